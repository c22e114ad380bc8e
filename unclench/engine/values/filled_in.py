"""A questionnaire that somebody filled in elsewhere, without a word of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """How an answer was given: as a bare number, as a code with its weight, or as yes or no."""

    NUMBER = "number"
    WEIGHT = "weight"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Item:
    """One question. `link` is what the file calls it. `value` is None where nothing was answered,
    which is never 0, and where the answer is none that counts: `unread` then says what it is."""

    link: str
    value: float | None = None
    kind: ItemKind = ItemKind.NUMBER
    unread: str = ""


@dataclass(frozen=True)
class FilledIn:
    """One filled-in questionnaire.

    `urls` and `codes` (of LOINC) are all that the file says of which one it is. `items` stand in
    the order of the file. `authored`: when it was filled in; None where the file does not say the
    day. `fingerprint`: the same for the same answers of the same questionnaire, as they were saved.
    """

    items: tuple[Item, ...]
    fingerprint: str
    urls: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    authored: date | datetime | None = None


@dataclass(frozen=True)
class Score:
    """What a filled-in questionnaire comes to.

    `value` is on the scale of the measure, `parts` are its subscales. `answered`: how many of the
    `items` questions were answered; None where the score itself stood in the file.
    """

    measure: str
    value: float
    parts: Mapping[str, float] = field(default_factory=dict)
    answered: int | None = None
    items: int = 0
