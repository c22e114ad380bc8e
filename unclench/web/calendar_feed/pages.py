"""What the page of the calendar shows, as plain values for the template."""

from typing import Any

from django.urls import get_script_prefix, reverse

from unclench.web.calendar_feed import services
from unclench.web.calendar_feed.forms import Sent
from unclench.web.calendar_feed.models import CalendarFeed
from unclench.web.plan.services import counting_decision
from unclench.web.weekly_times import DAY_NAMES

PARTS = {
    "with_session": "A session",
    "with_walk": "A walk",
    "with_checks": "When to check again",
}
QUIET = {"value": "quiet", "label": "“Time for you, 9 min”. Nothing about your health."}
PLAIN = {"value": "plain", "label": "“Back: session, 9 min”, with what is in it."}


def page_context(feed: CalendarFeed | None, key: str, site: str, sent: Sent) -> dict[str, Any]:
    """The page, with the form as it was sent or as it was kept."""
    wishes = sent.wishes
    token = services.token_shown(feed, key) if feed else ""
    return {
        "feed": feed,
        "address": _address(site, token),
        "webcal": _webcal(site, token),
        "days": [
            {"value": str(n), "label": name, "chosen": n in wishes.days}
            for n, name in enumerate(DAY_NAMES)
        ],
        "parts": [
            {"value": name, "label": label, "chosen": getattr(wishes, name)}
            for name, label in PARTS.items()
        ],
        "session_at": f"{wishes.session_at:%H:%M}",
        "walk_at": f"{wishes.walk_at:%H:%M}",
        "titles": [QUIET, PLAIN],
        "title_chosen": "plain" if wishes.plain else "quiet",
        "wrong": sent.errors,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in sent.errors.items()],
        "checked": feed is None or counting_decision(feed.visitor) is not None,
        "back_url": reverse("yours"),
    }


def _address(site: str, token: str) -> str:
    return site.removesuffix(get_script_prefix()) + _path(token) if token else ""


def _webcal(site: str, token: str) -> str:
    return "webcal://" + _address(site, token).partition("//")[2] if token else ""


def _path(token: str) -> str:
    return reverse("calendar_feed", args=[token])
