"""Addresses of the calendar."""

from django.urls import path, re_path

from unclench.web.calendar_feed import views

urlpatterns = [
    path("", views.page, name="calendar"),
    path("renew/", views.renew, name="calendar_renew"),
    path("take-away/", views.take_away, name="calendar_take_away"),
    re_path(r"^(?P<token>[A-Za-z0-9_-]{43})\.ics$", views.feed, name="calendar_feed"),
]
