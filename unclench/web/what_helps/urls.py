"""Addresses of what is learnt about one person."""

from django.urls import path

from unclench.web.what_helps import views

urlpatterns = [
    path("", views.eases, name="what_eases"),
    path("waiting/", views.wish, name="waiting_wish"),
]
