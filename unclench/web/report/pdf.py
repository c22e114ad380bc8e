"""Sets a document as a PDF that a screen reader can follow: PDF/UA-1, tagged, fonts within.

`typst` sets it in some ten milliseconds, with our own fonts and none of the machine's. Words are
handed over as data, so that nothing somebody wrote is ever read as markup.
"""

import json
from functools import cache
from pathlib import Path

import typst

from unclench.report.document import Document
from unclench.report.on_paper import for_paper

HERE = Path(__file__).parent
MISSING = "\N{WHITE SQUARE}"
_ONE_SIGN = (
    b'#set document(title: "one sign")\n'
    b'#text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans Mono"), sys.inputs.document)'
)


def pdf_of(document: Document) -> bytes:
    """The document as one file. A sign that no font here has becomes an empty square."""
    told = json.dumps(for_paper(document), ensure_ascii=False)
    template = (HERE / "report.typ").read_bytes()
    try:
        return _set(template, told)
    except typst.TypstError:
        rare = {sign for sign in told if not sign.isascii() and not _can_be_set(sign)}
        return _set(template, told.translate(dict.fromkeys(map(ord, rare), MISSING)))


@cache
def _can_be_set(sign: str) -> bool:
    try:
        return bool(_set(_ONE_SIGN, sign))
    except typst.TypstError:
        return False


def _set(template: bytes, told: str) -> bytes:
    compiler = typst.Compiler(template, font_paths=_fonts(), sys_inputs={"document": told})
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])
