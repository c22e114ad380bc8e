"""The address of care nearby. Where somebody is never stands in it."""

from django.urls import path

from unclench.web.care import views

urlpatterns = [path("", views.care, name="care")]
