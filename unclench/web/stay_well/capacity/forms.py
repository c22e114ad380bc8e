"""Reads the numbers that somebody wrote down after a test."""

from dataclasses import dataclass, field

from django.http import QueryDict

from unclench.engine.values.capacity import CapacityTest
from unclench.web.check.forms import TamperedFormError
from unclench.web.stay_well.capacity.services import Done

ONLY = "number"
"""The name of the field of a test without sides."""


@dataclass(frozen=True)
class Written:
    """What was written: the numbers, or what is wrong with them by field."""

    done: Done | None
    errors: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    pain: str = ""


def fields_of(test: CapacityTest) -> tuple[str, ...]:
    """The names of the fields of a test."""
    return test.sides or (ONLY,)


def read_numbers(test: CapacityTest, form: QueryDict) -> Written:
    """The numbers in a form. Raises TamperedFormError for a pain that was never offered."""
    pain = form.get("pain", "")
    if pain and not (pain.isdecimal() and int(pain) <= 10):
        raise TamperedFormError
    raw = {name: form.get(name, "").strip() for name in fields_of(test)}
    errors = _errors(test, raw)
    if errors:
        return Written(None, errors, raw, pain)
    values = {"" if name == ONLY else name: int(text) for name, text in raw.items() if text}
    return Written(Done(values, int(pain) if pain else None), raw=raw, pain=pain)


def _errors(test: CapacityTest, raw: dict[str, str]) -> dict[str, str]:
    if not any(raw.values()):
        return {next(iter(raw)): "Write down a number, such as 14"}
    wanted = f"Write a whole number from 0 to {test.highest}"
    return {name: wanted for name, text in raw.items() if text and not _fits(test, text)}


def _fits(test: CapacityTest, text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5 and int(text) <= test.highest
