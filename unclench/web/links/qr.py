"""A link as a picture that the camera of a phone reads."""

from dataclasses import dataclass

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4


@dataclass(frozen=True)
class Code:
    """`size`: of the square, in cells, its quiet edge included; `cells`: the dark ones, as the path
    of a drawing."""

    size: int
    cells: str


def code_of(text: str) -> Code:
    """The picture of a text."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    made.add_data(text)
    rows = made.get_matrix()
    dark = ((x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell)
    return Code(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
