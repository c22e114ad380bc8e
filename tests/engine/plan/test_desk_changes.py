"""What to change at a desk: time first, nothing twice, nothing that was not told."""

from itertools import product

import pytest

from unclench.engine.assessment.assess import after_changes, desk_changes
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.desk import DRAWN, DeskPart

T, M, H, K, S = (
    DeskPart.TIME,
    DeskPart.MACHINE,
    DeskPart.SCREEN_HEIGHT,
    DeskPart.KEYBOARD,
    DeskPart.SEAT,
)
EVERYTHING = {part: answers[-1] for part, answers in DRAWN.items()}


def test_nothing_told_means_nothing_to_change(base: KnowledgeBase) -> None:
    assert desk_changes(base.desk, {}) == ()


def test_getting_up_comes_before_anything_that_can_be_bought(base: KnowledgeBase) -> None:
    first = desk_changes(base.desk, EVERYTHING)[0]

    assert first.part is T
    assert "Get up" in first.advice


def test_changes_are_numbered_from_one(base: KnowledgeBase) -> None:
    changes = desk_changes(base.desk, {T: "long", H: "low", S: "high"})

    assert [change.number for change in changes] == [1, 2, 3]


def test_a_laptop_on_books_settles_screen_and_keyboard(base: KnowledgeBase) -> None:
    changes = desk_changes(base.desk, {M: "laptop", H: "low", K: "high"})

    assert [change.part for change in changes] == [M]


def test_nobody_is_told_to_raise_the_seat_and_to_lower_it(base: KnowledgeBase) -> None:
    changes = desk_changes(base.desk, {K: "high", S: "high"})

    assert [change.part for change in changes] == [K]


@pytest.mark.parametrize("part", DeskPart)
def test_once_everything_is_changed_nothing_is_left_to_change(
    base: KnowledgeBase, part: DeskPart
) -> None:
    after = [after_changes(base.desk, {**EVERYTHING, part: a}) for a in DRAWN[part]]

    assert [desk_changes(base.desk, setup) for setup in after] == [()] * len(after)


def test_no_advice_promises_to_keep_pain_away(base: KnowledgeBase) -> None:
    assert "comfort" in base.desk.known[0]
    assert str(base.desk.certainty) == "unverified"


def test_the_questions_know_every_answer_that_is_drawn(base: KnowledgeBase) -> None:
    asked = {(q.part, option.id) for q in base.desk.questions for option in q.options}

    assert asked == {pair for part in DeskPart for pair in product([part], DRAWN[part])}
