"""Scores of one questionnaire over time: a dot for each, joined by nothing.

Between two scores lie weeks of which nothing is known, so no line says how it went in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unclench.engine.values.tracker import OutcomeMeasure
from unclench.pictures.axis import Axis, names
from unclench.pictures.picture import Picture, Table
from unclench.pictures.svg import WIDTH, dots, path, root, text
from unclench.pictures.words import short, short_day

LEFT, RIGHT, TOP, BASE = 40.0, 334.0, 14.0, 124.0
SIZE = (WIDTH, BASE + 28)
AT_LEAST = timedelta(days=27)
_AWAY = 9


@dataclass(frozen=True)
class ScorePoint:
    """One score on one day; `more` is said of it in the table."""

    day: date
    value: float
    more: str = ""


def scores(
    measure: OutcomeMeasure,
    points: Sequence[ScorePoint],
    sentence: str,
    notes: tuple[str, ...] = (),
) -> Picture:
    """The scores of a measure, the oldest first; there is at least one."""
    title = measure.title
    rows = tuple((short_day(each.day), short(each.value), each.more) for each in reversed(points))
    return Picture(
        kind="scores",
        title=title,
        drawings=(root(SIZE, title, sentence, _drawn(measure, points)),),
        sentence=sentence,
        table=Table(("Day", "Score", "Rests on"), rows).without_empty_columns(),
        notes=notes,
    )


def _drawn(measure: OutcomeMeasure, points: Sequence[ScorePoint]) -> str:
    first = min(points[0].day, points[-1].day - AT_LEAST)
    axis = Axis(LEFT, RIGHT, first, (points[-1].day - first).days + 1)
    spots = [(axis.at(each.day), _height(measure, each.value)) for each in points]
    return _ground(measure) + names(axis, SIZE[1] - 4) + dots("dot", spots) + _last(points, spots)


def _ground(measure: OutcomeMeasure) -> str:
    """The two ends of the scale."""
    lines = path("grid", f"M{LEFT:g} {TOP:g}H{RIGHT:g}M{LEFT:g} {BASE:g}H{RIGHT:g}")
    ends = ((BASE, measure.low), (TOP, measure.high))
    return lines + "".join(text("end", (LEFT - 8, y + 5), str(end), "end") for y, end in ends)


def _height(measure: OutcomeMeasure, value: float) -> float:
    """Where a score stands; one that the scale no longer has stands at its end."""
    share = (value - measure.low) / (measure.high - measure.low)
    return BASE - (BASE - TOP) * min(max(share, 0.0), 1.0)


def _last(points: Sequence[ScorePoint], spots: Sequence[tuple[float, float]]) -> str:
    """The newest number, below its dot where there is no room above."""
    x, y = spots[-1]
    below = y < TOP + 24
    return text("last", (x + 4, y + 26 if below else y - _AWAY), short(points[-1].value), "end")
