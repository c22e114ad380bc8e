"""What the page of a record shows, as plain values for the template."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format

from unclench.web.episodes.models import Episode

Door = dict[str, str]


def doors(bouts: Sequence[Episode], *, has_plan: bool) -> list[Door]:
    """The ways into the record, those that are used most first."""
    plan = "What to do this week" if has_plan else "Make one that fits you"
    return [
        _door("diary", "Diary", "How is it today? A few taps are enough."),
        _door("looking_back", "Looking back", "Your course and your days, as pictures"),
        _door("plan", "Your plan", plan),
        _door("episodes", "Bouts", _bouts_said(bouts)),
        _door("report", "Report", "One page for your doctor or physio, and a note for work"),
        _door("reminders", "Reminders", "When you want to be reminded, and how"),
        _door("calendar", "Calendar", "Times for you in your own calendar"),
        _door("bring_in", "Steps and sleep", "Bring them in from your phone or watch"),
    ]


def _door(name: str, title: str, text: str) -> Door:
    return {"href": reverse(name), "title": title, "text": text}


def _bouts_said(bouts: Sequence[Episode]) -> str:
    """The newest bout, in a line."""
    if not bouts:
        return "When it began, and when you were well again"
    newest = bouts[0]
    began = date_format(newest.began_on, "j F Y")
    if newest.ended_on is None:
        return f"One is going on, since {began}"
    return f"The last one: {began} to {date_format(newest.ended_on, 'j F Y')}"
