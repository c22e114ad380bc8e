"""Addresses of the plan."""

from django.urls import path

from unclench.web.plan import flare_views, session_views, views

urlpatterns = [
    path("", views.plan, name="plan"),
    path("begin/", views.begin, name="plan_begin"),
    path("set-up/<slug:page_id>/", views.set_up, name="plan_set_up"),
    path("before/", views.before, name="plan_before"),
    path("not-for-me/<slug:name>/", views.not_for_me, name="plan_not_for_me"),
    path("take-back/<slug:name>/", views.take_back, name="plan_take_back"),
    path("swap/<slug:name>/", views.swap, name="plan_swap"),
    path("put-back/<slug:name>/", views.put_back, name="plan_put_back"),
    path("session/", session_views.start, name="plan_session"),
    path("session/<uuid:session_id>/", session_views.goes_on, name="plan_session_open"),
    path("session/<uuid:session_id>/<int:number>/", session_views.step, name="plan_session_step"),
    path(
        "session/<uuid:session_id>/felt/<slug:name>/", session_views.rate, name="plan_session_rate"
    ),
    path("session/<uuid:session_id>/worse/", session_views.worse, name="plan_session_worse"),
    path("session/<uuid:session_id>/done/", session_views.done, name="plan_session_done"),
    path("session/<uuid:session_id>/next-day/", session_views.next_day, name="plan_next_day"),
    path("flared/", flare_views.flared, name="plan_flared"),
    path("over/", flare_views.over, name="plan_flare_over"),
    path("over/<uuid:episode_id>/", flare_views.over_in_bout, name="episode_flare_over"),
    path("check-again/", flare_views.check_again, name="plan_check_again"),
    path("flare/", flare_views.flare, name="plan_flare"),
    path("flare/write/", flare_views.write, name="plan_flare_write"),
]
