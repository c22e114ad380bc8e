"""All figures on one sheet: every movement with its name and its steps, numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import ceil

from unclench.engine.values.keyframe import Movement
from unclench.figures.drawing import still_of, view_of
from unclench.figures.svg import STYLE, path, root

STEP_WIDTH, STEP_HEIGHT = 200, 160
NAME_HEIGHT = 26
SHEET_STEPS = 6
"""Steps that fit into one row of the sheet."""
LETTER = 8.6
"""The width of a letter of a name, on average."""
FONT = 'font-family="system-ui,sans-serif" font-size="15"'


@dataclass(frozen=True)
class Entry:
    """One figure of a sheet."""

    id: str
    title: str
    movement: Movement


def sheet_svg(entries: Iterable[Entry], *, title: str) -> str:
    """A file of its own that shows every entry with its name and its steps."""
    rows = _rows(list(entries))
    high = len(rows) * (STEP_HEIGHT + NAME_HEIGHT)
    drawn = "".join(
        _entry(entry, column * STEP_WIDTH, number * (STEP_HEIGHT + NAME_HEIGHT))
        for number, row in enumerate(rows)
        for entry, column in row
    )
    style = f"<style>{STYLE}text{{fill:var(--ink)}}</style>"
    words = f"{title}: every movement with its steps."
    return root(f"0 0 {STEP_WIDTH * SHEET_STEPS} {high}", title, words, style + drawn) + "\n"


def _rows(entries: list[Entry]) -> list[list[tuple[Entry, int]]]:
    """Entries in rows, each with the column where it begins. Whoever no longer fits waits for the
    first row with room, so that no row has a long gap."""
    rows: list[list[tuple[Entry, int]]] = []
    filled: list[int] = []
    for entry in entries:
        steps = _columns(entry)
        room = (place for place, used in enumerate(filled) if used + steps <= SHEET_STEPS)
        place = next(room, len(rows))
        if place == len(rows):
            rows.append([])
            filled.append(0)
        rows[place].append((entry, filled[place]))
        filled[place] += steps
    return rows


def _columns(entry: Entry) -> int:
    """How many it takes for the steps, and for the name."""
    name = ceil((len(entry.title) * LETTER + 16) / STEP_WIDTH)
    return min(max(len(entry.movement.frames), name), SHEET_STEPS)


def _entry(entry: Entry, left: int, top: int) -> str:
    name = (
        f'<text x="{left + 8}" y="{top + 18}" {FONT} font-weight="600">{escape(entry.title)}</text>'
    )
    steps = _steps(entry.movement, left, top + NAME_HEIGHT)
    return f'<g id="figure-{entry.id}">{name}{steps}</g>'


def _steps(movement: Movement, left: int, top: int) -> str:
    several = len(movement.frames) > 1
    return "".join(
        _step(movement, index, left + index * STEP_WIDTH, top, numbered=several)
        for index in range(len(movement.frames))
    )


def _step(movement: Movement, index: int, left: int, top: int, *, numbered: bool) -> str:
    number = f'<text x="{left + 8}" y="{top + 16}" {FONT}>{index + 1}</text>' if numbered else ""
    drawn = "".join(map(path, still_of(movement, index)))
    return (
        f'{number}<svg x="{left}" y="{top}" width="{STEP_WIDTH}" height="{STEP_HEIGHT}"'
        f' viewBox="{view_of(movement).view_box()}">{drawn}</svg>'
    )
