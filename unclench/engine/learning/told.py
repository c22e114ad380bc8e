"""What was told of sessions as the model of relief takes it, and what had to be left out of it.

A session with several kinds of help tells about each in equal parts. One without both ratings tells
nothing, and is counted as left out: guessing a rating would invent an effect.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.learning.relief.priors import OptionPrior, ReliefPriors, option_prior
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession
from unclench.engine.values.intervention import Phase
from unclench.engine.values.relief_option import ReliefOption

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Told:
    """One session as it was kept. before, after: pain from 0 to 10, None if not told.

    done: the interventions that were begun, without those that were skipped; day: where the person
    was; waited: nothing was done between the ratings; own_choice: they picked it themselves.
    """

    day: date
    started_at: datetime
    ended_at: datetime | None
    before: int | None
    after: int | None
    done: tuple[str, ...] = ()
    own_choice: bool = False
    waited: bool = False


@dataclass(frozen=True)
class Bout:
    """From the first to the last day of one bout; `ended_on` is None while it goes on."""

    began_on: date
    ended_on: date | None


class Missing(StrEnum):
    """Why a session tells nothing."""

    BEFORE = "before"
    AFTER = "after"
    LITTLE_PAIN = "little_pain"
    TOO_FAR_APART = "too_far_apart"
    NOT_ALONE = "not_alone"
    NOTHING_DONE = "nothing_done"


@dataclass(frozen=True)
class ReliefHistory:
    """The sessions that tell something, in any order, and how many were left out and why."""

    sessions: tuple[ReliefSession, ...]
    left_out: Mapping[Missing, int]


Membership = Mapping[str, str]
"""The option that each intervention belongs to; one that belongs to none is not there."""


def membership(base: KnowledgeBase) -> Membership:
    """What belongs to which option, by the prior that speaks of it in any phase."""
    of_prior = {name: o.id for o in base.relief_options.values() for name in o.priors}
    rests = {
        name: {option_prior(base, name, phase).rests_on for phase in Phase}
        for name in base.interventions
    }
    found = {name: [of_prior[p] for p in priors if p in of_prior] for name, priors in rests.items()}
    return MappingProxyType({name: options[0] for name, options in found.items() if options})


def relief_history(
    base: KnowledgeBase, belongs: Membership, told: Iterable[Told], bouts: Sequence[Bout]
) -> ReliefHistory:
    """What these sessions tell of each option."""
    left_out: Counter[Missing] = Counter()
    kept, every = [], tuple(told)
    done = [each for each in every if not each.waited]
    for each in every:
        missing = _missing(base, belongs, each) or _not_alone(base, each, done)
        if missing is None:
            kept.append(each)
        else:
            left_out[missing] += 1
    sessions = tuple(_session(base, belongs, each, bouts) for each in kept)
    return ReliefHistory(sessions, MappingProxyType(left_out))


def _missing(base: KnowledgeBase, belongs: Membership, told: Told) -> Missing | None:
    if told.before is None:
        return Missing.BEFORE
    if told.after is None or told.ended_at is None:
        return Missing.AFTER
    if told.before < base.waiting.least_pain:
        return Missing.LITTLE_PAIN
    if not _belong_together(base, told.ended_at - told.started_at, waited=told.waited):
        return Missing.TOO_FAR_APART
    return None if told.waited or kinds(base, belongs, told.done) else Missing.NOTHING_DONE


def _not_alone(base: KnowledgeBase, told: Told, done: Iterable[Told]) -> Missing | None:
    """A wait in which something was begun, or in which it may still have been easing, is none."""
    if not told.waited:
        return None
    until = told.ended_at or told.started_at
    since = told.started_at - base.waiting.settled_minutes * MINUTE
    disturbed = any(each.started_at <= until and _ended(each) >= since for each in done)
    return Missing.NOT_ALONE if disturbed else None


def _ended(told: Told) -> datetime:
    return told.ended_at or told.started_at


def _belong_together(base: KnowledgeBase, apart: timedelta, *, waited: bool) -> bool:
    rules = base.waiting
    if waited:
        return rules.earliest_minutes <= apart / MINUTE <= rules.latest_minutes
    return apart / MINUTE <= rules.together_minutes


def kinds(base: KnowledgeBase, belongs: Membership, done: Iterable[str]) -> tuple[str, ...]:
    """The kinds of help that were in it, each once, in the order of the knowledge."""
    found = {belongs[name] for name in done if name in belongs}
    return tuple(name for name in base.relief_options if name in found)


def _session(
    base: KnowledgeBase, belongs: Membership, told: Told, bouts: Sequence[Bout]
) -> ReliefSession:
    assert told.before is not None
    assert told.after is not None
    assert told.ended_at is not None
    first, *others = (WAITED,) if told.waited else kinds(base, belongs, told.done)
    return ReliefSession(
        day=told.started_at.timestamp() / DAY.total_seconds(),
        option=first,
        others=tuple(others),
        before=told.before,
        after=told.after,
        minutes=(told.ended_at - told.started_at) / MINUTE,
        own_choice=told.own_choice,
        episode=_bout_on(told.day, bouts),
    )


def _bout_on(day: date, bouts: Sequence[Bout]) -> int:
    """The number of the bout on a day, from 1; 0 between two."""
    numbered = enumerate(bouts, 1)
    return next((n for n, bout in numbered if _holds(bout, day)), 0)


def _holds(bout: Bout, day: date) -> bool:
    return bout.began_on <= day and (bout.ended_on is None or day <= bout.ended_on)


def phase_on(base: KnowledgeBase, bouts: Sequence[Bout], today: date) -> Phase:
    """How long the pain has lasted by now: prevention between two bouts."""
    going = next((bout for bout in bouts if bout.ended_on is None), None)
    if going is None:
        return Phase.PREVENTION if bouts else Phase.ACUTE
    days = (today - going.began_on).days
    if days <= base.weighing.acute_days:
        return Phase.ACUTE
    return Phase.SUBACUTE if days <= base.weighing.subacute_days else Phase.CHRONIC


def option_priors(base: KnowledgeBase, phase: Phase) -> ReliefPriors:
    """What is assumed of every option for pain that has lasted so long."""
    options = base.relief_options.values()
    return ReliefPriors(tuple(_prior(base, each, phase) for each in options), base.relief_rules)


def _prior(base: KnowledgeBase, option: ReliefOption, phase: Phase) -> OptionPrior:
    records = (base.effect_priors[name] for name in option.priors)
    record = next(each for each in records if not each.phases or phase in each.phases)
    drop = record.immediate
    return OptionPrior(option.id, record.group, drop.mean, drop.sd, record.id)
