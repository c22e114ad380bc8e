"""A picture of what speaks for and against a cause: one bar an answer, from a middle line."""

from dataclasses import dataclass

from unclench.engine.causes.weigh import CauseFit

HALF = 150
FULL_WEIGHT = 2.4
"""A weight (natural logarithm of the ratio) whose bar reaches the edge."""
ROW = 16
SHOWN = 6


@dataclass(frozen=True)
class Bar:
    """One bar, in units of the drawing."""

    x: int
    y: int
    width: int
    side: str


@dataclass(frozen=True)
class Bars:
    """All of them, with the middle line, and the picture in words."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    middle: int
    label: str


def bars(fit: CauseFit) -> Bars | None:
    """The answers that counted, the strongest first; None when none did."""
    counted = [c for c in fit.contributions if c.counted][:SHOWN]
    if not counted:
        return None
    drawn = tuple(_bar(c.log_odds, row) for row, c in enumerate(counted))
    ayes = sum(c.log_odds > 0 for c in counted)
    label = f"{ayes} of your answers speak for it, {len(counted) - ayes} against it."
    return Bars(drawn, 2 * HALF, ROW * len(counted) + 4, HALF, label)


def _bar(weight: float, row: int) -> Bar:
    length = max(4, round(min(abs(weight), FULL_WEIGHT) / FULL_WEIGHT * HALF))
    x = HALF if weight > 0 else HALF - length
    return Bar(x, ROW * row + 4, length, "for" if weight > 0 else "against")
