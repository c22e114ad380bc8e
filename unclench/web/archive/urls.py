"""Addresses of a record as a whole."""

from django.urls import path

from unclench.web.archive import views

urlpatterns = [
    path("take/", views.take, name="take"),
    path("take/file/", views.download, name="take_file"),
    path("bring/", views.bring, name="bring"),
    path("bring/look/", views.look, name="bring_look"),
    path("bring/done/", views.brought, name="brought"),
    path("history/", views.history, name="history"),
    path("open/<str:link>/", views.open_record, name="open_record"),
]
