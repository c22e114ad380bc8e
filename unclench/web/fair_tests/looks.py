"""The planned looks: when one is due, and what is kept of what it showed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from unclench.web.fair_tests.days import TestDay, days_of, fingerprint, known
from unclench.web.fair_tests.models import FairTest, FairTestLook, Stage, Why
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.trial import analyse
from unclench.web.fair_tests.words import CLAIMS


@dataclass(frozen=True)
class Shown:
    """What a look says now. `kept`: what was said when it was opened first. `changed`: whether a
    day was changed since."""

    number: int
    days: Sequence[TestDay]
    result: dict[str, Any]
    kept: FairTestLook
    changed: bool


def day_of(protocol: Protocol, number: int) -> date:
    """The last day that a look rests on."""
    return protocol.first + timedelta(days=protocol.looks[number - 1] - 1)


def is_due(test: FairTest, protocol: Protocol, number: int, today: date) -> bool:
    """Whether a look may be opened: its last day is over, or it is the end."""
    if not 1 <= number <= len(protocol.looks):
        return False
    if number == len(protocol.looks):
        return test.stage == Stage.ENDED
    return day_of(protocol, number) < today and day_of(protocol, number) <= _last_lived(
        test, protocol
    )


def _last_lived(test: FairTest, protocol: Protocol) -> date:
    return timezone.localdate(test.ended_at) if test.ended_at else protocol.last


def due(test: FairTest, protocol: Protocol, today: date) -> int:
    """The newest look that may be opened and was not yet; 0 when there is none."""
    opened = set(test.looks.values_list("number", flat=True))
    open_ = [n for n in _numbers(protocol) if is_due(test, protocol, n, today)]
    return open_[-1] if open_ and open_[-1] not in opened else 0


def next_look(protocol: Protocol, today: date) -> date | None:
    """The day on which the next look may be opened; None when only the end is left."""
    days = (day_of(protocol, n) + timedelta(days=1) for n in _numbers(protocol))
    return next((day for day in days if day > today), None)


def _numbers(protocol: Protocol) -> range:
    return range(1, len(protocol.looks) + 1)


def open_look(test: FairTest, protocol: Protocol, number: int) -> Shown:
    """What a look shows. What it showed first is kept, so that nobody can look again and again
    until chance says what they hope for."""
    last = number == len(protocol.looks)
    until = protocol.last if last else day_of(protocol, number)
    days = days_of(test, protocol, until)
    result = _end(test, protocol, days) if last else analyse(protocol, days, _day(protocol, number))
    rests_on = fingerprint(days)
    kept = FairTestLook.objects.get_or_create(
        test=test,
        number=number,
        defaults={
            "days_known": known(days),
            "result": result,
            "rests_on": rests_on,
            "at": timezone.now(),
        },
    )[0]
    return Shown(number, days, result, kept, kept.rests_on != rests_on)


def _day(protocol: Protocol, number: int) -> int:
    return protocol.looks[number - 1]


def _end(test: FairTest, protocol: Protocol, days: Sequence[TestDay]) -> dict[str, Any]:
    """What is said at the end. One that ended early claims what its last planned look allowed to be
    claimed, and nothing new: the day on which somebody stops is no planned look."""
    last = days[-1].number if days else _day(protocol, len(protocol.looks))
    reached = [day for day in protocol.looks if day <= last]
    if test.ended_why != Why.DONE and reached:
        said = analyse(protocol, days[: reached[-1]], reached[-1])
        if said["verdict"] in CLAIMS:
            return said
    return analyse(protocol, days, last)


def opened(test: FairTest) -> list[FairTestLook]:
    """The looks that were opened, in order."""
    return list(test.looks.order_by("number"))
