"""A lesson: a few short cards, one thing to do now, and one line to plan it."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.record import Certainty, Provenance


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A page of this site that goes further: what it is called, and its address."""

    title: str
    address: str


@dataclass(frozen=True, kw_only=True)
class LessonCard:
    """One page of a lesson: a sentence as its title, and what is known, with how sure it is.

    `figure`: an intervention whose picture shows what is meant. `link`: where to go from here.
    """

    title: str
    text: tuple[str, ...]
    certainty: Certainty
    source: tuple[str, ...]
    figure: str = ""
    link: Tool | None = None


@dataclass(frozen=True, kw_only=True)
class Practice:
    """The small thing to do now, in `minutes`. `intervention`: what the figure guides; its cautions
    count for the steps as well, so whatever asks the back to move names one."""

    title: str
    steps: tuple[str, ...]
    minutes: float
    intervention: str = ""


@dataclass(frozen=True, kw_only=True)
class Lesson(Provenance):
    """A walk through one subject, in at most five minutes with what there is to do.

    `minutes`: all of it, reading and doing. `when`: for whom it is suggested; one without it stands
    on the list and is suggested to nobody. `unless`: to whom it is not suggested all the same.
    `plan_it`: when and where to do it again. `habit`: the page of the library that says more.
    """

    id: str
    title: str
    summary: str
    minutes: float
    cards: tuple[LessonCard, ...]
    practice: Practice
    plan_it: str
    habit: str
    when: Condition | None = None
    unless: Condition | None = None
    tool: Tool | None = None
    facts: tuple[str, ...] = ()
