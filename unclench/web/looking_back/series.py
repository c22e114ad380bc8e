"""Turns what is kept into the values that the pictures are drawn from.

Only the days that a picture shows are read, so that ten years of diary cost no more than a month.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from unclench.bring_in.values import Kind
from unclench.engine.assessment.assess import usual_course
from unclench.engine.values.findings import Findings
from unclench.engine.values.tracker import Direction, Tracker, TrackerKind
from unclench.pictures.band import band_of
from unclench.pictures.heat import PAIN, Scale
from unclench.pictures.series import (
    Band,
    BodyDay,
    Category,
    Day,
    Done,
    Mark,
    MarkKind,
    Series,
    Span,
    SpanKind,
)
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.diary.models import DiaryDay
from unclench.web.episodes.models import Episode
from unclench.web.episodes.models import Mark as FlareMark
from unclench.web.from_elsewhere.models import MeasuredDay
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import NotForMe, PlanSession
from unclench.web.told import told_by

FUNCTION = "function"
DONE = "done"


def _amount_scale(kind: Kind, name: str, most: float) -> Scale:
    """A scale of what was counted, on which more is neither better nor worse."""
    ends = ("the fewest", "the most")
    return Scale(f"measured_{kind}", name, 0, most, ends=ends, goes_on=True, look="amount")


MEASURED = {
    scale.key: scale
    for scale in (
        _amount_scale(Kind.STEPS, "Steps, in thousands", 20),
        _amount_scale(Kind.SLEEP, "Hours asleep", 10),
        _amount_scale(Kind.WORKOUT, "Minutes of workouts", 100),
    )
}
SESSION = Category("session", "Sessions")
SAID = {MarkKind.FLARE: "Flare-up", MarkKind.CHECK: "Check"}
BODIES_LOOKED_AT = 40


def series_of(visitor: Visitor, first: date, last: date) -> Series:
    """The course between two days, both included. As many queries however long the diary."""
    bouts = _bouts(visitor, first, last)
    return Series(
        days=days_of(visitor, first, last).days,
        marks=tuple(sorted(_marks(visitor, first, last), key=lambda mark: mark.day)),
        spans=tuple(Span(bout.began_on, bout.ended_on, SpanKind.EPISODE) for bout in bouts),
        band=_band(visitor, bouts[-1]) if bouts else None,
    )


def days_of(visitor: Visitor, first: date, last: date) -> Series:
    """The same without what happened on the days: one query."""
    days = DiaryDay.objects.filter(visitor=visitor, day__range=(first, last)).exclude(told={})
    told = days.order_by("day").values_list("day", "told")
    return Series(days=tuple(day_of(*row) for row in told))


def first_day(visitor: Visitor) -> date | None:
    """The oldest day of the diary."""
    days = visitor.diary_days.exclude(told={}).order_by("day")
    return days.values_list("day", flat=True).first()


def first_told(visitor: Visitor, of: str) -> date | None:
    """The oldest day of one scale: of the diary, or of what was brought in."""
    if of not in MEASURED:
        return first_day(visitor)
    return visitor.measured_days.order_by("day").values_list("day", flat=True).first()


def brought_in(visitor: Visitor, first: date, last: date, of: str) -> Series | None:
    """The days of a scale that was brought in from elsewhere; None for what the diary asks."""
    kind = next((kind for kind in Kind if f"measured_{kind}" == of), None)
    return None if kind is None else _measured(visitor, first, last, kind)


def _measured(visitor: Visitor, first: date, last: date, kind: Kind) -> Series:
    """Steps are counted in thousands, and tenths only below ten: so a number fits in its cell."""
    rows = MeasuredDay.objects.filter(visitor=visitor, kind=kind, day__range=(first, last))
    amounts = rows.order_by("day").values_list("day", "amount")
    part = 1000 if kind is Kind.STEPS else 1
    name = f"measured_{kind}"
    return Series(
        days=tuple(Day(day, others={name: _brief(amount / part)}) for day, amount in amounts)
    )


def _brief(amount: float) -> float:
    return round(amount, 1) if amount < 10 else round(amount)


def day_of(day: date, told: Mapping[str, Any]) -> Day:
    """One day as numbers. What was told in words that the knowledge no longer has is left out."""
    trackers = knowledge().trackers
    amounts = {name: _amount(trackers.get(name), answer) for name, answer in told.items()}
    others = {name: amount for name, amount in amounts.items() if amount is not None}
    pain, function = others.pop("pain", None), others.pop(FUNCTION, None)
    return Day(day, pain=pain, function=None if function is None else function / 2, others=others)


def _amount(tracker: Tracker | None, answer: Any) -> float | None:
    if tracker is None or answer is None:
        return None
    if tracker.kind is TrackerKind.CHOICE:
        return next((v.amount for v in tracker.values if v.id == answer), None)
    is_number = tracker.kind in (TrackerKind.NPRS, TrackerKind.COUNT)
    return float(answer) if is_number and isinstance(answer, int | float) else None


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return (
        datetime.combine(first, time.min, zone),
        datetime.combine(last, time.max, zone),
    )


def _marks(visitor: Visitor, first: date, last: date) -> Iterator[Mark]:
    between = _moments(first, last)
    flares = visitor.day_marks.filter(day__range=(first, last), mark=FlareMark.FLARE)
    checks = Decision.objects.filter(safety_check__visitor=visitor, made_at__range=between)
    happened = flares.values_list(Value(MarkKind.FLARE.value), "day").union(
        checks.values_list(Value(MarkKind.CHECK.value), TruncDate("made_at")).distinct(),
        *_sessions(visitor, first, last),
        all=True,
    )
    for name, day in happened:
        yield Mark(day, kind := MarkKind(name), SAID.get(kind, ""))
    for row in NotForMe.objects.filter(plan__visitor=visitor, at__range=between):
        yield Mark(timezone.localdate(row.at), MarkKind.PLAN_CHANGE, _changed(row))


def _changed(row: NotForMe) -> str:
    said = _name(row.intervention)
    return f"{_name(row.instead)} in place of {said}" if row.instead else f"{said} left out"


def _name(intervention: str) -> str:
    record = knowledge().interventions.get(intervention)
    return record.title if record else intervention


def _days_of_sessions(visitor: Visitor, first: date, last: date) -> list[date]:
    """The day of each session; one with several of them as often."""
    planned, relief = _sessions(visitor, first, last)
    return [day for _, day in planned.union(relief, all=True)]


def _sessions(visitor: Visitor, first: date, last: date) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """The kind of mark and the day of each session of the plan, and of relief, that was ended and
    not only opened."""
    planned = PlanSession.objects.filter(plan__visitor=visitor, day__range=(first, last))
    relief = visitor.sessions.filter(started_at__range=_moments(first, last))
    kind = Value(MarkKind.SESSION.value)
    return (
        planned.filter(ended_at__isnull=False).values_list(kind, "day"),
        relief.filter(ended_at__isnull=False).values_list(kind, TruncDate("started_at")),
    )


def _bouts(visitor: Visitor, first: date, last: date) -> list[Episode]:
    """Those of which some part lies in these days, the oldest first."""
    begun = visitor.episodes.filter(began_on__lte=last).exclude(ended_on__lt=first)
    return list(begun.order_by("began_on"))


def _band(visitor: Visitor, bout: Episode) -> Band | None:
    """How it usually goes for people with answers like theirs, from the onset of the last bout.
    Nothing is asked of somebody who was well again before: others' pain says nothing then."""
    base, told = knowledge(), told_by(visitor)
    if bout.ended_on is not None:  # not how long ago it was, but how long it lasted
        told = told.with_(Findings({"pain_days": float((bout.ended_on - bout.began_on).days)}))
    drawn = (record for record in usual_course(base, told) if record.averages)
    record = next(drawn, None)
    return band_of(record, bout.began_on, base.sources[record.source[0]].title) if record else None


