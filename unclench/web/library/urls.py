"""Addresses of everything that can be looked up."""

from django.urls import path

from unclench.web.library import views

urlpatterns = [
    path("", views.index, name="library"),
    path("ask/", views.ask, name="library_ask"),
    path("compare/", views.compare, name="library_compare"),
    path("<slug:page_id>/", views.page, name="library_page"),
]
