"""Numbers and days in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from unclench.engine.values.record import Certainty

HOW_SURE = {
    Certainty.HIGH: "very sure",
    Certainty.MODERATE: "fairly sure",
    Certainty.LOW: "not very sure",
    Certainty.VERY_LOW: "very little is known",
    Certainty.UNVERIFIED: "unverified",
}


@dataclass(frozen=True)
class Voice:
    """How a course speaks of its person. `title`: one of its own, "" for that of its range."""

    pain: str
    plan: str
    could: str
    more: str
    title: str = ""


TO_THEM = Voice("your pain", "your plan changed", "Could do what you wanted", "you could do more")
"""As the person themself reads it."""
FUNCTION_WORDS = {0.0: "no", 0.5: "with effort", 1.0: "yes"}


def count(many: int, one: str, more: str = "") -> str:
    """How many of something: "1 day", "3 days"."""
    return f"{many} {one if many == 1 else more or one + 's'}"


def short(value: float) -> str:
    """A number as it is written down: whole where it is whole, else to a tenth."""
    return f"{round(value, 1):g}"


def day_words(day: date) -> str:
    """A day inside a sentence: "3 March 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def short_day(day: date) -> str:
    """A day where there is little room: "3 Mar 2026"."""
    return f"{day.day} {day:%b} {day.year}"


def span_words(first: date, last: date, today: date) -> str:
    """From one day to another, no word said twice; the year only where it is not this one."""
    if first == last:
        return recent_words(last, today)
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {recent_words(last, today)}"
    return f"{first.day} to {recent_words(last, today)}"


def recent_words(day: date, today: date) -> str:
    """A day, without its year where that is this one: "3 March"."""
    return f"{day.day} {day:%B}" if day.year == today.year else day_words(day)


def listed(words: Iterable[str]) -> str:
    """Several things in a row: "a, b and c"."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def function_words(value: float | None, days: int = 1) -> str:
    """Whether somebody could do what they wanted: in words for a day, as a share for more."""
    if value is None:
        return ""
    if days == 1 and value in FUNCTION_WORDS:
        return FUNCTION_WORDS[value]
    return f"{value:.0%}"
