"""Addresses of the pictures of a course."""

from django.urls import path

from unclench.web.looking_back import views

urlpatterns = [
    path("", views.the_course, name="looking_back"),
    path("days/", views.day_by_day, name="looking_back_days"),
    path("body/", views.where_it_hurt, name="looking_back_body"),
    path("done/", views.what_was_done, name="looking_back_done"),
    path("questionnaires/", views.questionnaires, name="looking_back_questionnaires"),
]
