"""Addresses for programs that speak FHIR."""

from django.urls import path

from unclench.web.fhir import views

urlpatterns = [
    path("Questionnaire/unclench-check", views.questionnaire, name="fhir_questionnaire"),
]
