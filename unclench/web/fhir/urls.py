"""Addresses for programs that speak FHIR."""

from django.urls import path

from unclench.web.fhir import views

urlpatterns = [
    path("metadata", views.metadata, name="fhir_metadata"),
    path("Questionnaire/unclench-check", views.questionnaire, name="fhir_questionnaire"),
    path("<str:kind>", views.search, name="fhir_search"),
    path("<str:kind>/<str:resource_id>", views.read, name="fhir_read"),
    path("<path:rest>", views.not_here, name="fhir_not_here"),
]
