"""A fair test: its days with the thing that each was for, and the difference with its interval.

Every arm has a letter, a shape and a colour, so that no colour has to be told from another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unclench.pictures.axis import Axis, names
from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.svg import SWATCH, WIDTH, bar, number, path, root, swatch, text
from unclench.pictures.words import count, short, short_day

LETTERS = "ABC"
MINUS = "\N{MINUS SIGN}"
LEFT, TOP, HEIGHT = 24.0, 24.0, 150.0
BASE = TOP + HEIGHT
SIZE = (float(WIDTH), BASE + 46)
NARROWEST_LETTER = 11.0
DAYS_TITLE = "Your days"
DIFFERENCE_TITLE = "The difference"


@dataclass(frozen=True)
class ArmDay:
    """One day: which arm (0, 1 or 2), which period, and the value; None when it was not told."""

    day: date
    arm: int
    period: int
    value: float | None
    did: str = ""
    paused: bool = False


@dataclass(frozen=True)
class Span:
    """Some days in a row with one arm."""

    arm: int
    first: date
    last: date


@dataclass(frozen=True)
class Scale:
    """What the values are: its ends, what it is called, and words for values that have some."""

    low: float
    high: float
    name: str
    words: Mapping[float, str]

    def said(self, value: float) -> str:
        """A value as the table has it."""
        return self.words.get(value, short(value))


def trial_days(days: Sequence[ArmDay], titles: Sequence[str], scale: Scale) -> Picture:
    """Every day of a test as a mark in the stretch that it belongs to."""
    told = [day for day in days if day.value is not None]
    sentence = f"{count(len(told), 'day')} of {len(days)} with an answer: {scale.name}."
    return Picture(
        kind="trial",
        title=DAYS_TITLE,
        drawings=(root(SIZE, DAYS_TITLE, sentence, _drawn(days, scale)),) if days else (),
        sentence=sentence,
        table=_table(days, titles, scale),
        keys=tuple(_keys(titles)),
        notes=("A day without a mark has no answer. Nothing was put in its place.",),
    )


def _drawn(days: Sequence[ArmDay], scale: Scale) -> str:
    return _grounds(days) + _lines(scale) + _marks(days, scale) + names(_axis(days), BASE + 22)


def _axis(days: Sequence[ArmDay]) -> Axis:
    return Axis(LEFT, WIDTH - 4, days[0].day, len(days))


def _grounds(days: Sequence[ArmDay]) -> str:
    """Each period as a ground behind its days, with the letter of its arm where it has room."""
    axis = _axis(days)
    drawn = []
    for span in _spans(days):
        left = axis.at(span.first) - _half(axis)
        width = axis.at(span.last) + _half(axis) - left
        drawn.append(bar(f"ground-{_letter(span.arm)}", (left, TOP), (width, HEIGHT)))
        if width >= NARROWEST_LETTER:
            middle = (left + width / 2, TOP - 7)
            drawn.append(text("letter", middle, LETTERS[span.arm], "middle"))
    return "".join(drawn)


def _spans(days: Sequence[ArmDay]) -> Iterable[Span]:
    first = last = days[0]
    for day in days[1:]:
        if day.period != last.period:
            yield Span(first.arm, first.day, last.day)
            first = day
        last = day
    yield Span(first.arm, first.day, last.day)


def _half(axis: Axis) -> float:
    return (axis.right - axis.left) / axis.days / 2


def _letter(arm: int) -> str:
    return LETTERS[arm].lower()


def _lines(scale: Scale) -> str:
    """Lines across at the ends and the middle of the scale, with their numbers."""
    levels = list(scale.words) or [scale.low, (scale.low + scale.high) / 2, scale.high]
    lines = "".join(f"M{number(LEFT)} {number(_y(v, scale))}H{WIDTH - 4}" for v in levels)
    words = (text("date", (LEFT - 5, _y(v, scale) + 5), _tick(v, scale), "end") for v in levels)
    return path("grid", lines) + "".join(words)


def _tick(value: float, scale: Scale) -> str:
    return scale.words.get(value, short(value))


def _y(value: float, scale: Scale) -> float:
    share = (value - scale.low) / (scale.high - scale.low)
    return BASE - 10 - (HEIGHT - 20) * share


def _marks(days: Sequence[ArmDay], scale: Scale) -> str:
    axis, drawn = _axis(days), []
    size = max(2.6, min(4.6, 2 * _half(axis) * 0.45))
    for arm in sorted({day.arm for day in days}):
        mine = [d for d in days if d.arm == arm and d.value is not None]
        spots = [(axis.at(d.day), _y(d.value or 0.0, scale)) for d in mine]
        drawn.append(path(f"arm-{_letter(arm)}", "".join(shape(arm, x, y, size) for x, y in spots)))
    return "".join(drawn)


def shape(arm: int, x: float, y: float, size: float) -> str:
    """The mark of an arm around a point: round, a square, or a diamond."""
    n = number
    if arm == 0:
        half = f"a{n(size)} {n(size)} 0 1 0"
        return f"M{n(x - size)} {n(y)}{half} {n(2 * size)} 0{half} {n(-2 * size)} 0"
    if arm == 1:
        return f"M{n(x - size)} {n(y - size)}h{n(2 * size)}v{n(2 * size)}h{n(-2 * size)}z"
    big = size * 1.35
    return f"M{n(x)} {n(y - big)}l{n(big)} {n(big)}l{n(-big)} {n(big)}l{n(-big)} {n(-big)}z"


def _keys(titles: Sequence[str]) -> Iterable[Key]:
    for arm, title in enumerate(titles):
        middle = (SWATCH[0] / 2, SWATCH[1] / 2)
        ground = bar(f"ground-{_letter(arm)}", (0, 0), (float(SWATCH[0]), float(SWATCH[1])))
        mark = path(f"arm-{_letter(arm)}", shape(arm, *middle, 4.6))
        yield Key(swatch(ground + mark), f"{LETTERS[arm]}: {title}")


def _table(days: Sequence[ArmDay], titles: Sequence[str], scale: Scale) -> Table:
    rows = tuple(
        (
            short_day(day.day),
            f"{LETTERS[day.arm]}: {titles[day.arm]}" + (" (paused)" if day.paused else ""),
            "" if day.value is None else scale.said(day.value),
            day.did,
        )
        for day in days
    )
    return Table(("Day", "For", "Answer", "Done"), rows).without_empty_columns()


@dataclass(frozen=True)
class Estimate:
    """One difference, in points or shares: above 0 is better with the first of its two arms.

    `inner` and `outer`: the intervals that hold it with 50 and 95 in 100. `words`: it in words.
    """

    a: str
    b: str
    mean: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    words: str


ROW = 86.0
MIDDLE = WIDTH / 2


def differences(estimates: Sequence[Estimate], matters: float, unit: str) -> Picture:
    """Each difference with its intervals. Between the two lines it is too small to matter."""
    reach = max([2 * matters, *(abs(end) for e in estimates for end in e.outer)]) * 1.08
    height = ROW * len(estimates) + 44
    drawn = _too_small(matters / reach, height) + "".join(
        _estimate(e, reach, row) for row, e in enumerate(estimates)
    )
    sentence = " ".join(e.words for e in estimates)
    size = (float(WIDTH), height + 16)
    rows = tuple(
        (f"{e.a}, against {e.b}", short_to(e.mean), between(e.inner), between(e.outer))
        for e in estimates
    )
    return Picture(
        kind="difference",
        title=DIFFERENCE_TITLE,
        drawings=(root(size, DIFFERENCE_TITLE, sentence, drawn + _axis_words(size, unit)),),
        sentence=sentence,
        table=Table(("Which", "Likely", "Half", "95 in 100"), rows),
        keys=_estimate_keys(matters, unit),
    )


def _amount(value: float, unit: str) -> str:
    """So much of a unit: "1 point", "2 days in 10"."""
    one = unit.replace("points", "point").replace("days", "day")
    return f"{short(value)} {one if value == 1 else unit}"


def between(ends: tuple[float, float]) -> str:
    """An interval in words."""
    return f"{short_to(ends[0])} to {short_to(ends[1])}"


def short_to(value: float) -> str:
    """A difference to a tenth, or to a hundredth where it is small, with its sign."""
    digits = 1 if abs(value) >= 1 else 2
    return f"{value:+.{digits}f}".replace("-", MINUS)


def _x(share: float) -> float:
    return MIDDLE + share * (MIDDLE - 6)


def _too_small(share: float, height: float) -> str:
    left, right = _x(-share), _x(share)
    ground = bar("too-small", (left, 6), (right - left, height - 28))
    zero = f"M{number(MIDDLE)} 6V{number(height - 22)}"
    return ground + path("grid", zero)


def _estimate(estimate: Estimate, reach: float, row: int) -> str:
    y = row * ROW + 72
    outer, inner = ([_x(end / reach) for end in ends] for ends in (estimate.outer, estimate.inner))
    return (
        text("name", (2, y - 44), estimate.a)
        + text("date", (2, y - 25), f"against {estimate.b}")
        + path("outer", f"M{number(outer[0])} {number(y)}H{number(outer[1])}")
        + path("inner", f"M{number(inner[0])} {number(y)}H{number(inner[1])}")
        + path("arm-a", shape(0, _x(estimate.mean / reach), y, 6))
    )


def _axis_words(size: tuple[float, float], unit: str) -> str:
    y = size[1] - 18
    return (
        text("date", (2, y), "← worse")
        + text("date", (MIDDLE, y), "no difference", "middle")
        + text("date", (WIDTH - 2, y), "better →", "end")
    )


def _estimate_keys(matters: float, unit: str) -> tuple[Key, ...]:
    y = SWATCH[1] / 2
    across = f"M1 {number(y)}H{SWATCH[0] - 1}"
    ground = bar("too-small", (4, 0), (20, float(SWATCH[1])))
    return (
        Key(swatch(path("arm-a", shape(0, SWATCH[0] / 2, y, 5))), "The most likely difference"),
        Key(swatch(path("inner", across)), "It lies here with half of the chances"),
        Key(swatch(path("outer", across)), "It lies here with 95 chances in 100"),
        Key(swatch(ground), f"Too small to matter to you: less than {_amount(matters, unit)}"),
    )
