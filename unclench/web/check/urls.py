"""Addresses of the safety check."""

from django.urls import path

from unclench.web.check import views

urlpatterns = [
    path("unclear/<slug:contradiction_id>/", views.unclear, name="check_unclear"),
    path("start/", views.start, name="check_start"),
    path("help/", views.help_now, name="help_now"),
    path("answers/", views.answers, name="check_answers"),
    path("seen/", views.seen, name="check_seen"),
    path("result/<uuid:decision_id>/", views.result, name="check_result"),
    path("change/<uuid:decision_id>/<slug:page_id>/", views.change, name="check_change"),
    path("<slug:page_id>/", views.question, name="check_page"),
]
