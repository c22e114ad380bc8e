"""Addresses of the page about painkillers."""

from django.urls import path

from unclench.web.medicines import views

urlpatterns = [
    path("", views.start, name="medicines"),
    path("list/", views.latest, name="medicine_list"),
    path("list/<uuid:answers_id>/", views.told, name="medicines_told"),
    path("<slug:page_id>/", views.question, name="medicine_page"),
]
