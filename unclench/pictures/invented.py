"""Invented courses for the gallery of components, the figures of speed, and the tests.

Nothing is drawn by chance: the same day always gives the same numbers.
"""

from datetime import date, timedelta
from math import exp, sin

from unclench.engine.values.record import Certainty
from unclench.pictures.estimate import Estimate
from unclench.pictures.links import Linked
from unclench.pictures.scores import ScorePoint
from unclench.pictures.series import (
    Band,
    BandPoint,
    BodyDay,
    Category,
    Day,
    Done,
    Mark,
    MarkKind,
    Series,
    Span,
)

TODAY = date(2026, 3, 30)
CATEGORIES = (
    Category("session", "Sessions"),
    Category("walk", "Walks"),
    Category("heat", "Heat"),
    Category("medicine", "Medicines"),
    Category("swim", "Swimming"),
)
PLACES = {
    "low_left": "the low back on the left",
    "low_middle": "the middle of the low back",
    "low_right": "the low back on the right",
    "buttock_left": "the left buttock",
    "thigh_back_left": "the back of the left thigh",
}


def _stir(n: int) -> float:
    """A number from -1 to 1 that jumps about from day to day."""
    return sin(n * 12.9898) * 0.7 + sin(n * 4.137) * 0.3


def _whole(value: float) -> float:
    return float(min(max(round(value), 0), 10))


def _day(day: date, n: int, pain: float) -> Day:
    told = _whole(pain)
    able = 1.0 if told <= 3 else 0.5 if told <= 6 else 0.0
    stress = _whole(4 + 2 * _stir(n + 5))
    return Day(day, told, able, sleep=_whole(7 - told / 2 + _stir(n)), stress=stress)


def five_days() -> Series:
    """Somebody who began five days ago."""
    start = TODAY - timedelta(days=4)
    pains = (8, 8, 7, 7, 6)
    days = tuple(_day(start + timedelta(days=n), n, pain) for n, pain in enumerate(pains))
    marks = (
        Mark(start, MarkKind.EPISODE_START),
        Mark(start + timedelta(days=1), MarkKind.SESSION),
        Mark(start + timedelta(days=3), MarkKind.SESSION),
    )
    return Series(days, marks, (Span(start),), _usual(start))


FLARED = {20: "moved house", 33: "long drive"}
MISSED = {6, 7, 15, 16, 17, 26}


def forty_days() -> Series:
    """Forty days with gaps, two flare-ups and a plan that changed twice."""
    start = TODAY - timedelta(days=39)
    days = tuple(
        _day(start + timedelta(days=n), n, 2 + 6 * exp(-n / 11) + _stir(n) + _after_flare(n))
        for n in range(40)
        if n not in MISSED
    )
    marks = [Mark(start + timedelta(days=n), MarkKind.SESSION) for n in range(40) if n % 3 == 1]
    marks += [Mark(start + timedelta(days=n), MarkKind.FLARE, said) for n, said in FLARED.items()]
    marks += [Mark(start + timedelta(days=n), MarkKind.PLAN_CHANGE) for n in (10, 24)]
    marks.sort(key=lambda mark: mark.day)
    return Series(days, tuple(marks), (Span(start),), _usual(start))


def _after_flare(n: int) -> float:
    return sum(3.2 * exp(-(n - since) / 2) for since in FLARED if n >= since)


def ten_years(days: int = 3650) -> Series:
    """Years of a back that comes and goes, with quiet months without an entry."""
    start = TODAY - timedelta(days=days - 1)
    kept = [n for n in range(days) if n >= days - 30 or n % 400 < 330]
    entries = tuple(_day(start + timedelta(days=n), n, _long(n)) for n in kept)
    marks = tuple(Mark(start + timedelta(days=n), kind) for n in kept for kind in _happened(n))
    spans = tuple(
        Span(start + timedelta(days=n), start + timedelta(days=min(n + 75, days - 1)))
        for n in range(40, days - 60, 365)
    )
    return Series(entries, marks, spans)


