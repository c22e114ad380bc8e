"""Addresses of the view that one clinician gets."""

from django.urls import path

from unclench.web.clinician import consent_views, views

urlpatterns = [
    path("report/links/clinician/", consent_views.new, name="clinician_new"),
    path("clinician/<str:secret>/", views.look, name="clinician"),
    path("clinician/<str:secret>/note/", views.write_note, name="clinician_write"),
]
