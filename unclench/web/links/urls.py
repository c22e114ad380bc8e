"""Addresses of the list of links."""

from django.urls import path

from unclench.web.links import views

urlpatterns = [
    path("", views.links, name="links"),
    path("<slug:kind>/<int:link_id>/end/", views.end, name="link_end"),
    path("<slug:kind>/<int:link_id>/take-off/", views.take_off, name="link_take_off"),
]
