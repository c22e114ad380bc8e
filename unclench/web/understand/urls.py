"""Addresses of the pages that explain what may be behind it."""

from django.urls import path

from unclench.web.understand import views

urlpatterns = [
    path("", views.overview, name="understand"),
    path("look/<slug:look_id>/", views.look_again, name="understand_look"),
    path("test/<slug:test_id>/", views.self_test, name="understand_test"),
    path("test/<slug:test_id>/before/", views.before_test, name="understand_before_test"),
    path("<slug:page_id>/", views.question, name="understand_page"),
]
