"""Addresses of the gallery."""

from django.urls import path

from unclench.web.components import views

urlpatterns = [
    path("", views.index, name="components"),
    path("<slug:name>/", views.page, name="component"),
]
