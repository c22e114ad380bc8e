"""Addresses of the safety check."""

from django.urls import path

from unclench.web.check import mark_views, views

urlpatterns = [
    path("unclear/<slug:contradiction_id>/", views.unclear, name="check_unclear"),
    path("start/", views.start, name="check_start"),
    path("help/", views.help_now, name="help_now"),
    path("answers/", views.answers, name="check_answers"),
    path("seen/<slug:flag>/", mark_views.seen, name="check_seen"),
    path("seen/<slug:flag>/<int:days>/", mark_views.who, name="check_seen_by"),
    path("seen/<slug:flag>/<int:days>/<slug:seen_by>/", mark_views.since, name="check_seen_since"),
    path("still/<uuid:mark_id>/", mark_views.still, name="check_still"),
    path("mark/<uuid:mark_id>/remove/", mark_views.remove, name="check_mark_remove"),
    path("result/<uuid:decision_id>/", views.result, name="check_result"),
    path("change/<uuid:decision_id>/<slug:page_id>/", views.change, name="check_change"),
    path("<slug:page_id>/", views.question, name="check_page"),
]
