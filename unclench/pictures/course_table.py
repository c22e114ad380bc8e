"""The numbers behind the course, the newest first."""

from datetime import date

from unclench.pictures.bins import Bin, Step, Window
from unclench.pictures.picture import Table
from unclench.pictures.series import MarkKind
from unclench.pictures.words import count, function_words, short, short_day

FIRST_HEAD = {
    Step.DAY: "Day",
    Step.WEEK: "Week from",
    Step.MONTH: "Month",
    Step.QUARTER: "Three months from",
    Step.YEAR: "Year",
}
NOTED = {
    MarkKind.FLARE: "flare-up",
    MarkKind.PLAN_CHANGE: "plan changed",
    MarkKind.CHECK: "check",
    MarkKind.EPISODE_START: "bout began",
    MarkKind.EPISODE_END: "bout ended",
}


def table_of(window: Window) -> Table:
    """A row for each point that has an entry or a mark."""
    day = window.step is Step.DAY
    heads = _DAY_HEADS if day else _LONGER_HEADS
    rows = tuple(_row(one, window.step) for one in reversed(window.bins))
    return Table((FIRST_HEAD[window.step], *heads), rows).without_empty_columns()


_DAY_HEADS = ("Pain", "Could do", "Sessions", "Noted")
_LONGER_HEADS = ("Pain, average", "Least to most", "Days", "Could do", "Sessions", "Noted")


def _row(one: Bin, step: Step) -> tuple[str, ...]:
    sessions = len(one.of(MarkKind.SESSION))
    pain = "" if one.pain is None else short(one.pain)
    function = function_words(one.function, 1 if step is Step.DAY else 2)
    rest = (function, str(sessions) if sessions else "", _noted(one, step))
    if step is Step.DAY:
        return _when(one.start, step), pain, *rest
    return _when(one.start, step), pain, _spread(one), str(len(one.pains) or ""), *rest


def _spread(one: Bin) -> str:
    if not one.pains:
        return ""
    least, most = short(min(one.pains)), short(max(one.pains))
    return least if least == most else f"{least} to {most}"


def _when(start: date, step: Step) -> str:
    if step in (Step.MONTH, Step.QUARTER):
        return f"{start:%b} {start.year}"
    return str(start.year) if step is Step.YEAR else short_day(start)


def _noted(one: Bin, step: Step) -> str:
    if step is Step.DAY:
        return ", ".join(_said(m.kind, m.words) for m in one.marks if m.kind in NOTED)
    many = {kind: len(one.of(kind)) for kind in (MarkKind.FLARE, MarkKind.PLAN_CHANGE)}
    counted = [count(n, NOTED[kind]) for kind, n in many.items() if n]
    return ", ".join(counted).replace("plan changeds", "plan changes")


def _said(kind: MarkKind, words: str) -> str:
    return f"{NOTED[kind]}: {words}" if words else NOTED[kind]
