"""Cuts a record down to what its person chose. Whatever leaves the program goes through here."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from unclench.engine.values.findings import Findings
from unclench.pictures.series import MarkKind, Series
from unclench.report.choice import Choice, Part
from unclench.report.record import (
    ActivityTold,
    Bout,
    CheckTold,
    DoneTold,
    Measured,
    MedicinesTold,
    Record,
    ScoreTold,
)

Rated = TypeVar("Rated", ActivityTold, Measured, ScoreTold)


@dataclass(frozen=True)
class Shared:
    """What is shared: the choice, and a record that holds nothing beside it."""

    choice: Choice
    record: Record


def share(record: Record, choice: Choice) -> Shared:
    """The record without what lies outside of the chosen days, and without the other parts.

    An age, a sex and a check are told only with a part that speaks of the check.
    """
    within = _within(record, choice)
    kept = {part: fields for part, fields in _FIELDS.items() if part in choice.parts}
    wanted = {name for fields in kept.values() for name in fields}
    emptied = {n: _EMPTY[n] for fields in _FIELDS.values() for n in fields if n not in wanted}
    return Shared(choice, _without_details(replace(within, **emptied), choice))


_FIELDS: dict[Part, tuple[str, ...]] = {
    Part.WHY: ("check", "bouts"),
    Part.QUESTIONS: ("questions",),
    Part.RED_FLAGS: ("check", "looks"),
    Part.COURSE: ("series",),
    Part.FITS: ("causes",),
    Part.TRIED: ("sessions", "done", "estimates", "fair_tests"),
    Part.MEDICINES: ("medicines", "done"),
    Part.FUNCTION: ("activities", "changes", "measured", "scores", "goals"),
    Part.BOUTS: ("bouts",),
    Part.PLAN: ("plan",),
    Part.ANSWERS: ("check",),
}
_EMPTY: dict[str, Any] = {
    "check": None,
    "causes": (),
    "series": Series(),
    "bouts": (),
    "looks": (),
    "sessions": (),
    "done": (),
    "estimates": (),
    "fair_tests": (),
    "medicines": MedicinesTold(),
    "activities": (),
    "changes": (),
    "measured": (),
    "scores": (),
    "goals": (),
    "plan": None,
    "questions": (),
}


def _within(record: Record, choice: Choice) -> Record:
    check = record.check if record.check and choice.has(record.check.day) else None
    return replace(
        record,
        check=check,
        causes=() if record.check and not check else record.causes,
        series=_days(record.series, choice),
        bouts=tuple(_bout(b, choice) for b in record.bouts if _meets(b, choice)),
        looks=tuple(look for look in record.looks if choice.has(look.day)),
        sessions=tuple(s for s in record.sessions if choice.has(s.day)),
        done=tuple(_done(d, choice) for d in record.done if any(map(choice.has, d.days))),
        fair_tests=tuple(
            t for t in record.fair_tests if choice.has(t.first) and choice.has(t.last)
        ),
        medicines=_medicines(record.medicines, choice),
        activities=_with_ratings(record.activities, choice),
        measured=_with_ratings(record.measured, choice),
        scores=_with_ratings(record.scores, choice),
        changes=tuple(c for c in record.changes if choice.has(c.day)),
        goals=record.goals if choice.has(record.made.today) else (),
        plan=record.plan if choice.has(record.made.today) else None,
    )


_PARTS_OF_A_MARK: dict[MarkKind, frozenset[Part]] = {
    MarkKind.SESSION: frozenset({Part.TRIED}),
    MarkKind.PLAN_CHANGE: frozenset({Part.PLAN}),
    MarkKind.CHECK: frozenset({Part.WHY, Part.RED_FLAGS, Part.ANSWERS}),
}
"""What happened on a day is drawn only where its part is shared too."""


def _days(series: Series, choice: Choice) -> Series:
    told, parts = choice.parts, _PARTS_OF_A_MARK
    return Series(
        days=series.between(choice.first, choice.last),
        marks=tuple(
            mark
            for mark in series.marks_between(choice.first, choice.last)
            if parts.get(mark.kind, told) & told
        ),
        spans=tuple(s for s in series.spans if s.meets(choice.first, choice.last)),
    )


def _meets(bout: Bout, choice: Choice) -> bool:
    return bout.began_on <= choice.last and (bout.ended_on or choice.last) >= choice.first


def _bout(bout: Bout, choice: Choice) -> Bout:
    """Its beginning is told with it; a peak, an end and flare-ups only of the chosen days."""
    seen = choice.has(bout.peak_on)
    return replace(
        bout,
        ended_on=bout.ended_on if choice.has(bout.ended_on) else None,
        peak_nprs=bout.peak_nprs if seen else None,
        peak_on=bout.peak_on if seen else None,
        flares=tuple(
            (began, ended if choice.has(ended) else None)
            for began, ended in bout.flares
            if choice.has(began)
        ),
    )


def _done(done: DoneTold, choice: Choice) -> DoneTold:
    return replace(done, days=tuple(day for day in done.days if choice.has(day)))


def _medicines(told: MedicinesTold, choice: Choice) -> MedicinesTold:
    """What was answered on a day outside is left out; own words have no day."""
    return told if choice.has(told.answered_on) else MedicinesTold(own_words=told.own_words)


def _with_ratings(told: tuple[Rated, ...], choice: Choice) -> tuple[Rated, ...]:
    """Each with its ratings of the chosen days; without any it is left out."""
    within = (
        replace(each, ratings=tuple(r for r in each.ratings if choice.has(r.day))) for each in told
    )
    return tuple(each for each in within if each.ratings)


def _without_details(record: Record, choice: Choice) -> Record:
    """What one field holds for several parts, without the parts that were not chosen."""
    parts, bouts = choice.parts, record.bouts
    if Part.BOUTS not in parts:
        bouts = tuple(_only_when(b) for b in bouts if b.ended_on is None)
    wanted_done = (Part.MEDICINES in parts, Part.TRIED in parts)
    return replace(
        record,
        check=_check(record.check, choice) if record.check else None,
        bouts=bouts,
        done=tuple(d for d in record.done if wanted_done[0 if d.is_medicine else 1]),
        person=record.person if record.check else replace(record.person, age="", sex=""),
    )


def _only_when(bout: Bout) -> Bout:
    return Bout(id=bout.id, began_on=bout.began_on, ended_on=bout.ended_on)


def _check(check: CheckTold, choice: Choice) -> CheckTold:
    parts = choice.parts
    if Part.ANSWERS not in parts:
        check = replace(check, findings=Findings(), answers=())
    if Part.RED_FLAGS not in parts:
        check = replace(check, flags=())
    if Part.WHY not in parts:
        check = replace(
            check, pain_nprs=None, pain_days=None, began="", where=(), onset="", course=""
        )
    return check
