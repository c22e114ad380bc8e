"""Whether it is time to ask again, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from unclench.engine.follow_up.facts import course_facts, onset_of
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings
from unclench.engine.values.follow_up import CheckIn, History, Place, Since

EVERYWHERE = frozenset(Place)


@dataclass(frozen=True)
class Due:
    """A check that is due: the record that says so, the reason in words, and where to say it.

    `page` is the page of the check to begin with; "" for its beginning. `wellness` is true when
    being well again would settle it; `look` when it is a quick look that is due, not a whole check.
    """

    id: str
    reason: str
    places: frozenset[Place] = EVERYWHERE
    page: str = ""
    wellness: bool = False
    look: bool = False


@dataclass(frozen=True)
class Dated:
    """A check-in and its day."""

    on: date
    check_in: CheckIn


def checks_due(base: KnowledgeBase, history: History, today: date) -> tuple[Due, ...]:
    """Why the red flags are to be asked again, the most pressing reason first; often nothing.

    Without a check there is nothing to repeat, but a worrying note and very strong pain are asked
    about all the same. What is not known never keeps a question back.
    """
    facts = course_facts(history, today)
    return (
        *_noted(base, history),
        *_triggered(base, facts, look=False),
        *_reached(base, history, facts, today),
        *_triggered(base, facts, look=True),
    )


def _noted(base: KnowledgeBase, history: History) -> Iterator[Due]:
    """A note asks, never decides. Despair has no question here: it has a person to talk to."""
    for page in base.interview.pages:
        for topic in base.topics.values():
            if topic.id in history.topics and topic.page == page.id:
                yield Due(topic.id, f"You wrote about {topic.title}.", page=page.id)


def _triggered(base: KnowledgeBase, facts: Findings, *, look: bool) -> Iterator[Due]:
    """What speaks of days since the check fires only where there was one: its condition says so."""
    days = facts.known("days_since_check")
    for trigger in base.triggers.values():
        if trigger.look is look and evaluate(trigger.when, facts, unsure=True) is True:
            reason = trigger.reason.format(days=f"{days:g}" if isinstance(days, float) else "")
            yield Due(trigger.id, reason, frozenset(trigger.places), look=trigger.look)


def _reached(base: KnowledgeBase, history: History, facts: Findings, today: date) -> Iterator[Due]:
    """The latest check-in whose day has come, if no check was made since."""
    if facts.known("told_well"):
        return
    reached = [
        dated
        for dated in _dated(base, history)
        if dated.on <= today < dated.on + timedelta(days=dated.check_in.shown_days)
        and not _is_spared(dated.check_in, facts)
    ]
    for dated in reached[-1:]:
        yield Due(dated.check_in.id, dated.check_in.reason, wellness=True)


def check_in_dates(base: KnowledgeBase, history: History) -> tuple[Dated, ...]:
    """The days after the last check on which to check again, soonest first, one record a day."""
    days = {
        dated.on: dated
        for dated in _dated(base, history)
        if not _is_spared(dated.check_in, course_facts(history, dated.on))
    }
    return tuple(days.values())


def _dated(base: KnowledgeBase, history: History) -> list[Dated]:
    """The check-ins after the last check, by day; on one day the later record of the file last."""
    if history.decided_on is None:
        return []
    start = {Since.CHECK: history.decided_on, Since.ONSET: onset_of(history, history.decided_on)}
    dated = [Dated(start[c.since] + timedelta(days=c.day), c) for c in base.check_ins.values()]
    return sorted((d for d in dated if d.on > history.decided_on), key=lambda d: d.on)


def _is_spared(check_in: CheckIn, facts: Findings) -> bool:
    return check_in.unless is not None and evaluate(check_in.unless, facts) is True
