"""Addresses that programs ask."""

from django.urls import path

from unclench.web.operations import views

urlpatterns = [
    path("metrics", views.metrics, name="metrics"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
