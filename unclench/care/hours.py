"""Whether a place is open now, from the opening hours that OpenStreetMap writes down.

The library reads the whole grammar, public holidays included. Hours that it cannot read, or that
hold a remark such as "by appointment", are never taken for open.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import opening_hours
from opening_hours import OpeningHours, State

FAR_AHEAD = timedelta(days=8)
"""What changes later than this is not worth saying."""


class Standing(StrEnum):
    """`ask`: a remark says more than the clock, such as "by appointment"."""

    OPEN = "open"
    CLOSED = "closed"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Hours:
    """How a place stands at a moment. `changes`: when that ends, in the zone of the place, if it is
    within a week. `today`: the stretches of this day in which it is open. `remark`: as written."""

    standing: Standing
    changes: datetime | None = None
    today: tuple[tuple[time, time], ...] = ()
    remark: str = ""


UNKNOWN = Hours(Standing.UNKNOWN)


def is_readable(hours: str) -> bool:
    """Whether opening hours can be read."""
    return opening_hours.validate(hours)


def hours_at(hours: str, moment: datetime, zone: str, country: str = "") -> Hours:
    """How a place with these opening hours stands, on the clock of its own zone.

    The moment needs a zone, whichever. `country` brings its public holidays. Without hours, or
    without a zone, nothing is known.
    """
    clock = _clock(zone) if hours and zone else None
    read = _read(hours, clock, country) if clock else None
    if clock is None or read is None:
        return UNKNOWN
    there = moment.astimezone(clock)
    state, remark = read.state(there)
    changes = read.next_change(there)
    soon = changes if changes and changes - there < FAR_AHEAD else None
    return Hours(_standing(state, remark), soon, _today(read, there), remark)


def _clock(zone: str) -> ZoneInfo | None:
    """A zone by its name; None where this machine does not know it yet."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _read(hours: str, zone: ZoneInfo, country: str) -> OpeningHours | None:
    for holidays in (country or None, None):
        try:
            return OpeningHours(hours, timezone=zone, country=holidays)
        except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # not in its stub
            continue
        except opening_hours.ParserError:  # type: ignore[attr-defined]  # not in its stub
            return None
    return None


def _standing(state: State, remark: str) -> Standing:
    if state == State.CLOSED:
        return Standing.CLOSED
    if remark or state == State.UNKNOWN:
        return Standing.ASK
    return Standing.OPEN


def _today(read: OpeningHours, there: datetime) -> tuple[tuple[time, time], ...]:
    start = there.replace(hour=0, minute=0, second=0, microsecond=0)
    end = start + timedelta(days=1)
    spans = (span for span in read.intervals(start, end) if span[2] == State.OPEN)
    return tuple((max(a, start).time(), min(b, end).time()) for a, b, *_ in spans)