def _long(n: int) -> float:
    bout = 3.5 * exp(-((n - 40) % 365) / 40)
    return 3 + 1.2 * sin(n / 290) + bout + 1.3 * _stir(n) - n / 2400


def _happened(n: int) -> list[MarkKind]:
    found = [MarkKind.SESSION] if n % 3 == 0 else []
    if n % 97 == 40:
        found.append(MarkKind.FLARE)
    return [*found, MarkKind.PLAN_CHANGE] if n % 365 == 60 else found


def _usual(begins: date) -> Band:
    points = tuple(BandPoint(day, pain) for day, pain in ((0, 5.6), (42, 2.6), (182, 2.2)))
    group = "new pain, of less than six weeks"
    return Band(begins, points, group, "Wallwork and others, 2024", Certainty.MODERATE)


def marked_bodies() -> tuple[BodyDay, ...]:
    """Four entries of a body map; the third repeats the second."""
    low = frozenset({"low_left", "low_middle"})
    down = low | {"buttock_left", "thigh_back_left"}
    days = (TODAY - timedelta(days=n) for n in (39, 30, 24, 12, 1))
    areas = (low, down, down, low | {"buttock_left"}, frozenset({"low_left"}))
    return tuple(BodyDay(day, places) for day, places in zip(days, areas, strict=True))


def what_was_done() -> tuple[Done, ...]:
    """Twelve weeks of sessions, walks, heat and medicines, with a week of nothing."""
    start = TODAY - timedelta(days=83)
    found = []
    for n in range(84):
        if 35 <= n < 42:
            continue
        day = start + timedelta(days=n)
        wanted = (("session", n % 2 == 0), ("walk", n > 20), ("heat", n < 30 and n % 3 == 0))
        found += [Done(day, name) for name, was in wanted if was and _stir(n * 3) > -0.6]
        found += [Done(day, "medicine")] if n in (1, 2, 3, 8, 50, 51) else []
    return tuple(found)


def what_goes_with() -> tuple[Linked, ...]:
    """One thing that is linked with the next day, one that may be, and one little known."""
    return (
        Linked("Sleep", -0.2, -0.5, 0.1, -0.3, -0.1, 88, 0.08, 0.3),
        Linked("Sitting", 0.5, 0.2, 0.8, 0.4, 0.6, 90, 0.06, 0.97, linked=True),
        Linked("Lifting", 0.1, -1.4, 1.6, -0.4, 0.6, 12, 0.7, 0.15),
    )


COURSES = {
    "nothing": Series,
    "five_days": five_days,
    "forty_days": forty_days,
    "ten_years": ten_years,
}


def scores_told() -> list[ScorePoint]:
    """Three scores of one questionnaire, weeks apart."""
    told = ((120, 16.0), (60, 9.0), (0, 5.0))
    return [ScorePoint(TODAY - timedelta(days=ago), value) for ago, value in told]


ESTIMATES = {
    "helps": Estimate(
        name="Warmth",
        mean=1.1,
        interval_50=(0.8, 1.4),
        interval_80=(0.6, 1.7),
        interval_95=(0.3, 2.0),
        chance_better=0.99,
        chance_noticeable=0.6,
        chance_worse=0.01,
        sessions=17,
        prior_share=0.3,
        before=(0.0, 2.4),
    ),
    "open": Estimate(
        name="Slow breathing",
        mean=0.4,
        interval_50=(0.0, 0.8),
        interval_80=(-0.4, 1.2),
        interval_95=(-0.9, 1.7),
        chance_better=0.74,
        chance_noticeable=0.2,
        chance_worse=0.09,
        sessions=2,
        prior_share=0.8,
        before=(-0.4, 1.4),
    ),
    "worse": Estimate(
        name="Strength exercises",
        mean=-0.8,
        interval_50=(-1.2, -0.4),
        interval_80=(-1.6, 0.0),
        interval_95=(-4.0, 0.4),
        chance_better=0.08,
        chance_noticeable=0.0,
        chance_worse=0.72,
        sessions=9,
        prior_share=0.4,
        before=(-1.0, 1.2),
    ),
}
