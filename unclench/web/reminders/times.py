"""When a reminder is next due. Pure: the zone and the moment are told.

A time of day that a change of the clocks leaves out comes after it; one that comes twice counts
the first time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Slot:
    """One time of day on some days of the week (Monday is 0), in the person's own zone."""

    days: Sequence[int]
    at: time
    zone: ZoneInfo

    def next_after(self, moment: datetime) -> datetime | None:
        """The first due time later than `moment`, in UTC. None when no day is chosen."""
        today = moment.astimezone(self.zone).date()
        week = (today + timedelta(days=n) for n in range(9))
        due = (datetime.combine(day, self.at, self.zone) for day in week if self._on(day.weekday()))
        return next((_utc(local) for local in due if _utc(local) > moment), None)

    def _on(self, weekday: int) -> bool:
        return weekday in self.days


def _utc(local: datetime) -> datetime:
    return local.astimezone(UTC)


@dataclass(frozen=True)
class Quiet:
    """Hours in which nothing is sent, in the person's own zone; over midnight if they end earlier
    than they begin. None at all when both are the same."""

    begins: time
    ends: time

    def holds_at(self, local: time) -> bool:
        """Whether a time of day is quiet. The first minute is, the last is not."""
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends
