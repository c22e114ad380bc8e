"""Addresses of the report for a clinician."""

from django.urls import path

from unclench.web.report import views

urlpatterns = [
    path("", views.start, name="report"),
    path("page/", views.page, name="report_page"),
    path("words/", views.own_words, name="report_words"),
]
