"""Which country's numbers to show."""

from django.http import HttpRequest

from unclench.engine.values.advice import Country
from unclench.web.accounts.visitors import keeper_of
from unclench.web.knowledge import knowledge

UNKNOWN = "XX"


def country_of(request: HttpRequest) -> Country:
    """The country the person chose; else the one their browser's first languages suggest."""
    countries = knowledge().countries
    visitor = keeper_of(request).visitor
    chosen = visitor.country if visitor else ""
    return countries.get(chosen) or _from_languages(request.headers.get("Accept-Language", ""))


def _from_languages(header: str) -> Country:
    countries = knowledge().countries
    tags = [part.split(";")[0].strip().lower() for part in header.split(",")]
    for tag in tags:
        for country in countries.values():
            if tag in (language.lower() for language in country.languages):
                return country
    return countries[UNKNOWN]
