"""Reads what somebody chose to share, and what they wrote for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import QueryDict

from unclench.report.choice import Choice, Part
from unclench.web.own_words import one_line, several_lines
from unclench.web.report.models import LINE, TEXT
from unclench.web.report.words import MOST_QUESTIONS

WEEKS = {"four_weeks": 28, "twelve_weeks": 84, "year": 365}
BOUT, OWN = "bout", "own"
NAME_LONGEST = 80
NO_PART = "Choose at least one part"
NO_DAY = "Write a day such as 2026-03-25"
WRONG_WAY_ROUND = "The last day is before the first one. Change one of them"
LATER = "This day is still to come. Choose one up to today"


@dataclass(frozen=True)
class Asked:
    """What was chosen, as it was sent, and the mistakes by field. `choice` is None with any."""

    days: str
    first: str
    last: str
    parts: tuple[Part, ...]
    choice: Choice | None
    errors: Mapping[str, str] = field(default_factory=dict)


def read_choice(sent: QueryDict, today: date, bout_since: date | None) -> Asked:
    """The days and parts of a report; without a word everything since this bout began, or of a
    year: who has no pain now has a story of bouts to tell."""
    usual = BOUT if bout_since else "year"
    days = sent.get("days", usual)
    days = days if days in (*WEEKS, OWN) or (days == BOUT and bout_since) else usual
    parts = _parts(sent)
    first, last, errors = _days(days, sent, today, bout_since)
    if not parts:
        errors["part"] = NO_PART
    choice = None if errors else Choice(first, last, frozenset(parts))
    return Asked(days, sent.get("from", ""), sent.get("to", ""), parts, choice, errors)


def _parts(sent: QueryDict) -> tuple[Part, ...]:
    named = sent.getlist("part")
    if not named and "days" not in sent:
        return tuple(Part)
    return tuple(part for part in Part if part in named)


def _days(
    days: str, sent: QueryDict, today: date, bout_since: date | None
) -> tuple[date, date, dict[str, str]]:
    if days == BOUT and bout_since:
        return min(bout_since, today), today, {}
    if days in WEEKS:
        return today - timedelta(days=WEEKS[days] - 1), today, {}
    first, last = _day(sent.get("from", "")), _day(sent.get("to", ""))
    errors = _wrong_days(first, last, today)
    return first or today, last or today, errors


def _wrong_days(first: date | None, last: date | None, today: date) -> dict[str, str]:
    given = {"from": first, "to": last}
    errors = {name: NO_DAY for name, day in given.items() if day is None}
    errors |= {name: LATER for name, day in given.items() if day and day > today}
    if not errors and first and last and last < first:
        errors["to"] = WRONG_WAY_ROUND
    return errors


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def as_query(asked: Asked) -> str:
    """The same choice as an address holds it."""
    query = QueryDict(mutable=True)
    query["days"] = asked.days
    if asked.days == OWN:
        query["from"], query["to"] = asked.first, asked.last
    query.setlist("part", list(asked.parts))
    return query.urlencode()


def read_name(sent: QueryDict) -> str:
    """The name to put on it; it is not kept."""
    return one_line(sent.get("name", ""), NAME_LONGEST)


def read_questions(sent: QueryDict) -> tuple[str, ...]:
    """The questions, without the empty ones."""
    told = (one_line(sent.get(f"question{n}", ""), LINE) for n in range(1, MOST_QUESTIONS + 1))
    return tuple(filter(None, told))


def read_text(sent: QueryDict, name: str) -> str:
    """Own words of several lines."""
    return several_lines(sent.get(name, ""), TEXT)


def read_until(sent: QueryDict, today: date) -> tuple[date | None, str]:
    """A day from today on, or none; and what is wrong with it."""
    written = sent.get("until", "").strip()
    if not written:
        return None, ""
    day = _day(written)
    return (day, "") if day and day >= today else (None, "Write a day from today on, or none")
