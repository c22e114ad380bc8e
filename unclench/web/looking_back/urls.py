"""Addresses of the pictures of a course."""

from django.urls import path

from unclench.web.looking_back import sets_off_views, views

urlpatterns = [
    path("", views.the_course, name="looking_back"),
    path("days/", views.day_by_day, name="looking_back_days"),
    path("body/", views.where_it_hurt, name="looking_back_body"),
    path("done/", views.what_was_done, name="looking_back_done"),
    path("questionnaires/", views.questionnaires, name="looking_back_questionnaires"),
    path("what-sets-it-off/", sets_off_views.what_sets_it_off, name="looking_back_sets_off"),
    path(
        "what-sets-it-off/<slug:factor_id>/",
        sets_off_views.a_test_by_days,
        name="looking_back_day_test",
    ),
]
