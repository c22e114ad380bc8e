"""Addresses of the reminders."""

from django.urls import path

from unclench.web.reminders import views

urlpatterns = [
    path("", views.page, name="reminders"),
    path("pause/", views.pause, name="reminders_pause"),
    path("stop/", views.stop_all, name="reminders_stop_all"),
    path("device/", views.device, name="reminders_device"),
    path("stop/<str:token>/", views.stop, name="reminders_stop"),
]
