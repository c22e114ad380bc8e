"""What the pages of health links show, as plain values for the templates."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from unclench.health_link.reach import Reach, reach_of
from unclench.health_link.sealed import SEALED
from unclench.report.choice import Part
from unclench.web.health_links import forms
from unclench.web.health_links.address import viewer_address
from unclench.web.health_links.models import HealthLink
from unclench.web.health_links.services import LABEL, Made, SealedForOwnSpace
from unclench.web.links.models import LABEL_LONGEST
from unclench.web.links.passcodes import LONGEST
from unclench.web.links.qr import code_of
from unclench.web.report.forms import NAME_LONGEST, Asked, as_query
from unclench.web.report.pages import PARTS, hidden_fields

LASTS = {"day": "1 day", "week": "7 days", "month": "30 days", "year": "A year"}
PASSCODES = {
    forms.DRAWN: "Six digits, drawn for you",
    forms.OWN: "My own",
    forms.NONE: "None. Whoever has the QR code can read it",
}
NOT_REACHED = {
    Reach.NOWHERE: "This site has no address of the web, so nobody else can open the link.",
    Reach.HERE: "This site runs on this computer alone. A clinic cannot reach it.",
    Reach.AT_HOME: "This site can be reached in your own network only. A clinic cannot reach it.",
    Reach.UNSAFE: "This site is reached without HTTPS. Browsers elsewhere refuse to open the link.",
}


def form_context(
    asked: Asked, wish: forms.Wish, wrong: Mapping[str, str], site: str, sent: QueryDict
) -> dict[str, Any]:
    """The page on which a link is wished for."""
    query = as_query(asked)
    return {
        "hidden": hidden_fields(asked),
        "parts": [] if set(asked.parts) == set(Part) else [PARTS[part] for part in asked.parts],
        "days": _days(asked),
        "preview_url": f"{reverse('report_page')}?{query}",
        "back_url": f"{reverse('report_page')}?{query}",
        "lasts": _options(LASTS, wish.lasts),
        "passcodes": _options(PASSCODES, wish.passcode_from),
        "wish": wish,
        "usual_lasts": LASTS[forms.USUAL],
        "sent": {name: sent.get(name, "") for name in ("label", "name", "space", "link")},
        "label_usual": LABEL,
        "longest": {"label": LABEL_LONGEST, "name": NAME_LONGEST, "passcode": LONGEST},
        "wrong": wrong,
        "errors": [{"href": _mended_at(name), "text": text} for name, text in wrong.items()],
        "not_reached": NOT_REACHED.get(reach_of(site), ""),
        "viewer_address": viewer_address(site),
        "site": site,
        "origin_is_set": bool(settings.CSRF_TRUSTED_ORIGINS),
    }


def _mended_at(name: str) -> str:
    """Where a mistake is put right: in the field of that name, or where links are ended."""
    return reverse("links") if name == "links" else f"#{name}"


def replaced_words(link: HealthLink | None) -> str:
    """What is offered where a link was made a moment ago that nobody has opened."""
    if link is None:
        return ""
    made = timezone.localtime(link.made_at)
    return f"End the QR code that I made at {date_format(made, 'H:i')}"


def _options(words: Mapping[str, str], chosen: str) -> list[dict[str, Any]]:
    return [
        {"value": value, "label": label, "chosen": value == chosen}
        for value, label in words.items()
    ]


def _days(asked: Asked) -> str:
    assert asked.choice is not None
    first, last = asked.choice.first, asked.choice.last
    return f"{date_format(first, 'j F Y')} to {date_format(last, 'j F Y')}"


def made_context(made: Made, asked: Asked, site: str) -> dict[str, Any]:
    """The one page on which a new link is seen."""
    return {
        "link": made.link,
        "text": made.text,
        "qr": code_of(made.text),
        "passcode": made.passcode,
        "not_reached": NOT_REACHED.get(reach_of(site), ""),
        "back_url": f"{reverse('report_page')}?{as_query(asked)}",
    }


def renewed_context(link: HealthLink, asked: Asked) -> dict[str, Any]:
    """What is said once something newer is behind a link."""
    return {"link": link, "back_url": f"{reverse('report_page')}?{as_query(asked)}"}


def own_space_context(made: SealedForOwnSpace, asked: Asked) -> dict[str, Any]:
    """The file, the link to it, and what is to be done with both."""
    return {
        "text": made.text,
        "qr": code_of(made.text),
        "name": made.name,
        "file": f"data:{SEALED},{made.sealed}",
        "back_url": f"{reverse('report_page')}?{as_query(asked)}",
    }
