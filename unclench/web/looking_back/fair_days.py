"""A test by days: everything that it needs stands in its address, and nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from unclench.engine.learning.triggers.experiment import (
    BLOCK,
    FEWEST,
    MOST,
    Outcome,
    Plan,
    Verdict,
    analyse_experiment,
    draw,
    propose,
)
from unclench.engine.values.factor import FairDays
from unclench.pictures.words import short_day
from unclench.web.accounts.models import Visitor
from unclench.web.looking_back.series import days_of
from unclench.web.looking_back.sets_off import SetsOff

WORTH = 1.0  # points of pain that make a difference worth knowing
DRAWS = 1_000_000


@dataclass(frozen=True)
class Drawn:
    """A test whose days were drawn: its first day, how many, and which draw it was."""

    first: date
    days: int
    draw: int

    @property
    def over_on(self) -> date:
        """The day on which its last number is told: the one after the last."""
        return self.first + timedelta(days=self.days)


@dataclass(frozen=True)
class DayRow:
    """One day as the page lists it."""

    day: str
    what: str
    after: str


def offered(found: SetsOff) -> Plan | None:
    """The shortest test that would tell, going by how much this person's pain changes by itself."""
    return propose(found.noise, found.phi, WORTH)


def drawn_in(told: Mapping[str, str]) -> Drawn | None:
    """The test that an address holds; None where it holds none that can be used."""
    try:
        found = Drawn(date.fromisoformat(told["from"]), int(told["days"]), int(told["draw"]))
        found.over_on  # noqa: B018
    except (KeyError, ValueError, OverflowError):
        return None
    fits = FEWEST <= found.days <= MOST and found.days % BLOCK == 0 and 0 <= found.draw < DRAWS
    return found if fits and found.first.year >= 2000 else None


def rows_of(test: Drawn, between: FairDays, visitor: Visitor | None, today: date) -> list[DayRow]:
    """What chance picked for every day, and the pain of the day after where it was told."""
    told = _pain(test, visitor)[1:]
    days = [test.first + timedelta(days=n) for n in range(test.days)]
    return [
        DayRow(short_day(day), between.more if more else between.less, _after(pain, day < today))
        for day, more, pain in zip(days, _days(test), told, strict=True)
    ]


def _after(pain: float | None, is_over: bool) -> str:
    if pain is None:
        return "not told" if is_over else "to come"
    return f"{pain:g}"


def outcome_of(test: Drawn, visitor: Visitor | None) -> Outcome:
    """What the days tell. Only when the last is over, so that nobody stops on a lucky day."""
    chance = np.random.default_rng([test.draw, 1])
    return analyse_experiment(_days(test), _pain(test, visitor), WORTH, chance)


def in_words(outcome: Outcome) -> list[str]:
    """The answer of a test that is over, with how sure it is."""
    low, high = outcome.difference.interval(0.95)
    way = "more" if outcome.difference.mean > 0 else "less"
    size = f"about {abs(outcome.difference.mean):.1f} points, very likely {low:+.1f} to {high:+.1f}"
    said = {
        Verdict.DIFFERS: f"It made a difference on these days: {way} pain the day after, {size}.",
        Verdict.SAME: f"It made no difference worth noticing on these days ({size}).",
        Verdict.CANNOT_TELL: f"These days can't tell ({size}). More days would.",
    }
    by_chance = round(100 * outcome.p_by_chance)
    return [
        said[outcome.verdict],
        f"{outcome.days} days told the pain after them. By chance alone, days drawn anew would "
        f"differ as much {by_chance} times in 100.",
        "You knew what each day was, so part of it may be what you expected.",
    ]


def _days(test: Drawn) -> tuple[bool, ...]:
    return draw(test.days, np.random.default_rng(test.draw))


def _pain(test: Drawn, visitor: Visitor | None) -> Sequence[float | None]:
    days = days_of(visitor, test.first, test.over_on).days if visitor else ()
    told = {day.day: day.pain for day in days}
    return [told.get(test.first + timedelta(days=n)) for n in range(test.days + 1)]
