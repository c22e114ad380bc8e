"""From a week, a course and what the person chose to the events of a calendar."""

import math
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from unclench.engine.assessment.assess import Dated
from unclench.web.calendar_feed.ical import Event
from unclench.web.calendar_feed.weekly import WeeklyItems

LOOK_MINUTES = 2  # What a check takes, as its first page says.
LATEST_DAY = 28  # Every month has it.
WEEK = 7
NEAR = timedelta(days=2)  # Two reminders to check so close together would be one too many.


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the person chose. `days` of the week from 0. `site`: the address of the site's front
    page, for titles in plain words only."""

    uid: uuid.UUID
    days: tuple[int, ...]
    session_at: time
    walk_at: time
    with_session: bool = True
    with_walk: bool = True
    with_checks: bool = True
    plain: bool = False
    site: str = ""


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What lies ahead besides the week: the days on which to check again, and since when the
    back is well."""

    today: date
    checks: tuple[Dated, ...] = ()
    well_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """One sort of event: `key` names it for ever, `plain` says what it is in plain words."""

    key: str
    plain: str
    minutes: int
    lines: tuple[str, ...] = ()


def events_of(items: WeeklyItems | None, ahead: Ahead, choice: Choice) -> tuple[Event, ...]:
    """Every event, each with an id that stays the same while its kind does."""
    writer = _Writer(choice, ahead)
    weekly = writer.weekly(items) if items else iter(())
    looks = writer.looks(items) if choice.with_checks else iter(())
    return (*weekly, *looks)


def apart(chosen: Sequence[int], best: Sequence[int]) -> tuple[int, ...]:
    """As many of the chosen days as there are best ones, those first, and no two running: strength
    is never on two days in a row, Sunday and Monday included."""
    found: list[int] = []
    for day in sorted(chosen, key=lambda day: (day not in best, day)):
        near = {(day - 1) % WEEK, day, (day + 1) % WEEK}
        if len(found) < len(best) and not near & set(found):
            found.append(day)
    return tuple(sorted(found))


def a_month_after(day: date) -> date:
    """The same day of the next month, at the latest the 28th."""
    years, month = divmod(day.month, 12)
    return date(day.year + years, month + 1, min(day.day, LATEST_DAY))


class _Writer:
    """Writes the events of one person."""

    def __init__(self, choice: Choice, ahead: Ahead) -> None:
        self.choice = choice
        self.ahead = ahead

    def weekly(self, items: WeeklyItems) -> Iterator[Event]:
        """What comes back week by week, until the check counts no longer."""
        if self.choice.with_session:
            yield from self._sessions(items)
        if self.choice.with_walk and items.walk:
            kind = _Kind(key="walk", plain="a walk", minutes=_whole(items.walk_minutes))
            yield from self._on(self.choice.days, self.choice.walk_at, kind, items)

    def _sessions(self, items: WeeklyItems) -> Iterator[Event]:
        at = self.choice.session_at
        strong = apart(self.choice.days, items.strength_days)
        other = tuple(day for day in self.choice.days if day not in strong)
        if items.session:
            minutes = _whole(items.session_minutes)
            kind = _Kind(key="session", plain="session", minutes=minutes, lines=items.session)
            yield from self._on(other, at, kind, items)
        if items.strength:
            minutes = _whole(items.session_minutes + items.strength_minutes)
            lines = (*items.session, *items.strength)
            plain = "session with strength"
            kind = _Kind(key="strength", plain=plain, minutes=minutes, lines=lines)
            yield from self._on(strong, at, kind, items)

    def _on(
        self, days: tuple[int, ...], at: time, kind: _Kind, items: WeeklyItems
    ) -> Iterator[Event]:
        """An event on days of the week, from the check to the last day for which it counts."""
        week = (items.since + timedelta(days=n) for n in range(WEEK))
        first = next((day for day in week if day.weekday() in days), None)
        if first and first <= items.until:
            last = datetime.combine(items.until, time(23, 59, 59))
            yield self._event(kind, datetime.combine(first, at), days=days, until=last)

    def looks(self, items: WeeklyItems | None) -> Iterator[Event]:
        """When to check again; a look once a month for whoever is well."""
        well_since = self.ahead.well_on or (items.since if items and items.well else None)
        if well_since:
            yield self._monthly(well_since)
            return
        days = {dated.on: dated.check_in for dated in self.ahead.checks}
        for on, check_in in days.items():
            kind = _look(f"check-{check_in.id}", check_in.ask)
            yield from self._once(on, kind)
        if items and not any(abs(on - items.until) <= NEAR for on in days):
            yield from self._once(items.until, _look("check-again", ""))

    def _once(self, on: date, kind: _Kind) -> Iterator[Event]:
        if on >= self.ahead.today:
            yield self._event(kind, datetime.combine(on, self.choice.session_at))

    def _monthly(self, since: date) -> Event:
        kind = _look("monthly", "Still well? Then that is all.")
        start = datetime.combine(a_month_after(since), self.choice.session_at)
        return self._event(kind, start, monthly=True)

    def _event(
        self,
        kind: _Kind,
        start: datetime,
        *,
        days: tuple[int, ...] = (),
        until: datetime | None = None,
        monthly: bool = False,
    ) -> Event:
        plain = self.choice.plain
        title = f"Back: {kind.plain}" if plain else "Time for you"
        return Event(
            uid=str(uuid.uuid5(self.choice.uid, kind.key)),
            title=f"{title}, {kind.minutes} min",
            start=start,
            minutes=kind.minutes,
            days=days,
            until=until,
            monthly=monthly,
            text="\n".join(filter(None, (*kind.lines, self.choice.site))) if plain else "",
        )


def _look(key: str, ask: str) -> _Kind:
    lines = (ask,) if ask else ()
    return _Kind(key=key, plain="check again", minutes=LOOK_MINUTES, lines=lines)


def _whole(minutes: float) -> int:
    return max(1, math.ceil(minutes))