def done_by(visitor: Visitor, first: date, last: date) -> list[Done]:
    """What was done in those days: sessions, and what the diary was told."""
    sessions = [Done(day, SESSION.id) for day in _days_of_sessions(visitor, first, last)]
    days = DiaryDay.objects.filter(visitor=visitor, day__range=(first, last))
    told = [(row.day, row.told.get(DONE) or ()) for row in days]
    return sessions + [Done(day, name) for day, names in told for name in names]


def categories() -> list[Category]:
    """The kinds of things that can be done."""
    tracker = knowledge().trackers.get(DONE)
    values = tracker.values if tracker else ()
    return [SESSION, *(Category(value.id, value.words) for value in values)]


def bodies_of(visitor: Visitor) -> list[BodyDay]:
    """The places that were marked on the body, the oldest first; the last of each day counts."""
    rows = visitor.understand_answers.order_by("-changed_at")[:BODIES_LOOKED_AT]
    marked = {
        timezone.localdate(row.changed_at): frozenset(row.answers["pain_areas"])
        for row in reversed(rows)
        if isinstance(row.answers.get("pain_areas"), list)
    }
    return [BodyDay(day, areas) for day, areas in marked.items()]


def places() -> dict[str, str]:
    """What the places of the body are called in a sentence."""
    options = knowledge().findings["pain_areas"].options
    return {option.id: option.short or option.label for option in options}


def scales_told(visitor: Visitor, known: Series) -> dict[str, Scale]:
    """The scales that some day of a course tells something of, what was brought in, and pain."""
    return {
        name: scale
        for name, scale in scales(visitor).items()
        if name == "pain"
        or name in MEASURED
        or any(scale.of(day) is not None for day in known.days)
    }


def scales(visitor: Visitor | None) -> dict[str, Scale]:
    """All that a calendar of days can show: by tracker, and what was brought in if anything was."""
    trackers = sorted(knowledge().trackers.values(), key=lambda tracker: tracker.order)
    found = {t.id: _scale(t) for t in trackers if t.kind is TrackerKind.CHOICE}
    told = {name: scale for name, scale in found.items() if scale}
    brought = MEASURED if visitor and visitor.measured_days.exists() else {}
    return {"pain": PAIN} | told | brought


def _scale(tracker: Tracker) -> Scale | None:
    """None for answers without an amount."""
    amounts = {v.amount: v.words for v in tracker.values if v.amount is not None}
    if len(amounts) < 2:
        return None
    if tracker.id == FUNCTION:
        amounts = {amount / 2: words for amount, words in amounts.items()}
    low, high = min(amounts), max(amounts)
    better = tracker.direction is Direction.HIGHER_IS_BETTER
    return Scale(
        tracker.id,
        tracker.short,
        best=high if better else low,
        worst=low if better else high,
        cells={amount: words.split()[0].lower()[:4] for amount, words in amounts.items()},
        said=amounts,
    )
