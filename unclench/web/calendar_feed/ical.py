"""Writes a calendar as RFC 5545 asks: floating times, text escaped, lines folded at 75 octets.

Times carry no zone: half past eight is half past eight wherever the person's calendar is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

LINE = 75  # Octets, without the end of the line: RFC 5545, 3.1.
REFRESH = "PT12H"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something in a calendar.

    `start` without a zone. `days` of the week from 0: it comes back on them until the day of
    `until`. `monthly`: it comes back each month. Otherwise it is once.
    """

    uid: str
    title: str
    start: datetime
    minutes: int
    days: tuple[int, ...] = ()
    until: datetime | None = None
    monthly: bool = False
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A calendar with its name; `stamp` is when it last changed, in UTC."""

    name: str
    stamp: datetime
    events: tuple[Event, ...]


def write(calendar: Calendar) -> bytes:
    """The calendar as a file."""
    return "".join(f"{folded(line)}\r\n" for line in _calendar(calendar)).encode()


def _calendar(calendar: Calendar) -> Iterator[str]:
    name = escaped(calendar.name)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Unclench//Calendar//EN")
    yield from ("CALSCALE:GREGORIAN", f"NAME:{name}", f"X-WR-CALNAME:{name}")
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}")
    for event in calendar.events:
        yield from _event(event, calendar.stamp)
    yield "END:VCALENDAR"


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    title = escaped(event.title)
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_local(stamp)}Z")
    yield from (f"DTSTART:{_local(event.start)}", f"DURATION:PT{event.minutes}M")
    yield f"SUMMARY:{title}"
    if event.text:
        yield f"DESCRIPTION:{escaped(event.text)}"
    yield from _again(event)
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", "TRIGGER:PT0S")
    yield from ("END:VALARM", "END:VEVENT")


def _again(event: Event) -> Iterator[str]:
    if event.monthly:
        yield "RRULE:FREQ=MONTHLY"
    elif event.days:
        until = f"UNTIL={_local(event.until)};" if event.until else ""
        yield f"RRULE:FREQ=WEEKLY;{until}BYDAY={_by_day(event.days)}"


def _by_day(days: Iterable[int]) -> str:
    return ",".join(DAYS[day] for day in sorted(days))


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and the end of a line escaped (3.3.11)."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never through the middle of a letter (3.1)."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])
