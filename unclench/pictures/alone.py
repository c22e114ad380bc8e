"""A picture that stands alone: its looks, its keys and its notes are in it.

For whoever shows it without the style sheet of our pages, as an image in a document. Light or
dark as the page around it; the letters shrink where it is shown large, as on our pages.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate
from textwrap import wrap

from unclench.pictures.picture import Key, Picture
from unclench.pictures.svg import SWATCH, WIDTH, number, text

STYLE = """
svg{--ink:#12332f;--muted:#51635f;--line:#ded6c8;--edge:#8a7f6c;--band:#f1eadd;--ground:#ffffff;
--accent:#bd4b23;--calm:#1f6f63;--calm-soft:#e3efea}
@media (prefers-color-scheme:dark){svg{--ink:#e9f1ec;--muted:#a5b8b2;--line:#2a413d;--edge:#6f8a83;
--band:#1f4a43;--ground:#142826;--accent:#f0996b;--calm:#7cc5b4;--calm-soft:#17332f}}
text{fill:var(--muted);font:14px "Atkinson Hyperlegible Next",system-ui,sans-serif}
.uc-chart__ground{fill:var(--ground)}
.uc-chart__name{fill:var(--ink);font-weight:680}
.uc-chart__note{font-size:16px}
.uc-chart__flare-words{fill:var(--accent);stroke:var(--band);stroke-width:3px;
stroke-linejoin:round;paint-order:stroke}
.uc-chart__grid{fill:none;stroke:var(--line);stroke-width:1px}
.uc-chart__pain,.uc-chart__usual{fill:none;stroke:var(--ink);stroke-width:3px;
stroke-linecap:round;stroke-linejoin:round}
.uc-chart__usual{stroke:var(--calm);stroke-dasharray:.1 7}
.uc-chart__usual-band{fill:var(--calm-soft)}
.uc-chart__spread{fill:var(--ink);stroke:var(--ink);stroke-width:3px;stroke-linejoin:round;
opacity:.14}
.uc-chart__episode{fill:var(--band)}
.uc-chart__episode-edge{fill:none;stroke:var(--edge);stroke-width:2px}
.uc-chart__flare-stroke{fill:none;stroke:var(--accent);stroke-width:3px;stroke-linecap:round}
.uc-chart__dot,.uc-chart__dot-small,.uc-chart__flare,.uc-chart__flare-ring,.uc-chart__session{
fill:none;stroke:var(--ink);stroke-width:8px;stroke-linecap:round}
.uc-chart__dot-small{stroke-width:5px}
.uc-chart__flare-ring{stroke:var(--band);stroke-width:17px}
.uc-chart__flare{stroke:var(--accent);stroke-width:13px}
.uc-chart__session{stroke:var(--muted);stroke-width:6px}
.uc-chart__session-bar{fill:var(--muted)}
.uc-chart__plan{fill:var(--ink)}
.uc-chart__plan-stem{fill:none;stroke:var(--muted);stroke-width:1px;stroke-dasharray:3 3}
.uc-chart__function{fill:var(--calm)}
.uc-chart__function-none{fill:var(--ground);stroke:var(--calm);stroke-width:1.5px}
@media (min-width:480px){text{font-size:10.5px}.uc-chart__note{font-size:11.5px}}
""".replace("\n", "")
"""Looks of the course, in the colours of the pages."""

MARGIN, LINE, AFTER = 4.0, 21.0, 8.0
BESIDE = SWATCH[0] + 8.0
LETTER = 9.2
"""Wide enough for the letters of any system, since whoever shows it has not ours."""
LETTERS_OF_A_KEY, LETTERS_OF_A_NOTE = 33, 38
_SIZE = re.compile(r'<svg [^>]*viewBox="0 0 (\S+) ([^"\s]+)"')


def alone(picture: Picture) -> str:
    """The picture as a file of its own, or "" where nothing is drawn."""
    if not picture.drawings:
        return ""
    drawn, bottom = _stacked(picture.drawings)
    lines, bottom = _below(picture, bottom + AFTER)
    wide, high = f"{WIDTH + 2 * MARGIN:g}", number(bottom + 2 * MARGIN)
    size = f'width="{wide}" height="{high}" viewBox="{-MARGIN:g} {-MARGIN:g} {wide} {high}"'
    corner = f'x="{-MARGIN:g}" y="{-MARGIN:g}" width="100%" height="100%"'
    ground = f'<rect class="uc-chart__ground" {corner}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
        f"<title>{escape(picture.title)}</title><desc>{escape(picture.sentence)}</desc>"
        f"<style>{STYLE}</style>{ground}{drawn}{lines}</svg>"
    )


def _stacked(drawings: tuple[str, ...]) -> tuple[str, float]:
    """The drawings one below the other, and where they end."""
    placed, bottom = [], 0.0
    for drawing in drawings:
        width, height = _size_of(drawing)
        placed.append(_placed(drawing, (0, bottom), (width, height)))
        bottom += height
    return "".join(placed), bottom


def _size_of(drawing: str) -> tuple[float, float]:
    found = _SIZE.match(drawing)
    assert found, "a drawing begins with its size"
    return float(found[1]), float(found[2])


def _placed(drawing: str, at: tuple[float, float], size: tuple[float, float]) -> str:
    where = f'x="{number(at[0])}" y="{number(at[1])}" overflow="visible"'
    wide = f'width="{number(size[0])}" height="{number(size[1])}"'
    return drawing.replace("<svg ", f"<svg {where} {wide} ", 1)


def _below(picture: Picture, top: float) -> tuple[str, float]:
    """What the looks mean and what has to be known, and where that ends."""
    parts = []
    for row in _rows(picture.keys):
        places = accumulate((_width(key) for key in row), initial=0.0)
        parts += [_key(key, left, top) for key, left in zip(row, places, strict=False)]
        top += LINE * max(len(_lines(key)) for key in row) + AFTER / 2
    for note in picture.notes:
        lines = wrap(note, LETTERS_OF_A_NOTE)
        parts.append(_written(lines, 0, top + AFTER))
        top += LINE * len(lines) + AFTER
    return "".join(parts), top


def _rows(keys: Sequence[Key]) -> Iterator[list[Key]]:
    """Keys beside one another as far as there is room."""
    row: list[Key] = []
    for key in keys:
        if row and sum(map(_width, [*row, key])) > WIDTH:
            yield row
            row = []
        row.append(key)
    if row:
        yield row


def _lines(key: Key) -> list[str]:
    return wrap(key.words, LETTERS_OF_A_KEY)


def _width(key: Key) -> float:
    return BESIDE + LETTER * max(map(len, _lines(key))) + AFTER


def _key(key: Key, left: float, top: float) -> str:
    return _placed(key.svg, (left, top), SWATCH) + _written(_lines(key), left + BESIDE, top)


def _written(lines: list[str], left: float, top: float) -> str:
    return "".join(text("note", (left, top + 14 + n * LINE), line) for n, line in enumerate(lines))
