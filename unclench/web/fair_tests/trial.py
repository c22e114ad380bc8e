"""Asks the engine: what design to propose, and what the days of a test say.

The engine is imported where it is asked, because the start page and the diary, which only say what
today is for, have no use for its numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from unclench import __version__
from unclench.engine.values.fair_test import FairTestOutcome, OutcomeKind
from unclench.web.fair_tests import asking
from unclench.web.fair_tests.days import TestDay, own_days
from unclench.web.fair_tests.models import FairTest
from unclench.web.fair_tests.protocol import FORMAT, Protocol
from unclench.web.knowledge import knowledge

if TYPE_CHECKING:
    from unclench.engine.learning.design import Design, Question

ROOM_LEAST = 5  # days lately, below which nothing is said of them
# A yes or no scatters by half a day at most; a pain score usually by 1.1 points. So its chance is
# worked out as if a day's yes or no were worth so many points.
POINTS_OF_A_YES = 2.2


@dataclass(frozen=True)
class Chance:
    """How likely so many days give an answer, 0 to 1."""

    days: int
    chance: float


@dataclass(frozen=True)
class Proposal:
    """A design. `periods`: each arm with its days, in the order that was drawn. `looks`: after
    which days something is shown. `trial`: all that its analysis will be bound to."""

    days: int
    period_days: int
    periods: tuple[tuple[str, int], ...]
    looks: tuple[int, ...]
    chance: float
    noise: str
    trial: Mapping[str, Any]


def chances(test: FairTest, today: date) -> list[Chance]:
    """Every length that may be chosen, with its chance of an answer."""
    lengths = knowledge().fair_tests.rules.lengths
    return [Chance(days, _chance(_question(test, days, today))) for days in lengths]


@lru_cache(maxsize=64)
def _chance(question: "Question") -> float:
    """The same question has the same chance; a page asks about every length again."""
    from unclench.engine.learning.design import chance_of_answer

    return chance_of_answer(question)


def propose(test: FairTest, today: date) -> Proposal | None:
    """The design of the length that was chosen; None when it would not be worth its days."""
    made = _designed(_question(test, test.length or 0, today))
    if made.protocol is None or made.best is None:
        return None
    outcome = _outcome_of(test)
    bound = replace(
        made.protocol,
        question=test.question,
        outcome=_engines(outcome.kind),
        mcid=test.difference or 1.0,
    )
    return Proposal(
        days=len(bound.arm_by_day),
        period_days=made.best.period_days,
        periods=tuple(_periods(bound.arm_by_day, bound.period_by_day)),
        looks=bound.looks,
        chance=made.best.power,
        noise=made.noise,
        trial=bound.as_json(),
    )


def lately_without_room(test: FairTest, today: date) -> float | None:
    """What the outcome was on average lately, where that leaves no room for the difference that
    matters: with pain of 0.5 nothing can take off a whole point. None where there is room, or
    nobody knows."""
    outcome, lately = _outcome_of(test), knowledge().fair_tests.rules.lately_days
    if outcome.kind is not OutcomeKind.NUMBER or outcome.higher_is_better:
        return None
    since = knowledge().fair_tests.rules.own_days - lately
    values = [value for day, value in own_days(test, outcome.tracker, today) if day >= since]
    usual = sum(values) / len(values) if len(values) >= ROOM_LEAST else None
    return usual if usual is not None and usual < (test.difference or 1.0) else None


def _outcome_of(test: FairTest) -> FairTestOutcome:
    outcome = asking.outcome_of(test)
    if outcome is None:
        raise ValueError("a design is proposed only once all is told")
    return outcome


def _engines(kind: OutcomeKind) -> Any:
    from unclench.engine.learning.trials.values import Outcome

    return Outcome.SCORE if kind is OutcomeKind.NUMBER else Outcome.YES_NO


def _question(test: FairTest, days: int, today: date) -> "Question":
    """What is to be found out, as the engine reads it. Its noise is that of the person's own days
    where these are numbers."""
    from unclench.engine.learning.design import Question

    outcome, arms = _outcome_of(test), asking.arms_of(test)
    number = outcome.kind is OutcomeKind.NUMBER
    least = max(arm.least_days for arm in arms)
    return Question(
        arms=tuple(arm.id for arm in arms),
        days=days,
        lengths=(least, least + 1),
        settles_days=least,
        lingers=least > 1,
        mcid=(test.difference or 1.0) * (1.0 if number else POINTS_OF_A_YES),
        looks=knowledge().fair_tests.rules.looks_most,
        reference=next((arm.id for arm in arms if arm.usual), None),
        lower_is_better=not outcome.higher_is_better,
        diary=tuple(own_days(test, outcome.tracker, today)) if number else (),
        seed=test.seed,
    )


@lru_cache(maxsize=64)
def _designed(question: "Question") -> "Design":
    """The same question has the same design; a page asks it more than once."""
    from unclench.engine.learning.design import design

    return design(question)


def forget_designs(**signal: object) -> None:
    """What was worked out from somebody's diary is forgotten with it."""
    _designed.cache_clear()
    _chance.cache_clear()


def _periods(arms: Sequence[str], periods: Sequence[int]) -> list[tuple[str, int]]:
    """Each period as its arm and its number of days."""
    first_of = {period: arm for arm, period in zip(reversed(arms), reversed(periods), strict=True)}
    return [(arm, periods.count(period)) for period, arm in sorted(first_of.items())]


def freeze(test: FairTest, proposal: Proposal, today: date) -> Protocol:
    """The agreement. It begins tomorrow, so that no day of it is half over."""
    outcome, rules = _outcome_of(test), knowledge().fair_tests.rules
    return Protocol(
        {
            "format": FORMAT,
            "question": test.question,
            "arms": [
                {"id": a.id, "title": a.title, "how": a.how, "usual": a.usual}
                for a in asking.arms_of(test)
            ],
            "outcome": {
                "id": outcome.id,
                "said": outcome.said,
                "tracker": outcome.tracker,
                "kind": str(outcome.kind),
                "good": list(outcome.good),
                "higher_is_better": outcome.higher_is_better,
            },
            "difference": test.difference,
            "expects": test.expects,
            "agreed_on": today.isoformat(),
            "starts_on": (today + timedelta(days=1)).isoformat(),
            "days": proposal.days,
            "period_days": proposal.period_days,
            "periods": [list(period) for period in proposal.periods],
            "run_in_days": 0,
            "washout_days": 0,
            "looks": list(proposal.looks),
            "seed": test.seed,
            "chance": round(proposal.chance, 3),
            "noise": proposal.noise,
            "paused_days": "left out, but for the day of the pause",
            "hard_days": {"days": rules.hard_days, "rise": rules.hard_rise},
            "trial": dict(proposal.trial),
            "knowledge_version": knowledge().version,
            "program_version": __version__,
        }
    )


def analyse(protocol: Protocol, days: Sequence[TestDay], at_day: int) -> dict[str, Any]:
    """What the days say at the end of day `at_day`, bound to what was agreed; the same names and
    numbers as `unclench learn trial` gives."""
    from unclench.engine.learning.design import protocol_of
    from unclench.engine.learning.trials import TrialDay, analyse_trial

    told = tuple(
        TrialDay(day.number, day.arm, day.value, str(day.period), day.adherence) for day in days
    )
    bound = protocol_of(protocol.told["trial"])
    return analyse_trial(bound.trial(told, today=at_day)).as_json()
