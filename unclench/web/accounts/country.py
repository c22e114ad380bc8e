"""Which country's numbers to show, and the words around them."""

import itertools
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from unclench.engine.values.country import SOMEWHERE, Country, Helplines
from unclench.engine.values.record import Certainty
from unclench.web.accounts.visitors import keeper_of
from unclench.web.knowledge import knowledge

UNKNOWN = SOMEWHERE
DOUBT = "We could not confirm this number. If you know a better one where you are, call that."
NOWHERE = (
    "We do not know which country you are in. 112 is the emergency number for mobile phones in "
    "most of the world."
)


def country_of(request: HttpRequest) -> Country:
    """The country the person chose; else the one their browser's first languages suggest."""
    countries = knowledge().countries
    visitor = keeper_of(request).visitor
    chosen = visitor.country if visitor else ""
    return countries.get(chosen) or _from_languages(request.headers.get("Accept-Language", ""))


def _from_languages(header: str) -> Country:
    countries = knowledge().countries
    tags = [part.split(";")[0].strip() for part in header.split(",")]
    suggested = (country for tag in tags for country in _suggested_by(tag))
    return next(suggested, countries[UNKNOWN])


def _suggested_by(tag: str) -> Iterator[Country]:
    """The country that the region of a tag names, as in `de-AT`; or a language of one country.

    A bare `en`, `es` or `fr` is spoken in too many to suggest any.
    """
    language, *rest = tag.split("-")
    place = itertools.takewhile(lambda part: len(part) > 1, rest)  # after `u` or `x`: no region
    region = next((part.upper() for part in place if len(part) == 2), "")
    for country in knowledge().countries.values():
        by_language = not rest and language.lower() in country.languages
        if country.is_known and (country.id == region or by_language):
            yield country


def helplines_of(country: Country) -> Helplines | None:
    """The confirmed lines of a country, if there are any."""
    return knowledge().helplines.get(country.id)


def numbers_for(country: Country) -> dict[str, Any]:
    """Whom to call where: the emergency number, the confirmed lines, whose they are, and what the
    part of a page needs that changes the country."""
    lines = helplines_of(country)
    return {
        "country": country,
        "country_note": _note_on(country),
        "country_options": _options(country.id),
        "country_sources": [knowledge().sources[key].title for key in country.source],
        "emergency_number": country.emergency,
        "advice_number": lines.advice.number if lines and lines.advice else "",
        "crisis_lines": lines.crisis if lines else (),
    }


def _note_on(country: Country) -> str:
    if not country.is_known:
        return NOWHERE
    other = f"You can also call {' or '.join(country.also)}." if country.also else ""
    doubt = DOUBT if country.certainty is Certainty.UNVERIFIED else ""
    return f"{doubt} {other}".strip()


@lru_cache(maxsize=32)
def _options(chosen: str) -> SafeString:
    """Every country as it stands in a list to choose from."""
    rows = (
        (c.id, mark_safe(" selected") if c.id == chosen else "", c.name, c.emergency)
        for c in _by_name()
    )
    return format_html_join("", '<option value="{}"{}>{} ({})</option>', rows)


def _by_name() -> list[Country]:
    """Every country in the order of an English atlas, and the way out at the end."""
    return sorted(knowledge().countries.values(), key=lambda c: (not c.is_known, _plain(c.name)))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
