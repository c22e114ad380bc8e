"""Which of the items of a file is which question of a questionnaire."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unclench.engine.values.filled_in import Item, ItemKind
from unclench.engine.values.scoring import Scoring, ScoringRule
from unclench.engine.values.tracker import OutcomeMeasure

_CODE = re.compile(r"(?:.*[^0-9])?[0-9]{3,}-[0-9]")
_NUMBER = re.compile(r"(?:.*[^0-9])?([0-9]{1,3})[^0-9]?", re.DOTALL)


@dataclass(frozen=True)
class Sorted:
    """The items of a file: `questions`, and the score if the file tells that as well."""

    questions: tuple[Item, ...]
    told: Item | None = None


def sort_items(measure: OutcomeMeasure, scoring: Scoring, items: Sequence[Item]) -> Sorted:
    """Sets the score that a file tells apart from its questions.

    It has the code by which the measure is known. Or it is the one bare number among answers of
    other kinds, where every question is answered alike; or the one number of a file whose score is
    given.
    """
    told = _by_code(measure, items) or _by_kind(scoring, items)
    return Sorted(tuple(item for item in items if item is not told), told)


def _by_code(measure: OutcomeMeasure, items: Sequence[Item]) -> Item | None:
    codes = measure.known_by.loinc if measure.known_by else ()
    found = [item for item in items if last_part(item.link) in codes and item.value is not None]
    return found[0] if len(found) == 1 else None


def _by_kind(scoring: Scoring, items: Sequence[Item]) -> Item | None:
    answered = [item for item in items if item.value is not None]
    numbers = [item for item in answered if item.kind is ItemKind.NUMBER]
    is_alone = len(numbers) == 1 and not scoring.weighed
    if scoring.rule is ScoringRule.GIVEN:
        return numbers[0] if len(numbers) == 1 else None
    return numbers[0] if is_alone and len(answered) > 2 else None


def last_part(link: str) -> str:
    """What a link id or an address ends with: `/91351-7` and `/a/91351-7` end alike."""
    return link.rstrip("/").rsplit("/", 1)[-1]


def numbers_of(questions: Sequence[Item], many: int) -> dict[int, Item] | None:
    """The answered questions by their number, from 1.

    By the number that each link id ends with, if these are different ones from 1 to `many`. Else by
    their order, if the file holds every question: FHIR keeps the order of the questionnaire. None
    where neither tells.
    """
    answered = [item for item in questions if item.value is not None]
    told = {number: item for item in answered if (number := _number_in(item.link)) is not None}
    if len(told) == len(answered) and all(1 <= number <= many for number in told):
        return told
    in_order = dict(enumerate(questions, 1)) if len(questions) == many else None
    return in_order and {n: item for n, item in in_order.items() if item.value is not None}


def _number_in(link: str) -> int | None:
    found = None if _CODE.fullmatch(link) else _NUMBER.fullmatch(link)
    return int(found[1]) if found else None
