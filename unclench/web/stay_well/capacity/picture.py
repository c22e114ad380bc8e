"""A person's own numbers of one test as a line over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 40, 272, 18, 170
NICE = (1, 2, 5, 10, 20, 25, 50, 100, 200)
NEAR = 16
"""Names of lines closer than this would lie on one another."""


@dataclass(frozen=True)
class Spot:
    """A place in units of the drawing."""

    x: int
    y: int


@dataclass(frozen=True)
class Tick:
    """A height with its number."""

    y: int
    text: str


@dataclass(frozen=True)
class Day:
    """A day below the line."""

    x: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Line:
    """One side's numbers. `second` is drawn otherwise, `label_y` is where its name stands."""

    name: str
    dots: tuple[Spot, ...]
    label_y: int
    second: bool = False

    @property
    def points(self) -> str:
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def end(self) -> Spot:
        return self.dots[-1]


@dataclass(frozen=True)
class Picture:
    """The whole drawing."""

    ticks: tuple[Tick, ...]
    dates: tuple[Day, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT


Series = Sequence[tuple[datetime, int]]


def picture_of(series: dict[str, Series]) -> Picture | None:
    """The drawing of numbers by side, oldest first; None until there are two days to join."""
    days = sorted({when.date() for points in series.values() for when, _ in points})
    if len(days) < 2:
        return None
    step = _step(max(value for points in series.values() for _, value in points))
    lines: list[Line] = []
    for name, points in series.items():
        dots = tuple(_spot(when.date(), value, days, step) for when, value in points)
        lines.append(Line(_name(name, points), dots, _free(dots[-1].y, lines), bool(lines)))
    ticks = tuple(Tick(_height(n * step, step), str(n * step)) for n in range(3))
    return Picture(ticks, _dates(days), tuple(lines))


def _name(side: str, points: Series) -> str:
    return f"{side} {points[-1][1]}".strip()


def _step(highest: int) -> int:
    """Half of the axis: the smallest round number that holds everything."""
    return next((nice for nice in NICE if 2 * nice >= highest), (highest + 1) // 2)


def _height(value: int, step: int) -> int:
    return round(BOTTOM - (BOTTOM - TOP) * value / (2 * step))


def _spot(day: date, value: int, days: list[date], step: int) -> Spot:
    share = (day - days[0]).days / (days[-1] - days[0]).days
    return Spot(round(LEFT + 8 + (RIGHT - LEFT - 16) * share), _height(value, step))


def _free(y: int, lines: list[Line]) -> int:
    """The height of a name, moved off the one that is there already."""
    near = [line.label_y for line in lines if abs(line.label_y - y) < NEAR]
    return near[0] + (NEAR if y >= near[0] else -NEAR) if near else y


def _dates(days: list[date]) -> tuple[Day, Day]:
    first, last = (f"{day.day} {day:%b}" for day in (days[0], days[-1]))
    return Day(LEFT, first, "start"), Day(RIGHT, last, "end")
