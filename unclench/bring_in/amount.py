"""Numbers and lengths of time as people and programs write them."""

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,6})?)?")
_SPOKEN = re.compile(
    r"(?:(\d{1,3})\s*(?:h|hrs?|hours?|std|stunden?)\.?)?\s*"
    r"(?:(\d{1,4})\s*(?:m|mins?|minutes?|minuten?)?\.?)?\s*"
    r"(?:(\d{1,5})\s*(?:s|secs?|seconds?)\.?)?",
    re.IGNORECASE,
)
SECONDS_IN = {"h": 3600, "min": 60, "s": 1, "ms": 0.001}


LONGEST_AMOUNT = 40
"""Letters. A longer cell is no number, and would be slow to find out about."""


def read_number(text: str, decimal: str) -> float | None:
    """A number whose decimal mark is `.` or `,`, or None. Thousands may be set apart."""
    if len(text) > LONGEST_AMOUNT:
        return None
    if _DIGITS.fullmatch(text):
        return float(text)
    bare = "".join(c for c in text.strip() if not c.isspace() and c not in "'\u2019")
    other = "." if decimal == "," else ","
    whole = bare.split(decimal)[0]
    if other in bare and _GROUPED.fullmatch(whole):
        bare = bare.replace(other, "")
    bare = bare.replace(decimal, ".", 1) if decimal == "," else bare
    return float(bare) if _NUMBER.fullmatch(bare) else None


def read_seconds(text: str, unit: str, decimal: str, *, clock: bool = True) -> float | None:
    """A length of time in seconds, or None: `7.5` of the unit, `7:30`, `7:30:00`, `7 h 30`.

    `clock` is whether `7:30` is hours and minutes; otherwise it could be minutes and seconds, and
    is not read. `unit` is a key of SECONDS_IN.
    """
    if len(text) > LONGEST_AMOUNT:
        return None
    number = read_number(text, decimal)
    if number is not None:
        return number * SECONDS_IN[unit]
    told = _CLOCK.fullmatch(text.strip())
    if told and not (clock or told[3]):
        return None
    told = told or _spoken(text.strip())
    if told is None:
        return None
    return float(
        sum(int(part or 0) * by for part, by in zip(told.groups(), (3600, 60, 1), strict=False))
    )


def _spoken(text: str) -> re.Match[str] | None:
    """`7 h 30`, `45 min`; there must be a unit, or the text is no length of time."""
    told = _SPOKEN.fullmatch(text)
    return told if told and any(told.groups()) and not text.isdigit() else None


def decimal_mark(texts: Iterable[str], *, whole: bool) -> str:
    """The decimal mark of a column, `.` or `,`. `whole` is for what has no decimals, such as steps:
    there `10.234` and nothing that says otherwise is ten thousand."""
    settled, grouped = "", ""
    for text in texts:
        bare = text.strip()
        mark = "," if "," in bare else "." if "." in bare else ""
        if mark and not (whole and _GROUPED.fullmatch(bare)):
            settled = settled or max(",.", key=bare.rfind)
        grouped = grouped or mark
    if settled or not whole:
        return settled or "."
    return "," if grouped == "." else "."
