"""Builders of histories: what somebody did, on the days since they began."""

from datetime import date, timedelta

from unclench.engine.values.history import DayTold, Done, History, Mark, Marked

FIRST = date(2026, 11, 2)


def day(number):
    """The day so many days after the first."""
    return FIRST + timedelta(days=number)


def done(name, number, *, pain=2.0, during=None, **more):
    """One exercise on that day; during it the pain stays as it was unless said otherwise."""
    felt = pain if during is None else during
    return Done(day=day(number), intervention=name, pain_before=pain, pain_during=felt, **more)


def daily(name, numbers, **more):
    return tuple(done(name, number, **more) for number in numbers)


def history(*several, flares=(), over=(), declined=(), days=()):
    """All of it in the order of the days."""
    marks = [Marked(day(n), Mark.FLARE) for n in flares]
    marks += [Marked(day(n), Mark.FLARE_OVER) for n in over]
    return History(
        done=tuple(sorted(several, key=lambda each: each.day)),
        marks=tuple(sorted(marks, key=lambda mark: mark.day)),
        declined=frozenset(declined),
        days=tuple(days),
        since=FIRST,
    )


def in_diary(number, **told):
    """What the diary tells of that day, such as `pain=4` or `bad=True`."""
    return DayTold(day=day(number), **told)
