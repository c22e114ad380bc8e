"""The days of a test as rows: what each was for, what the diary tells, whether it was done."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.utils import timezone

from unclench.web.fair_tests.models import Did, FairTest, Happened
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.knowledge import knowledge

ADHERENCE = {Did.YES: 1.0, Did.PARTLY: 0.5, Did.NO: 0.0}
COLUMNS = ("day", "arm", "value", "period", "adherence")
USUAL_FROM = timedelta(days=28)
USUAL_LEAST = 3
RECENT = timedelta(days=7)


@dataclass(frozen=True)
class TestDay:
    """One day. `value`: the outcome, None when it was not told or does not count. `adherence`:
    done ÷ assigned, 0 to 1, None when not told. `paused`: the test did not run on it."""

    number: int
    day: date
    arm: str
    period: int
    value: float | None
    adherence: float | None
    paused: bool = False

    __test__ = False


def days_of(test: FairTest, protocol: Protocol, until: date) -> list[TestDay]:
    """Every day of a test up to that one, in order. Two queries."""
    last = min(until, protocol.last, _end_of(test))
    told, did = _told(test, protocol, last), _did(test)
    paused = paused_days(test, last)
    return [
        TestDay(
            protocol.number_of(day),
            day,
            stretch.arm,
            stretch.number,
            None if day in paused else _value(protocol, told.get(day, {})),
            did.get(day),
            day in paused,
        )
        for stretch in protocol.stretches
        for day in _days(stretch.first, min(stretch.last, last))
    ]


def _end_of(test: FairTest) -> date:
    return timezone.localdate(test.ended_at) if test.ended_at else date.max


def _told(test: FairTest, protocol: Protocol, last: date) -> dict[date, Mapping[str, Any]]:
    rows = test.visitor.diary_days.filter(day__range=(protocol.first, last))
    return dict(rows.values_list("day", "told"))


def _did(test: FairTest) -> dict[date, float]:
    rows = test.days_told.values_list("day", "did")
    return {day: ADHERENCE[Did(did)] for day, did in rows}


def _value(protocol: Protocol, told: Mapping[str, Any]) -> float | None:
    """As it was agreed, whatever the knowledge says by now."""
    answer, outcome = told.get(protocol.outcome["tracker"]), protocol.outcome
    if answer is None:
        return None
    if outcome["kind"] == "number":
        return float(answer) if isinstance(answer, int | float) else None
    return float(answer if isinstance(answer, bool) else answer in outcome["good"])


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def paused_days(test: FairTest, until: date) -> frozenset[date]:
    """The days on which it did not run. The day on which it was paused still counts: whatever led
    to the pause happened on it."""
    found: set[date] = set()
    since: date | None = None
    for day, happened in test.events.order_by("at").values_list("day", "happened"):
        if happened == Happened.PAUSED:
            since = since or day + timedelta(days=1)
        elif happened == Happened.RESUMED and since is not None:
            found.update(_days(since, day - timedelta(days=1)))
            since = None
    return frozenset(found.union(_days(since, until)) if since else found)


def as_csv(days: Iterable[TestDay]) -> str:
    """The days as `unclench learn trial` reads them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for d in days:
        writer.writerow((d.number, d.arm, _plain(d.value), d.period, _plain(d.adherence)))
    return out.getvalue()


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def fingerprint(days: Iterable[TestDay]) -> str:
    """Changes as soon as any day does."""
    return hashlib.sha256(as_csv(days).encode()).hexdigest()


def known(days: Sequence[TestDay]) -> int:
    """On how many days the outcome was told."""
    return sum(day.value is not None for day in days)


def own_days(test: FairTest, tracker: str, before: date) -> list[tuple[int, float]]:
    """The numbers that the diary has from before a test, oldest first, each with its day, counted
    from any day."""
    since = before - timedelta(days=knowledge().fair_tests.rules.own_days)
    rows = test.visitor.diary_days.filter(day__gte=since, day__lt=before).order_by("day")
    told = ((day, row.get(tracker)) for day, row in rows.values_list("day", "told"))
    return [((day - since).days, float(value)) for day, value in told if _is_number(value)]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def hard_arm(test: FairTest, protocol: Protocol, today: date) -> str:
    """The arm with which the last days were hard ones in a row; "" when there is none, or when the
    person was asked about them and chose to go on."""
    first = protocol.first - USUAL_FROM
    rows = test.visitor.diary_days.filter(day__range=(first, today)).order_by("day")
    told = dict(rows.values_list("day", "told"))
    asked = {
        arm: day
        for day, arm in test.events.filter(happened=Happened.ASKED)
        .order_by("day")
        .values_list("day", "arm")
    }
    for arm in protocol.arms:
        last = _last_told(protocol, arm, told)
        if last and max(last) > asked.get(arm, date.min) and _all_hard(last, told, today):
            return arm
    return ""


def _last_told(protocol: Protocol, arm: str, told: Mapping[date, Any]) -> list[date]:
    many = knowledge().fair_tests.rules.hard_days
    mine = [day for day in told if protocol.arm_on(day) == arm]
    return mine[-many:] if len(mine) >= many else []


def _all_hard(days: Sequence[date], told: Mapping[date, Any], today: date) -> bool:
    others = [t["pain"] for day, t in told.items() if day not in days and "pain" in t]
    usual = median(others) if len(others) >= USUAL_LEAST else None
    recent = all(today - RECENT <= day for day in days)
    return recent and all(_is_hard(told[day], usual) for day in days)


def _is_hard(told: Mapping[str, Any], usual: float | None) -> bool:
    rise = knowledge().fair_tests.rules.hard_rise
    risen = usual is not None and (told.get("pain") or 0) >= usual + rise
    return told.get("bad_day") is True or risen
