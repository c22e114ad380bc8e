"""Addresses of questionnaires that were filled in elsewhere."""

from django.urls import path

from unclench.web.questionnaires import views

urlpatterns = [
    path("", views.page, name="questionnaires"),
    path("look/", views.look, name="questionnaires_look"),
    path("keep/", views.keep, name="questionnaires_keep"),
    path("<uuid:score_id>/remove/", views.remove, name="questionnaires_remove"),
]
