"""Addresses of the fair tests."""

from django.urls import path

from unclench.web.fair_tests import asking_views, views

urlpatterns = [
    path("", views.all_tests, name="fair_tests"),
    path("begin/", asking_views.begin, name="fair_test_begin"),
    path("<uuid:test_id>/", views.one, name="fair_test"),
    path("<uuid:test_id>/ask/<slug:page>/", asking_views.ask, name="fair_test_ask"),
    path("<uuid:test_id>/noticed/", asking_views.noticed, name="fair_test_noticed"),
    path("<uuid:test_id>/plan/", asking_views.plan, name="fair_test_plan"),
    path("<uuid:test_id>/did/", views.did, name="fair_test_did"),
    path("<uuid:test_id>/note/", views.note, name="fair_test_note"),
    path("<uuid:test_id>/hard-days/", views.hard_days, name="fair_test_hard_days"),
    path("<uuid:test_id>/pause/", views.pause, name="fair_test_pause"),
    path("<uuid:test_id>/go-on/", views.go_on, name="fair_test_go_on"),
    path("<uuid:test_id>/stop/", views.stop, name="fair_test_stop"),
    path("<uuid:test_id>/take-away/", views.take_away, name="fair_test_take_away"),
    path("<uuid:test_id>/look/<int:number>/", views.look, name="fair_test_look"),
    path("<uuid:test_id>/report/", views.report, name="fair_test_report"),
    path("<uuid:test_id>/protocol.json", views.protocol, name="fair_test_protocol"),
    path("<uuid:test_id>/days.csv", views.days, name="fair_test_days"),
]
