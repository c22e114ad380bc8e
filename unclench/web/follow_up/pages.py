"""What the pages say about time, as plain values for the templates."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from unclench.engine.assessment.assess import Due, check_in_dates, usual_course
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.values.follow_up import History, Place
from unclench.engine.values.record import Certainty
from unclench.web.accounts.visitors import keeper_of
from unclench.web.follow_up.services import all_due, counts, history_of, onset_from
from unclench.web.knowledge import knowledge

SAFE_TO_WAIT = "Two minutes to check again that it is safe to wait."
NEVER_CHECKED = "Two minutes to check that it is safe to wait."
UNCHECKED = "Your back has not been checked lately."
LOOK = "One list to look through. It takes half a minute."
SHOW = "Show me the list"
ASK_NOW = "Shall we check that? It takes two minutes."
HOW_SURE = {
    Certainty.HIGH: "very sure",
    Certainty.MODERATE: "fairly sure",
    Certainty.LOW: "not very sure",
    Certainty.VERY_LOW: "we know very little",
    Certainty.UNVERIFIED: "unverified",
}


def due_card(request: HttpRequest, place: Place) -> dict[str, Any] | None:
    """The card that says that a check is due; None when none is."""
    return _card_in(history_of(keeper_of(request).visitor), place)


def bad_day_card(request: HttpRequest) -> dict[str, Any] | None:
    """The same on a bad day, on which somebody whom no check counts for is asked anyway."""
    history = history_of(keeper_of(request).visitor)
    card = _card_in(history, Place.DIARY)
    if card or counts(history):
        return card
    return _card(Due("unchecked", UNCHECKED), history)


def after_look(request: HttpRequest) -> dict[str, Any]:
    """For the diary once a list was looked through. It is not called good while a sign waits."""
    history = history_of(keeper_of(request).visitor)
    looked = None if history.look_found else knowledge().quick_look
    return {"looked": looked, "due": _card_in(history, Place.DIARY)}


def _card_in(history: History, place: Place) -> dict[str, Any] | None:
    """The most pressing of what is due there. Whoever passes over a day to check again may look
    through the list all the same, where that is due too."""
    due = all_due(history, place)
    if not due:
        return None
    may_look = due[0].wellness and any(later.look for later in due)
    return _card(due[0], history) | {"list_url": reverse("nerve_look") if may_look else ""}


def _card(due: Due, history: History) -> dict[str, Any]:
    """A list is looked through between two checks: whoever has none is led to the check."""
    again = history.decided_on is not None
    if due.look and again:
        return {"reason": due.reason, "text": LOOK, "href": reverse("nerve_look"), "button": SHOW}
    start = reverse("check_page", args=[due.page]) if due.page else reverse("check_start")
    text, button = (SAFE_TO_WAIT, "Check again") if again else (NEVER_CHECKED, "Check my back")
    return {
        "reason": due.reason,
        "text": ASK_NOW if due.page else text,
        "href": start,
        "button": "Check that now" if due.page else button,
        "well_url": reverse("well_again") if due.wellness else "",
    }


def due_and_bout(request: HttpRequest, place: Place) -> dict[str, Any]:
    """For the record: the card, and the course so far, read once; None before the first check."""
    history = history_of(keeper_of(request).visitor)
    return {"due": _card_in(history, place), "bout": history if history.decided_on else None}


def ahead(decided_on: date, stored: dict[str, Any]) -> dict[str, Any]:
    """The days on which to check again that are not over, and what usually happens until then."""
    base, findings = knowledge(), stored_findings(knowledge(), stored)
    today = timezone.localdate()
    course = History(decided_on=decided_on, onset_on=onset_from(decided_on, stored))
    return {
        "dates": [
            {"on": d.on, "ask": d.check_in.ask}
            for d in check_in_dates(base, course)
            if d.on >= today
        ],
        "usual": [
            {
                "text": record.text,
                "how_sure": HOW_SURE[record.certainty],
                "sources": [base.sources[key] for key in record.source],
            }
            for record in usual_course(base, findings)
        ],
    }
