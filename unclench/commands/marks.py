"""Reads the flags that a clinician has checked, for `unclench triage --assessed`."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from unclench.commands.console import stop
from unclench.commands.given import read_document
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.red_flag import ASSESSED_DAYS

EXAMPLE = "such as `upper_back: 2026-10-12`"


def read_marks(base: KnowledgeBase, file: str, today: date) -> dict[str, date]:
    """The day on which each flag was checked. Stops with every entry that cannot be used."""
    raw = read_document(file)
    if not isinstance(raw, Mapping):
        stop(f"{file} is not a mapping of red flag to the day it was checked, {EXAMPLE}")
    problems = list(_problems(base, raw, today))
    if problems:
        lines = "\n".join(f"  {problem}" for problem in problems)
        stop(f"{file}: these marks cannot be used:\n{lines}")
    return {str(flag): day for flag, value in raw.items() if (day := _day(value))}


def _problems(base: KnowledgeBase, raw: Mapping[Any, Any], today: date) -> Iterator[str]:
    for name, value in raw.items():
        flag, day = base.red_flags.get(str(name)), _day(value)
        if flag is None:
            yield f"no red flag is called `{name}`.{did_you_mean(str(name), base.red_flags)}"
        elif ASSESSED_DAYS[flag.assessed] == 0:
            yield f"`{name}` is never settled by a clinician's check; leave it out"
        elif day is None:
            yield f"{name}: `{value}` is not a day {EXAMPLE}"
        elif day > today:
            yield f"{name}: {day} lies after {today}; give a day in the past, or --today"


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
