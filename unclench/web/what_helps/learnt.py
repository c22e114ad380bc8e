"""What is known of one person by now: their sessions, and what the model makes of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from unclench.engine.learning.relief.analyse import Known, learn, result_of
from unclench.engine.learning.relief.result import OptionRelief, ReliefResult
from unclench.engine.learning.told import (
    Bout,
    Membership,
    ReliefHistory,
    Told,
    membership,
    option_priors,
    phase_on,
    relief_history,
)
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import beginning_of
from unclench.web.knowledge import knowledge
from unclench.web.what_helps.history import bouts_of, told_by


@dataclass(frozen=True)
class Learnt:
    """The sessions that tell something, and what the model makes of them. `told`: the sessions that
    this rests on, whether they tell something or not."""

    history: ReliefHistory
    worked_out: "WorkedOut"
    told: tuple[Told, ...]

    @property
    def newest(self) -> datetime | None:
        """When the newest session began."""
        return max((each.started_at for each in self.told), default=None)

    @property
    def known(self) -> Known:
        """Both posteriors."""
        return self.worked_out.known

    @property
    def result(self) -> ReliefResult:
        """The posteriors as values to show."""
        return self.worked_out.result

    def of(self, option: str) -> OptionRelief:
        """What is known of one option."""
        return next(each for each in self.result.options if each.option == option)


@dataclass(frozen=True)
class WorkedOut:
    """What follows from some sessions, each part worked out when it is first asked for."""

    known: Known

    @cached_property
    def result(self) -> ReliefResult:
        """The posteriors as values to show."""
        return result_of(self.known)

    @cached_property
    def assumed(self) -> dict[str, tuple[float, float]]:
        """The interval of 80 % of each option before its first session, in points."""
        nothing = result_of(learn((), self.known.priors))
        return {known.option: known.interval_80 for known in nothing.options}


def learnt_by(visitor: Visitor, today: date) -> Learnt:
    """Reads the sessions of this person and learns from them."""
    return _learnt(told_by(visitor), bouts_of(visitor), today)


def learnt_between(visitor: Visitor, first: date, last: date) -> Learnt:
    """The same from the sessions of some days alone, both included."""
    day = timedelta(days=1)
    told = told_by(visitor, (beginning_of(first), beginning_of(last + day)))
    return _learnt([t for t in told if first <= t.day <= last], bouts_of(visitor), last)


def _learnt(told: list[Told], bouts: list[Bout], today: date) -> Learnt:
    base = knowledge()
    history = relief_history(base, belongs(), told, bouts)
    priors = option_priors(base, phase_on(base, bouts, today))
    return Learnt(history, WorkedOut(learn(history.sessions, priors)), tuple(told))


@lru_cache(maxsize=1)
def belongs() -> Membership:
    """Which option each intervention belongs to; worked out once."""
    return membership(knowledge())
