"""A picture of what a treatment took off: points of pain on a line from 0 to 100."""

from dataclasses import dataclass

from unclench.engine.values.library import NoticeableChange, Points
from unclench.engine.values.record import Certainty

POINT = 3
"""The length of one point of pain, in units of the drawing."""
ZERO = 36
"""Where no difference stands. More pain is drawn to the left of it."""
WIDTH = ZERO + 100 * POINT + 4
UNSURE = (Certainty.LOW, Certainty.VERY_LOW)


@dataclass(frozen=True)
class Stretch:
    """A part of the line, in units of the drawing."""

    x: int
    width: int

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass(frozen=True)
class EffectPicture:
    """`bar` is the effect, `interval` where the true one likely lies, `band` what reviews call
    worth noticing. `caption` says the picture in words. `unsure` draws the bar pale."""

    bar: Stretch
    interval: Stretch
    band: Stretch
    caption: str
    unsure: bool
    zero: int = ZERO
    half: int = ZERO + 50 * POINT
    full: int = ZERO + 100 * POINT
    width: int = WIDTH


def effect_picture(
    points: Points, certainty: Certainty, noticeable: NoticeableChange
) -> EffectPicture:
    """The drawing of one effect."""
    return EffectPicture(
        bar=_stretch(0, points.less),
        interval=_stretch(points.low, points.high),
        band=_stretch(noticeable.low, noticeable.high),
        caption=f"{_how_much(points)} {_between(points)}",
        unsure=certainty in UNSURE,
    )


def _stretch(one: float, other: float) -> Stretch:
    low, high = sorted((one, other))
    start = ZERO + round(low * POINT)
    return Stretch(start, max(2, ZERO + round(high * POINT) - start))


def _how_much(points: Points) -> str:
    size = round(abs(points.less))
    if abs(points.less) < 1:
        return f"No difference in pain that counts, compared with {points.against}."
    unit = "point" if size == 1 else "points"
    more_or_less = "less" if points.less > 0 else "more"
    return f"{size} {unit} {more_or_less} pain, compared with {points.against}."


def _between(points: Points) -> str:
    low, high = sorted((abs(points.low), abs(points.high)))
    if points.low < 0 < points.high:
        more, less = round(-points.low), round(points.high)
        return f"The truth likely lies between {more} more and {less} less."
    return f"The truth likely lies between {round(low)} and {round(high)}."
