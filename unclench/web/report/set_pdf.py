"""Reads a document from standard input, and writes it as a PDF that a screen reader can follow.

PDF/UA-1, tagged, with our own fonts and none of the machine's. Words come in as data, so that
nothing somebody wrote is ever read as markup.
"""

import sys
from functools import cache
from pathlib import Path

import typst

HERE = Path(__file__).parent
MISSING = "\N{WHITE SQUARE}"
_ONE_SIGN = (
    b'#set document(title: "one sign")\n'
    b'#text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans Mono"), sys.inputs.document)'
)


def set_pdf(told: str) -> bytes:
    """The file. A sign that no font here has becomes an empty square."""
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


if __name__ == "__main__":
    sys.stdout.buffer.write(set_pdf(sys.stdin.buffer.read().decode()))
