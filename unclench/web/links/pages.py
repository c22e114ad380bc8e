"""What the pages of links show, as plain values for the templates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from unclench.web.links.forms import CODES, LASTS, Wishes
from unclench.web.links.models import Happened, Link, State
from unclench.web.links.passcodes import LONGEST
from unclench.web.links.qr import code_of
from unclench.web.links.services import opens_of
from unclench.web.site import is_this_computer

SAYS = {
    State.OPEN: "Open",
    State.EXPIRED: "Has run out",
    State.REVOKED: "You ended it",
    State.SPENT: "Closed after too many wrong codes",
}
OPENS_SHOWN = 20


def wishes_context(wishes: Wishes, sent_code: str = "") -> dict[str, Any]:
    """The part of a form in which length and passcode are chosen."""
    return {
        "lasts": [
            {"value": days, "label": label, "chosen": days == wishes.lasts_days}
            for days, label in LASTS.items()
        ],
        "codes": [
            {"value": value, "label": label, "chosen": value == wishes.code}
            for value, label in CODES.items()
        ],
        "own_code": sent_code,
        "own_code_longest": LONGEST,
        "own_code_wrong": wishes.errors.get("own_code", ""),
    }


def made_context(request: HttpRequest, link: Link, address: str, passcode: str) -> dict[str, Any]:
    """The page that shows a new link, once."""
    return {
        "link": link,
        "address": address,
        "passcode": passcode,
        "qr": code_of(address),
        "here_only": is_this_computer(request),
        "back_url": reverse("report"),
    }


def list_context(links: Sequence[Link], now: datetime) -> dict[str, Any]:
    """Every link, its state and what happened to it."""
    rows = [_row(link, now) for link in links]
    return {
        "open": [row for row in rows if row["is_open"]],
        "ended": [row for row in rows if not row["is_open"]],
        "back_url": reverse("report"),
    }


def _row(link: Link, now: datetime) -> dict[str, Any]:
    state, opens = link.state(now), opens_of(link)
    return {
        "link": link,
        "is_open": state is State.OPEN,
        "says": SAYS[state],
        "looks": sum(each.happened == Happened.OPENED for each in opens),
        "opens": opens[:OPENS_SHOWN],
        "more": max(len(opens) - OPENS_SHOWN, 0),
    }
