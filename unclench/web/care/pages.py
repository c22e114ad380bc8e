"""What the page of care nearby shows."""

from collections import Counter
from datetime import datetime, time
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone

from unclench.care.hours import Hours, Standing
from unclench.care.store import About
from unclench.engine.values.care import CareKind
from unclench.engine.values.country import Country
from unclench.web.accounts.country import numbers_for
from unclench.web.care.forms import LONGEST_PLACE, Asked
from unclench.web.care.services import Answer, Near, Need, Section
from unclench.web.check.pages import words_for
from unclench.web.knowledge import knowledge

OLD_DAYS = 365
IN_MILES = frozenset(("GB", "GG", "IM", "JE", "US", "PR", "VI", "GU"))
KM_IN_A_MILE = 1.609344
_WHEELCHAIR = {
    "yes": "A wheelchair gets in.",
    "limited": "A wheelchair gets in with help, or to some parts.",
    "no": "A wheelchair does not get in.",
}


def page_context(need: Need, asked: Asked, answer: Answer, country: Country) -> dict[str, Any]:
    """The form, the places, and what to do without any."""
    care, order = knowledge().care, need.order
    country = _where_they_are(asked, answer) or country
    words = words_for(country)
    sections = [_section(each) for each in answer.sections]
    return {
        "title": care.title,
        "order": order,
        "heading": order.heading.format(**words) if order.call_first else care.title,
        "lead": order.lead,
        "asked": asked,
        "errors": [{"href": "#place", "text": asked.error}] if asked.error else [],
        "about": answer.about and _about(answer.about),
        "form": _form(need, asked, answer),
        "near": _near_what(asked, answer),
        "looked_up": answer.looked_up,
        "sections": [s for s in sections if s["places"]],
        "none_of": [s["title"] for s in sections if not s["places"]],
        "choices": _choices(answer),
        "close_names": answer.close_names,
        "elsewhere": _elsewhere(answer, country),
        "how_to_find": [line.format(**words) for line in order.how_to_find or care.how_to_find],
        "before_you_go": [line.format(**words) for line in care.before_you_go],
        "words": words,
        "back_url": _back(need),
    } | numbers_for(country)


def _back(need: Need) -> str:
    return reverse("check_result", args=[need.decision.pk]) if need.decision else reverse("home")


def _form(need: Need, asked: Asked, answer: Answer) -> dict[str, Any]:
    whatever = "What my last check needs" if need.decision else "Any of these"
    kinds = [{"id": kind.id, "title": kind.title} for kind in knowledge().care.kinds]
    return {
        "kinds": [{"id": "", "title": whatever}, *kinds],
        "longest": LONGEST_PLACE,
        "place": asked.place,
        "again": answer.looked_up,
    }


def _near_what(asked: Asked, answer: Answer) -> str:
    """What the places are near to, in words."""
    if answer.spot is not None:
        beside = f", beside {answer.spot.beside}" if answer.spot.beside else ""
        return f"{answer.spot.name}{beside}"
    return "where you are" if asked.here else ""


def _choices(answer: Answer) -> list[dict[str, Any]]:
    """The places of the name that was typed, if there are several and none was chosen."""
    if answer.spot is not None:
        return []
    return [
        {
            "value": number,
            "text": f"{spot.name}, beside {spot.beside}" if spot.beside else spot.name,
        }
        for number, spot in enumerate(answer.spots)
    ]


def _about(about: About) -> dict[str, Any]:
    is_old = about.day is not None and (timezone.now() - about.day).days > OLD_DAYS
    return {"attribution": about.attribution, "day": about.day, "is_old": is_old}


def _where_they_are(asked: Asked, answer: Answer) -> Country | None:
    """The country that somebody stands in, if every place near them lies in the same one."""
    codes = _countries(answer)
    return knowledge().countries.get(next(iter(codes))) if asked.here and len(codes) == 1 else None


def _elsewhere(answer: Answer, country: Country) -> Country | None:
    """The country of the places, where it is another than the one whose numbers stand above."""
    codes = _countries(answer)
    code = codes.most_common(1)[0][0] if codes else ""
    there = knowledge().countries.get(code)
    return there if there is not None and there.id != country.id else None


def _countries(answer: Answer) -> Counter[str]:
    """In which countries the places of an answer lie."""
    return Counter(near.found.country for s in answer.sections for near in s.places)


def _section(section: Section) -> dict[str, Any]:
    kind = section.kind
    return {
        "id": kind.id,
        "title": kind.title,
        "what_for": kind.what_for,
        "places": [_place(kind, near) for near in section.places],
    }


def _place(kind: CareKind, near: Near) -> dict[str, Any]:
    found = near.found
    return {
        "name": found.name or kind.one,
        "is_named": bool(found.name),
        "distance": distance_in_words(found.km, found.country),
        "standing": str(near.hours.standing),
        "hours": hours_in_words(near.hours, kind.hours_unknown),
        "today": _today(near.hours),
        "address": found.address,
        "phone": found.phone,
        "tel": "".join(c for c in found.phone if c.isdigit() or c == "+"),
        "geo": f"geo:{found.lat},{found.lon}?q={found.lat},{found.lon}({quote(found.name)})",
        "wheelchair": _WHEELCHAIR.get(found.wheelchair, "Wheelchair access is not known."),
    }


def distance_in_words(km: float, country: str) -> str:
    """A distance as people say it there, no more precise than it is."""
    if km < 0.1:
        return "less than 100 m"
    if country in IN_MILES and km >= 0.4:
        return f"{km / KM_IN_A_MILE:.1f} miles"
    return f"{round(km * 10) * 100} m" if km < 0.95 else f"{km:.{0 if km >= 10 else 1}f} km"


def hours_in_words(hours: Hours, when_unknown: str) -> str:
    """How a place stands now, in one line."""
    match hours.standing:
        case Standing.UNKNOWN:
            return when_unknown
        case Standing.ASK:
            remark = f" They say: “{hours.remark}”." if hours.remark else ""
            return f"Ask first.{remark}"
        case Standing.OPEN:
            return f"Open now, until {_moment(hours.changes)}." if hours.changes else "Open now."
        case Standing.CLOSED:
            opens = f" Opens {_moment(hours.changes)}." if hours.changes else ""
            return f"Closed now.{opens}"


def _moment(moment: datetime | None) -> str:
    """A time on the clock of the place; with its day, if that is not today."""
    if moment is None:
        return ""
    today = timezone.now().astimezone(moment.tzinfo).date()
    days = (moment.date() - today).days
    if days == 1 and moment.time() == time(0):
        return "midnight"
    day = {0: "", 1: "tomorrow "}.get(days, f"{moment:%A} ")
    return f"{day}{moment:%H:%M}"


def _today(hours: Hours) -> str:
    """The hours of this day, where there is more than one stretch."""
    if len(hours.today) < 2:
        return ""
    spans = " and ".join(f"{start:%H:%M} to {end:%H:%M}" for start, end in hours.today)
    return f"Today {spans}."
