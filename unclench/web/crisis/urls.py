"""The address of the crisis page."""

from django.urls import path

from unclench.web.crisis import views

urlpatterns = [path("crisis/", views.crisis, name="crisis")]
