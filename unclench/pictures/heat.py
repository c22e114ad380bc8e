"""A year of days, month by month, with the number of each day in its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from math import ceil

from unclench.pictures.bins import ONE_DAY, monday, month_after
from unclench.pictures.change import average
from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.series import Day, Series
from unclench.pictures.svg import number, path, root, swatch, text
from unclench.pictures.words import FUNCTION_WORDS, count, short, short_day

PITCH, CELL, WIDTH, TOP = 23.4, 19.0, 164.0, 44.0
SIZE = (WIDTH, TOP + 6 * PITCH)
LEVELS = 5
"""Shades between the best end of a scale, which has a look of its own, and the worst."""
WEEKDAYS = "MTWTFSS"


@dataclass(frozen=True)
class Scale:
    """Something tracked once a day. `key` is the name of a field of `Day`, or of one in `others`.

    `best` and `worst` are its ends, either way round. `cells` are words for numbers, as short as a
    cell needs; `said` the same in a table.
    """

    key: str
    name: str
    best: float
    worst: float
    cells: dict[float, str] = field(default_factory=dict)
    said: dict[float, str] = field(default_factory=dict)
    ends: tuple[str, str] = ("the best", "the worst")
    goes_on: bool = False
    look: str = "level"

    def of(self, day: Day) -> float | None:
        """What a day tells of it."""
        if self.key in day.others:
            return day.others[self.key]
        told: float | None = getattr(day, self.key, None)
        return told

    def level(self, value: float) -> int:
        """0 at the best end, up to 5 towards the worst."""
        share = (value - self.best) / (self.worst - self.best)
        return min(max(ceil(round(share * LEVELS, 6)), 0), LEVELS)


PAIN = Scale("pain", "Pain", best=0, worst=10)
STRESS = Scale("stress", "Stress", best=0, worst=10)
SLEEP = Scale("sleep", "Sleep", best=10, worst=0)
FUNCTION = Scale(
    "function",
    "Could do what you wanted",
    best=1,
    worst=0,
    cells={0.0: "no", 0.5: "½", 1.0: "yes"},
    said=FUNCTION_WORDS,
)


def calendar(series: Series, today: date, scale: Scale = PAIN) -> Picture:
    """The twelve months up to this one."""
    first = month_after(today.replace(day=1), -11)
    told = {d.day: v for d in series.between(first, today) if (v := scale.of(d)) is not None}
    months = [month_after(first, n) for n in range(12)]
    shown = months[_first_shown(months, told) :]
    title = f"{scale.name}, day by day"
    return Picture(
        kind="calendar",
        title=title,
        drawings=tuple(_month(month, today, told, scale) for month in shown) if told else (),
        sentence=_sentence(told, (today - first).days + 1, scale),
        table=_table(told, scale),
        keys=_keys(scale) if told else (),
    )


def _first_shown(months: Sequence[date], told: dict[date, float]) -> int:
    """Months before the first entry of the year say nothing; the last three are always there."""
    oldest = min(told, default=months[-1])
    return min(max(n for n, month in enumerate(months) if month <= oldest), 9) if told else 9


def _month(month: date, today: date, told: dict[date, float], scale: Scale) -> str:
    last = min(month_after(month) - ONE_DAY, today)
    days = [month + n * ONE_DAY for n in range((last - month).days + 1)]
    here = {day: told[day] for day in days if day in told}
    body = _heading(month) + _cells(here, scale) + _empty([d for d in days if d not in here])
    return root(SIZE, f"{month:%B} {month.year}", _month_words(here, len(days), scale), body)


def _heading(month: date) -> str:
    days = "".join(
        text("weekday", (n * PITCH + CELL / 2, TOP - 7), letter, "middle")
        for n, letter in enumerate(WEEKDAYS)
    )
    return text("name", (0, 14), f"{month:%B} {month.year}") + days


def _corner(day: date) -> tuple[float, float]:
    """The upper left corner of a day's cell: Monday first, a row a week."""
    column = day.weekday()
    first_column = (column - day.day + 1) % 7
    return column * PITCH, TOP + (day.day - 1 + first_column) // 7 * PITCH


def _cells(here: dict[date, float], scale: Scale) -> str:
    """One path for each shade, then the numbers on them."""
    shades: dict[int, list[date]] = {}
    for day, value in here.items():
        shades.setdefault(scale.level(value), []).append(day)
    squares = (
        path(f"{scale.look}-{level}", "".join(_square(*_corner(day)) for day in days))
        for level, days in sorted(shades.items())
    )
    last = shades.pop(LEVELS, [])
    rest = [day for days in shades.values() for day in days]
    full = "cells-last" if scale.look == "level" else "cells-full"
    numbers = _numbers("cells", rest, here, scale) + _numbers(full, last, here, scale)
    return "".join(squares) + numbers


