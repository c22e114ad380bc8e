"""A test that is over with all that its report is made of, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unclench.pictures.words import count
from unclench.web.fair_tests import looks, services
from unclench.web.fair_tests.days import ADHERENCE, TestDay, days_of
from unclench.web.fair_tests.models import Did, FairTest, FairTestEvent
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.words import Verdict, verdict_of

NOT_TOLD = "not told"
PARTLY = ADHERENCE[Did.PARTLY]


@dataclass
class Case:
    """Everything that a report is made of, read once."""

    test: FairTest

    @cached_property
    def protocol(self) -> Protocol:
        """What was agreed."""
        return services.protocol_of(self.test)

    @cached_property
    def days(self) -> list[TestDay]:
        """Every day that was lived."""
        return days_of(self.test, self.protocol, self.protocol.last)

    @cached_property
    def result(self) -> Mapping[str, Any]:
        """What the days say."""
        number = len(self.protocol.looks)
        return looks.open_look(self.test, self.protocol, number).result

    @cached_property
    def events(self) -> list[FairTestEvent]:
        """What happened while it ran."""
        return list(self.test.events.order_by("at"))

    @property
    def verdict(self) -> Verdict:
        """What is said at its end."""
        return verdict_of(self.result, self.protocol, over=True)

    def of(self, arm: str) -> list[TestDay]:
        """The days of one arm."""
        return [day for day in self.days if day.arm == arm]


def percent(days: Sequence[TestDay]) -> str:
    """Done ÷ assigned over some days, of those on which it ran and it was told."""
    told = _told(days)
    return f"{sum(told) / len(told):.0%}" if told else NOT_TOLD


def share(days: Sequence[TestDay]) -> str:
    """The same with the number of days that it rests on, and what a day done in part counts."""
    told = _told(days)
    if not told:
        return NOT_TOLD
    half = ", “partly” counted as half" if PARTLY in told else ""
    return f"{percent(days)} of {count(len(told), 'day')} told{half}"


def _told(days: Sequence[TestDay]) -> list[float]:
    return [day.adherence for day in days if day.adherence is not None and not day.paused]
