"""Addresses of how the program decides."""

from django.urls import path

from unclench.web.review import views

urlpatterns = [
    path("", views.index, name="how_it_decides"),
    path("<slug:flag_id>/", views.flag, name="how_a_flag_decides"),
]
