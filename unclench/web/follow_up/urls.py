"""Addresses of the course over time."""

from django.urls import path

from unclench.web.follow_up import views

urlpatterns = [path("well/", views.well_again, name="well_again")]
