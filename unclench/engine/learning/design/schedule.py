"""Which arm on which day: balanced, random, and never one arm for long."""

from dataclasses import dataclass

import numpy as np

MOST_RUN = 2  # periods of one arm in a row


@dataclass(frozen=True)
class Schedule:
    """An arm (as an index) for each period of so many days each.

    The periods come in sets that hold every arm once, in an order drawn evenly from all orders. So
    the arms are balanced after every set, a steady course of the pain favours none of them, and
    one arm stands at most twice in a row: at the end of one set and the beginning of the next. No
    schedule is drawn and thrown away, which would make some orders likelier than others.
    """

    arms: int
    period_days: int
    order: tuple[int, ...]

    @property
    def days(self) -> int:
        return len(self.order) * self.period_days

    @property
    def arm_by_day(self) -> tuple[int, ...]:
        return tuple(arm for arm in self.order for _ in range(self.period_days))

    @property
    def period_by_day(self) -> tuple[int, ...]:
        return tuple(p for p in range(len(self.order)) for _ in range(self.period_days))


def sets_that_fit(arms: int, days: int, period_days: int) -> int:
    """How many whole sets of all arms fit into so many days."""
    return days // (arms * period_days)


def drawn(arms: int, days: int, period_days: int, chance: np.random.Generator) -> Schedule:
    """A schedule of as many whole sets as fit; days left over at the end are not used."""
    sets = sets_that_fit(arms, days, period_days)
    order = [int(arm) for _ in range(sets) for arm in chance.permutation(arms)]
    return Schedule(arms, period_days, tuple(order))


def looks_of(schedule: Schedule, count: int) -> tuple[int, ...]:
    """Days after which a look is taken: spread evenly, each at the end of a set, the last at the
    end of all. Fewer when there are fewer sets."""
    in_set = schedule.arms * schedule.period_days
    sets = len(schedule.order) // schedule.arms
    ends = np.unique(np.ceil(np.linspace(0, sets, count + 1)[1:]).astype(int))
    return tuple(int(end) * in_set for end in ends if end)
