"""Below the line of pain: what could be done, and the sessions, on the same days."""

from dataclasses import dataclass

from unclench.pictures.axis import Axis
from unclench.pictures.bins import LENGTHS, Bin, Step, Window
from unclench.pictures.series import MarkKind
from unclench.pictures.svg import dots, number, path, text
from unclench.pictures.words import TO_THEM, Voice

PERIOD = {
    Step.WEEK: "a week",
    Step.MONTH: "a month",
    Step.QUARTER: "three months",
    Step.YEAR: "a year",
}
LANE = 26.0
NAME = 24.0
WIDEST_BAR = 9.0
NONE_AT_ALL = 3.0
"""A day on which nothing could be done has a short hollow bar; a day without entry has none."""


@dataclass(frozen=True)
class Lanes:
    """The drawing, how far down it goes, and which lanes there are."""

    svg: str
    bottom: float
    function: bool
    sessions: bool


def lanes_of(window: Window, axis: Axis, top: float, voice: Voice = TO_THEM) -> Lanes:
    """A lane for each thing of which at least one entry is shown."""
    drawn, bottom = "", top
    function = [one for one in window.bins if one.function is not None]
    sessions = [one for one in window.bins if one.of(MarkKind.SESSION)]
    if function:
        drawn += _name(voice.could, bottom) + _bars(function, window, axis, bottom + NAME)
        bottom += NAME + LANE + 14
    if sessions:
        drawn += _name(_sessions_name(sessions, window), bottom)
        drawn += _sessions(sessions, window, axis, bottom + NAME)
        bottom += NAME + (14 if window.step is Step.DAY else LANE + 2)
    return Lanes(drawn, bottom, bool(function), bool(sessions))


def _name(words: str, top: float) -> str:
    return text("name", (0, top + 14), words)


def _sessions_name(done: list[Bin], window: Window) -> str:
    if window.step is Step.DAY:
        return "Sessions"
    most = max(len(one.of(MarkKind.SESSION)) for one in done)
    return f"Sessions, at most {most} in {PERIOD[window.step]}"


def _bars(told: list[Bin], window: Window, axis: Axis, top: float) -> str:
    half = _half(axis, window)
    full = [_bar(_x(axis, one), one.function or 0, half, top) for one in told if one.function]
    none = [_bar(_x(axis, one), NONE_AT_ALL / LANE, half, top) for one in told if not one.function]
    ground = f"M{number(axis.left)} {number(top + LANE)}H{number(axis.right)}"
    bars = path("function", "".join(full)) + path("function-none", "".join(none))
    return path("grid", ground) + bars


def _bar(x: float, share: float, half: float, top: float) -> str:
    high = share * LANE
    left, upper = number(x - half), number(top + LANE - high)
    return f"M{left} {upper}h{number(2 * half)}v{number(high)}h{number(-2 * half)}z"


def _days(one: Bin) -> int:
    return (one.end - one.start).days + 1


def _x(axis: Axis, one: Bin) -> float:
    return axis.at(one.start, _days(one))


def _sessions(done: list[Bin], window: Window, axis: Axis, top: float) -> str:
    """A dot for each day with a session; a bar for each week or month, the tallest for the most."""
    if window.step is Step.DAY:
        return dots("session", [(_x(axis, one), top + 6) for one in done])
    most = max(len(one.of(MarkKind.SESSION)) for one in done)
    half = _half(axis, window)
    shares = [(one, len(one.of(MarkKind.SESSION)) / most) for one in done]
    bars = (_bar(_x(axis, one), share, half, top) for one, share in shares)
    return path("session-bar", "".join(bars))


def _half(axis: Axis, window: Window) -> float:
    """Half the width of a bar: most of the days that it stands for."""
    share = 0.74 * LENGTHS[window.step] / axis.days
    return min(WIDEST_BAR, share * (axis.right - axis.left)) / 2
