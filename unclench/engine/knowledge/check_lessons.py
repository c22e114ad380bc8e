"""Checks the lessons: short enough, every name known, every card with a source."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.lesson import Lesson, LessonCard
from unclench.engine.values.record import Certainty, Provenance

MINUTES_MOST = 5
CARDS_LEAST, CARDS_MOST = 3, 6
_UNPROVED = {"general_knowledge", "engineering_proposal"}


def lesson_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a lesson, by key; nothing for any other record."""
    if not isinstance(record, Lesson):
        return
    yield from _length_problems(record)
    if record.habit not in base.habits:
        hint = did_you_mean(record.habit, base.habits)
        yield "habit", f"no habit is called `{record.habit}`.{hint}"
    yield from _figure_problems(base, record)
    for card in record.cards:
        yield from _card_problems(base, card)


def _length_problems(lesson: Lesson) -> Iterator[tuple[str, str]]:
    if not 0 < lesson.practice.minutes <= lesson.minutes <= MINUTES_MOST:
        yield "minutes", f"a lesson takes {MINUTES_MOST} minutes at most, its practice included"
    if not CARDS_LEAST <= len(lesson.cards) <= CARDS_MOST:
        yield "cards", f"a lesson has {CARDS_LEAST} to {CARDS_MOST} cards, not {len(lesson.cards)}"
    if not lesson.practice.steps:
        yield "practice", "a practice says what to do, one short sentence a step"


def _figure_problems(base: KnowledgeBase, lesson: Lesson) -> Iterator[tuple[str, str]]:
    for name in (lesson.practice.intervention, *(card.figure for card in lesson.cards)):
        if name and name not in base.interventions:
            hint = did_you_mean(name, base.interventions)
            yield "cards", f"no intervention is called `{name}`.{hint}"


def _card_problems(base: KnowledgeBase, card: LessonCard) -> Iterator[tuple[str, str]]:
    if not card.source:
        yield "cards", f"the card `{card.title}` needs at least one source"
    for key in card.source:
        if key not in base.sources:
            hint = did_you_mean(key, base.sources)
            yield "cards", f"no source is called `{key}`.{hint}"
    if _UNPROVED.issuperset(card.source) and card.certainty is not Certainty.UNVERIFIED:
        yield "cards", f"the card `{card.title}` rests on no source, so it is `unverified`"
