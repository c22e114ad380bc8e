"""Days and times as programs write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_WORD = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})(?!\d)")
_WORD_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*"
    r"(Z|[+-]\d{2}:?\d{2})?"
)
LONGEST_MOMENT = 64
_YEARS = (2, 9990)
"""Further out the calendar ends, and nothing can be added."""

_MILLISECONDS = 10**11
"""A number as large as this counts milliseconds since 1970, a smaller one seconds."""


def read_moment(text: str, zone: ZoneInfo, *, day_first: bool | None = None) -> datetime | None:
    """The moment that a text tells, or None. A day alone is its beginning in `zone`.

    Without an offset it is read in `zone`. Where the clocks go back, the earlier of two moments.
    While `day_first` is None, `03/04/2025` is not read at all.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_MOMENT:
        return None
    told = _iso(text) or _written(text, day_first=day_first)
    return with_offset(told, zone) if told and _YEARS[0] <= told.year <= _YEARS[1] else None


def of_epoch(number: float, zone: ZoneInfo) -> datetime | None:
    """The moment of a number of seconds or milliseconds since 1970, or None."""
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    try:
        told = datetime.fromtimestamp(seconds, zone)
        return with_offset(told, zone) if _YEARS[0] <= told.year <= _YEARS[1] else None
    except (OverflowError, ValueError, OSError):
        return None


def is_day_alone(text: str) -> bool:
    """Whether a text tells a day without a time."""
    return ":" not in text and not re.fullmatch(r"\d{8}T\d{4,6}.*", text.strip())


def with_offset(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same moment with an offset that does not change.

    Two moments of one zone are subtracted as clocks show them, which is wrong by an hour where the
    clocks change; with fixed offsets the difference is what went by.
    """
    placed = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return placed.replace(tzinfo=timezone(placed.utcoffset() or timedelta()), fold=0)


def day_span(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The beginning and the end of a day in a zone."""
    ends = (day, day + timedelta(days=1))
    first, last = (with_offset(datetime.combine(d, time()), zone) for d in ends)
    return first, last


def order_of(texts: Iterable[str]) -> tuple[bool | None, str]:
    """Whether days come before months in these texts, and the first text that leaves it open.

    True or False where one text tells; dots are written with the day first. None while all can be
    read both ways; then the second is an example. True when no text needs it.
    """
    example = ""
    for text in texts:
        match = _NUMBERS.match(text.strip())
        if match is None:
            continue
        first, mark, second = int(match[1]), match[2], int(match[3])
        if mark == "." or first > 12:
            return True, ""
        if second > 12:
            return False, ""
        example = example or (match[0] if first != second else "")
    return (None, example) if example else (True, "")


def _iso(text: str) -> datetime | None:
    """ISO 8601, also with a gap before the offset as in `2024-05-01 07:12:33 +0200`."""
    if len(text) == 25 and text[19] == " ":
        text = text[:19] + text[20:]
    if text.isdigit() and len(text) != 8:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(text: str, *, day_first: bool | None) -> datetime | None:
    day, rest = _day(text, day_first=day_first)
    clock = _clock(rest.strip(" ,T\t")) if day else None
    return datetime.combine(day, clock) if day and clock else None


def _day(text: str, *, day_first: bool | None) -> tuple[date | None, str]:
    """The day at the beginning of a text, and what follows it."""
    for pattern in (_NUMBERS, _YEAR_FIRST, _DAY_WORD, _WORD_DAY):
        match = pattern.match(text)
        if match:
            return _date_of(match, day_first=day_first), text[match.end() :]
    return None, ""


def _date_of(match: re.Match[str], *, day_first: bool | None) -> date | None:
    parts = match.groups()
    if match.re is _NUMBERS and day_first is None:
        return None
    if match.re is _NUMBERS:
        day, month, year = (parts[0], parts[2], parts[3])
        day, month = (day, month) if day_first else (month, day)
        year = year if len(year) == 4 else f"20{year}"
    elif match.re is _YEAR_FIRST:
        year, month, day = parts
    else:
        day, word, year = parts if match.re is _DAY_WORD else (parts[1], parts[0], parts[2])
        month = _month(word)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> str:
    """The number of a month by the first three letters of its English name; 0 for none."""
    return str(_MONTHS.index(word.lower()) + 1 if word.lower() in _MONTHS else 0)


def _clock(text: str) -> time | None:
    """A time of day with or without seconds, am or pm, and offset; midnight for no text."""
    match = _CLOCK.fullmatch(text) if text else None
    if match is None:
        return None if text else time()
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    if match[4]:
        hour = hour % 12 + (12 if match[4] in "Pp" else 0)
    try:
        clock = time(hour, minute, second)
        return clock.replace(tzinfo=_offset(match[5])) if match[5] else clock
    except ValueError:
        return None


def _offset(text: str) -> timezone:
    moment = datetime.fromisoformat(f"2000-01-01T00:00:00{text}")
    return timezone(moment.utcoffset() or timedelta())
