"""Addresses of the report for a clinician."""

from django.urls import path

from unclench.web.report import key_views, views

urlpatterns = [
    path("", views.start, name="report"),
    path("page/", views.page, name="report_page"),
    path("pdf/", views.as_pdf, name="report_pdf"),
    path("work/", views.work, name="report_work"),
    path("work/note/", views.work_page, name="report_work_note"),
    path("fhir/", views.as_fhir, name="report_fhir"),
    path("programs/", key_views.programs, name="report_programs"),
    path("programs/<int:key_id>/away/", key_views.take_away, name="report_key_away"),
    path("words/", views.own_words, name="report_words"),
]
