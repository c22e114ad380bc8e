"""Cuts two weights of the variable font of the site, for paper: typst reads no woff2.

`pip install fonttools brotli` first; only whoever changes the font needs it.
"""

from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEB = Path(__file__).parents[1] / "unclench/web"
SOURCE = WEB / "static/fonts/atkinson-next.woff2"
TARGET = WEB / "report/fonts"
WEIGHTS = {"Regular": (400, 400), "Bold": (680, 700)}
REGULAR_BIT, BOLD_BIT = 0x40, 0x20


def cut(name: str) -> None:
    """Writes one weight."""
    drawn, called = WEIGHTS[name]
    font: Any = TTFont(SOURCE)
    font.flavor = None
    font = instantiateVariableFont(font, {"wght": drawn})
    font["OS/2"].usWeightClass = called
    kept = font["OS/2"].fsSelection & ~(REGULAR_BIT | BOLD_BIT | 1)
    font["OS/2"].fsSelection = kept | (BOLD_BIT if name == "Bold" else REGULAR_BIT)
    font["head"].macStyle = int(name == "Bold")
    _rename(font["name"], name)
    del font["STAT"]
    font.save(TARGET / f"atkinson-next-{name.lower()}.ttf")


def _rename(names: Any, name: str) -> None:
    for kind in (16, 17, 25):
        names.removeNames(nameID=kind)
    for record in names.names:
        if record.nameID == 2:
            record.string = name
    names.setName(f"Atkinson Hyperlegible Next {name}", 4, 3, 1, 0x409)
    names.setName(f"AtkinsonHyperlegibleNext-{name}", 6, 3, 1, 0x409)


if __name__ == "__main__":
    for weight in WEIGHTS:
        cut(weight)
