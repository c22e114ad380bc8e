"""Addresses of what is learnt about one person."""

from django.urls import path

from unclench.web.what_helps import twice_views, views

urlpatterns = [
    path("", views.eases, name="what_eases"),
    path("waiting/", views.wish, name="waiting_wish"),
    path("twice/", twice_views.first, name="told_twice"),
    path("twice/<uuid:wait_id>/", twice_views.second, name="told_twice_second"),
]