def _numbers(look: str, days: Sequence[date], here: dict[date, float], scale: Scale) -> str:
    """The numbers of some days in one group, so that each is as short as it can be."""
    drawn = "".join(_number(day, scale.cells.get(here[day], short(here[day]))) for day in days)
    return f'<g class="uc-chart__{look}">{drawn}</g>' if drawn else ""


def _number(day: date, words: str) -> str:
    x, y = _corner(day)
    return f'<text x="{number(x + CELL / 2)}" y="{number(y + 14)}">{escape(words)}</text>'


def _square(x: float, y: float) -> str:
    """A cell; its round corners come from the stroke."""
    side = number(CELL - 4)
    return f"M{number(x + 2)} {number(y + 2)}h{side}v{side}h-{side}z"


def _empty(days: Sequence[date]) -> str:
    """A day without an entry: a small dot and no cell."""
    corners = [_corner(day) for day in days]
    spots = "".join(f"M{number(x + CELL / 2)} {number(y + CELL / 2)}h0" for x, y in corners)
    return path("no-entry", spots)


def _month_words(here: dict[date, float], days: int, scale: Scale) -> str:
    if not here:
        return f"No entry in {count(days, 'day')}."
    low, high = min(here.values()), max(here.values())
    mean = _mean(here, scale)
    told = f"{count(len(here), 'day')} with an entry. {scale.name} {_span(low, high, scale)}"
    return f"{told}, {mean} on average." if mean else f"{told}."


def _span(low: float, high: float, scale: Scale) -> str:
    one, other = (scale.said.get(v, short(v)) for v in (low, high))
    return one if one == other else f"{one} to {other}"


def _mean(here: dict[date, float], scale: Scale) -> str:
    """Empty where answers are words in an order, of which there is no average."""
    values = list(here.values())
    if not scale.said:
        return short(average(values) or 0.0)
    return f"{sum(values) / len(values):.0%}" if {scale.best, scale.worst} == {0, 1} else ""


def _sentence(told: dict[date, float], days: int, scale: Scale) -> str:
    if not told:
        return "No entry in the last twelve months."
    low, high = min(told.values()), max(told.values())
    worst = high if scale.worst > scale.best else low
    best = low if scale.worst > scale.best else high
    return (
        f"{len(told)} of {days} days have an entry: {_days_at(told, best, scale)} at"
        f" {_said(best, scale)}, {scale.ends[0]}, and {_days_at(told, worst, scale)} at"
        f" {_said(worst, scale)}, {scale.ends[1]}."
        if best != worst
        else f"{_days_told(len(told), days)} at {_said(best, scale)}."
    )


def _days_told(told: int, days: int) -> str:
    if told == 1:
        return f"1 of {days} days has an entry,"
    return f"{told} of {days} days have an entry, all"


def _days_at(told: dict[date, float], value: float, scale: Scale) -> str:
    return count(sum(one == value for one in told.values()), "day")


def _said(value: float, scale: Scale) -> str:
    return f"“{scale.said[value]}”" if value in scale.said else short(value)


def _keys(scale: Scale) -> tuple[Key, ...]:
    square = _square(4.5, -0.5)
    samples = [Key(swatch(path(f"{scale.look}-{n}", square)), words) for n, words in _levels(scale)]
    nothing = Key(swatch(path("no-entry", "M14 9h0")), "no entry")
    return (*samples, nothing)


def _levels(scale: Scale) -> Iterator[tuple[int, str]]:
    """Every shade with the whole numbers, or the words, that have it."""
    if scale.said:
        for value, words in sorted(scale.said.items()):
            cell = scale.cells.get(value, words)
            yield scale.level(value), words if cell == words else f"{cell}: {words}"
        return
    low, high = sorted((scale.best, scale.worst))
    for level in range(LEVELS + 1):
        values = [n for n in range(int(low), int(high) + 1) if scale.level(n) == level]
        beyond = scale.goes_on and level == LEVELS
        yield (
            level,
            f"{min(values)} or more" if beyond else _span(min(values), max(values), scale),
        )


def _table(told: dict[date, float], scale: Scale) -> Table:
    """A row for each week with an entry, the newest first."""
    weeks = sorted({monday(day) for day in told}, reverse=True)
    heads = ("Week from", *(f"{monday(date(2024, 1, 1)) + n * ONE_DAY:%a}" for n in range(7)))
    rows = tuple(
        (short_day(week), *(_cell(told.get(week + n * ONE_DAY), scale) for n in range(7)))
        for week in weeks
    )
    return Table(heads, rows)


def _cell(value: float | None, scale: Scale) -> str:
    return "-" if value is None else scale.said.get(value, short(value))
