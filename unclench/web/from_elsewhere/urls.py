"""Addresses of bringing in."""

from django.urls import path

from unclench.web.from_elsewhere import views

urlpatterns = [
    path("", views.page, name="bring_in"),
    path("file/<uuid:file_id>/", views.file, name="bring_in_file"),
    path("file/<uuid:file_id>/answer/", views.answer, name="bring_in_answer"),
    path("file/<uuid:file_id>/again/", views.again, name="bring_in_again"),
    path("file/<uuid:file_id>/keep/", views.keep, name="bring_in_keep"),
    path("file/<uuid:file_id>/leave/", views.leave, name="bring_in_leave"),
    path("<uuid:import_id>/undo/", views.undo, name="bring_in_undo"),
]
