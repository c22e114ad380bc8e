"""Reads what is searched for, strictly, and finds it. Nothing is passed over in silence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from unclench.fhir.narrative import Resource
from unclench.fhir.served import MOST_COUNT, USUAL_COUNT, coded, parameters_of

_DAY = re.compile(r"(eq|ge|gt|le|lt)?(\d{4}-\d{2}-\d{2})")
Fits = Callable[[Mapping[str, Any]], bool]


class SearchRefusedError(ValueError):
    """A search that cannot be done: says which parameter, and what was expected."""


@dataclass(frozen=True)
class Search:
    """What is looked for, and which page of it."""

    fits: tuple[Fits, ...]
    count: int
    page: int

    def found_in(self, resources: Sequence[Resource]) -> list[Resource]:
        """All that fit, in their order."""
        return [each for each in resources if all(fits(each) for fits in self.fits)]

    def shown(self, found: Sequence[Resource]) -> Sequence[Resource]:
        """The page that was asked for."""
        begin = (self.page - 1) * self.count
        return found[begin : begin + self.count]


def read_search(kind: str, told: Mapping[str, Sequence[str]], patient: str) -> Search:
    """What the parameters of an address ask for. `patient`: the id of the one person.

    Raises SearchRefusedError.
    """
    known = {each.name for each in parameters_of(kind)}
    for name in told:
        if name not in known:
            raise SearchRefusedError(f"{name:.40} cannot be searched here; {_listed(known)}.")
    fits = [_fits(name, value, patient) for name, values in told.items() for value in values]
    return Search(
        fits=tuple(filter(None, fits)),
        count=_number("_count", told, USUAL_COUNT, MOST_COUNT),
        page=_number("_page", told, 1, 1_000_000),
    )


def _listed(known: set[str]) -> str:
    return f"expected one of {', '.join(sorted(known))}"


def _number(name: str, told: Mapping[str, Sequence[str]], usual: int, most: int) -> int:
    values = told.get(name, [])
    if not values:
        return usual
    text = values[-1]
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most):
        raise SearchRefusedError(f"{name}={text:.40} is not a number from 1 to {most}.")
    return int(text)


def _fits(name: str, value: str, patient: str) -> Fits | None:
    match name:
        case "patient":
            asked = value.removeprefix("Patient/")
            return lambda _: asked == patient
        case "code" | "category":
            return _of_code(name, value)
        case "date":
            return _of_day(value)
        case _:
            return None


def _of_code(field: str, value: str) -> Fits:
    """A token as FHIR writes it: `code`, `system|code`, `|code` or `system|`. With commas: any."""
    wanted = [part.rpartition("|") for part in value.split(",")]

    def fits(resource: Mapping[str, Any]) -> bool:
        return any(
            code in ("", told) and (not bar or before == system)
            for system, told in coded(resource, field)
            for before, bar, code in wanted
        )

    return fits


def _of_day(value: str) -> Fits:
    match = _DAY.fullmatch(value)
    day = _date(match[2]) if match else None
    if match is None or day is None:
        raise SearchRefusedError(
            f"date={value:.40} is not a day; expected one such as 2026-03-01 or ge2026-03-01."
        )
    compare = _COMPARED[match[1] or "eq"]
    return lambda resource: compare(*_span(resource), day.isoformat())


_COMPARED: Mapping[str, Callable[[str, str, str], bool]] = {
    "eq": lambda first, last, day: first == last == day,
    "ge": lambda first, last, day: last >= day,
    "gt": lambda first, last, day: last > day,
    "le": lambda first, last, day: first <= day,
    "lt": lambda first, last, day: first < day,
}


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _span(resource: Mapping[str, Any]) -> tuple[str, str]:
    """The first and the last day that a resource tells of; one that goes on has no last one."""
    if "effectivePeriod" in resource:
        period = resource["effectivePeriod"]
        return period["start"][:10], period.get("end", "9999-12-31")[:10]
    moment = str(resource.get("effectiveDateTime", ""))[:10]
    return moment, moment
