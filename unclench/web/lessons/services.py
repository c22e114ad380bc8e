"""What somebody did of the lessons, and whether a practice suits them today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from unclench.engine.values.findings import Findings
from unclench.engine.values.intervention import Contraindication, Intervention
from unclench.engine.values.lesson import Lesson
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.lessons.models import LessonDone
from unclench.web.relief import pages as relief_pages
from unclench.web.relief import services as relief


@dataclass(frozen=True)
class Fit:
    """Whether a practice may be done now.

    `check_first`: it asks the back to move, and there is no recent check. `held_back`: why this
    person leaves it out. `care`: what they do differently. `unless`: what may speak against it and
    was not asked yet.
    """

    check_first: bool = False
    held_back: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    unless: tuple[Contraindication, ...] = ()

    @property
    def may(self) -> bool:
        """Whether the steps are shown."""
        return not self.check_first and not self.held_back


def fit_of(lesson: Lesson, visitor: Visitor | None) -> Fit:
    """What speaks for or against the practice of a lesson, for this person today."""
    name = lesson.practice.intervention
    if not name:
        return Fit()
    record = knowledge().interventions[name]
    decision = relief.sound_decision(visitor)
    if decision is None:
        return Fit(check_first=not record.calm_for_everyone)
    return _fit_known(record, relief.known_of(decision))


def _fit_known(record: Intervention, known: Findings) -> Fit:
    return Fit(
        held_back=tuple(relief_pages.held_back(record, known)),
        care=relief.care_for(record, known),
        unless=relief.speaks_against(record, known),
    )


def done_by(visitor: Visitor | None) -> Mapping[str, datetime]:
    """When each lesson was done last, by its id."""
    if visitor is None:
        return {}
    return dict(visitor.lessons_done.values_list("lesson", "done_at"))


def lessons_done(visitor: Visitor | None) -> Sequence[tuple[Lesson, datetime]]:
    """The lessons that were done, the newest first, for the record."""
    found = sorted(done_by(visitor).items(), key=lambda pair: pair[1], reverse=True)
    known = knowledge().lessons
    return [(known[name], at) for name, at in found if name in known]


def keep_done(visitor: Visitor, lesson: Lesson) -> None:
    """Keeps that the practice was done. Done again, the later day counts."""
    LessonDone.objects.update_or_create(
        visitor=visitor, lesson=lesson.id, defaults={"done_at": timezone.now()}
    )


def take_back(visitor: Visitor | None, lesson: Lesson) -> None:
    """Forgets that a lesson was done."""
    if visitor is not None:
        visitor.lessons_done.filter(lesson=lesson.id).delete()
