"""Addresses of the report for a clinician."""

from django.urls import path

from unclench.web.report import views

urlpatterns = [
    path("", views.start, name="report"),
    path("page/", views.page, name="report_page"),
    path("pdf/", views.as_pdf, name="report_pdf"),
    path("work/", views.work, name="report_work"),
    path("work/note/", views.work_page, name="report_work_note"),
    path("fhir/", views.as_fhir, name="report_fhir"),
    path("words/", views.own_words, name="report_words"),
]
