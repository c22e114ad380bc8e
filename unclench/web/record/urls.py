"""Addresses of what is kept about a visitor."""

from django.urls import path

from unclench.web.record import views

urlpatterns = [
    path("", views.yours, name="yours"),
    path("country/", views.choose_country, name="country"),
    path("about/", views.about, name="about"),
    path("forget/", views.forget, name="forget"),
]
