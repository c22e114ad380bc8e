"""Addresses of the notes from clinicians."""

from django.urls import path

from unclench.web.clinician_notes import views

urlpatterns = [
    path("", views.notes, name="notes"),
    path("<uuid:note_id>/read/", views.read, name="note_read"),
    path("<uuid:note_id>/take-away/", views.take_away, name="note_take_away"),
]
