"""Addresses of what works without the network. The worker stands at the root: it serves all."""

from django.urls import path

from unclench.web.offline import views

urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("offline/", views.hub, name="offline"),
    path("offline/sender/", views.sender, name="offline_sender"),
]
