"""Addresses of relief."""

from django.urls import path

from unclench.web.relief import trying_views, views

urlpatterns = [
    path("", views.now, name="relief_now"),
    path("all/", views.everything, name="relief_all"),
    path("do/<slug:name>/", views.one, name="relief_one"),
    path("try/", trying_views.try_next, name="try_next"),
    path("try/<slug:name>/", trying_views.try_option, name="try_option"),
    path("wait/<uuid:wait_id>/", trying_views.wait, name="waiting_session"),
    path("wait/<uuid:wait_id>/stop/", trying_views.stop_waiting, name="waiting_stop"),
    path("session/", views.begin, name="session_begin"),
    path("session/<uuid:session_id>/before/", views.before, name="session_before"),
    path("session/<uuid:session_id>/after/", views.after, name="session_after"),
    path("session/<uuid:session_id>/noticed/", views.noticed, name="session_noticed"),
    path("session/<uuid:session_id>/worse/", views.worse, name="session_worse"),
    path("session/<uuid:session_id>/summary/", views.summary, name="session_summary"),
    path("session/<uuid:session_id>/<int:number>/", views.step, name="session_step"),
]
