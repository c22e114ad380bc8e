"""Addresses of the diary."""

from datetime import date

from django.urls import path, register_converter

from unclench.web.diary import measure_views, views


class Day:
    """A day in an address, such as 2026-11-25."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, text: str) -> date:
        """The day; an address with a day that does not exist leads nowhere."""
        return date.fromisoformat(text)

    def to_url(self, day: date | str) -> str:
        """How a day stands in an address."""
        return str(day)


register_converter(Day, "day")

urlpatterns = [
    path("", views.today, name="diary"),
    path("days/", views.days, name="diary_days"),
    path("choose/", views.choose, name="diary_choose"),
    path("bad-day/", views.bad_day, name="diary_bad_day"),
    path("flared/", views.flared, name="diary_flared"),
    path("activities/", measure_views.activities, name="diary_activities"),
    path("change/", measure_views.change, name="diary_change"),
    path("bout/<uuid:episode_id>/noticed/", views.bout_noticed, name="bout_noticed"),
    path("<day:on>/", views.day, name="diary_day"),
    path("<day:on>/noticed/", views.noticed, name="diary_noticed"),
    path("<day:on>/take-away/", views.take_away, name="diary_take_away"),
]
