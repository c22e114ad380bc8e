"""Addresses of the keys for other programs."""

from django.urls import path

from unclench.web.read_keys import views

urlpatterns = [
    path("", views.programs, name="programs"),
    path("<int:key_id>/away/", views.take_away, name="read_key_away"),
]
