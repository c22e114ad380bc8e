"""Addresses of the episodes."""

from django.urls import path

from unclench.web.episodes import views

urlpatterns = [
    path("", views.episodes, name="episodes"),
    path("begin/", views.begin, name="episode_begin"),
    path("<uuid:episode_id>/", views.episode, name="episode"),
    path("<uuid:episode_id>/same/", views.same, name="episode_same"),
    path("<uuid:episode_id>/goes-on/", views.goes_on, name="episode_goes_on"),
    path("<uuid:episode_id>/take-away/", views.take_away, name="episode_take_away"),
]
