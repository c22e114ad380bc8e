"""Holds what is stored against what was acknowledged: nothing lost, nothing twice, nothing half."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.faults.stores import Rows, Store
from tests.faults.writers import Entry, Writer
from unclench.web.diary.fold import Written, fold

ENTRIES = "SELECT visitor_id, day, key, told, written_at FROM diary_entry"
DAYS = "SELECT visitor_id, day, told, pain FROM diary_day"
ARRIVED = "SELECT key FROM plan_arrived"
RATED = "SELECT id, pain_after, pain_during, effort FROM plan_session"
EASED = "SELECT id, pain_after, note FROM relief_session"
CHECKED = "SELECT visitor_id, answers FROM safety_check WHERE finished_at IS NULL"
RATINGS = ("pain_after", "pain_during", "effort")


@dataclass
class Found:
    """What was wrong, in words. `kept_unheard`: entries that were kept, but nobody was told so."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    kept_unheard: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not (self.lost or self.doubled or self.corrupt)


def hold(store: Store, writers: Sequence[Writer]) -> Found:
    """Looks through the whole database."""
    found = Found(corrupt=store.corrupt())
    _diary(store.rows(ENTRIES), writers, found)
    found.corrupt += _days_that_differ(store.rows(ENTRIES), store.rows(DAYS))
    _arrivals(store.rows(ARRIVED), writers, found)
    for kind, stored in _last_words(store).items():
        found.lost += _not_the_last_word(kind, stored, writers)
    return found


def _diary(rows: Rows, writers: Sequence[Writer], found: Found) -> None:
    """Every note has its own words, so that a second copy under any key shows."""
    stored = {row[3].get("note"): row[3] for row in rows}
    times = Counter(row[3].get("note") for row in rows)
    found.doubled += [f"diary {note}" for note, many in times.items() if many > 1]
    for entry in _acknowledged(writers, "diary"):
        kept = stored.get(entry.value["note"])
        if kept is None:
            found.lost.append(f"diary {entry.key}")
        elif kept != entry.value:
            found.corrupt.append(f"diary {entry.key}: {kept}")
    waits = [w.waits for w in writers if w.waits and w.waits.kind == "diary" and w.waits.tries]
    found.kept_unheard += sum(entry.value["note"] in stored for entry in waits)


def _days_that_differ(entries: Rows, days: Rows) -> Iterator[str]:
    """A day is the fold of its entries; half an entry would show here."""
    written: dict[tuple[Any, Any], list[Written]] = defaultdict(list)
    for visitor, day, key, told, at in entries:
        written[visitor, str(day)].append(Written(_moment(at), _id(key), told))
    known = {(visitor, str(day)): (told, pain) for visitor, day, told, pain in days}
    for at in written.keys() | known.keys():
        told = fold(written[at])
        if known.get(at) != (told, told.get("pain")):
            yield f"day {at}: {known.get(at)} for {told}"


def _arrivals(rows: Rows, writers: Sequence[Writer], found: Found) -> None:
    """A key counts once for a session."""
    times = Counter(_id(row[0]) for row in rows)
    found.doubled += [f"rating {key}" for key, many in times.items() if many > 1]
    for entry in _acknowledged(writers, "rating"):
        if _arrived(entry) not in times:
            found.lost.append(f"rating {entry.key}")
    waits = [w.waits for w in writers if w.waits and w.waits.kind == "rating"]
    found.kept_unheard += sum(_arrived(entry) in times for entry in waits)


def _last_words(store: Store) -> dict[str, dict[tuple[str, ...], Any]]:
    """What stands where a later word takes the place of an earlier one, by what it is about."""
    rated = {
        (str(_id(session)), name): value
        for session, *values in store.rows(RATED)
        for name, value in zip(RATINGS, values, strict=True)
    }
    eased = {(str(_id(session)),): (pain, note) for session, pain, note in store.rows(EASED)}
    checked = {(str(who),): answers.get("pain_nprs") for who, answers in store.rows(CHECKED)}
    return {"rating": rated, "relief": eased, "check": checked}


def _not_the_last_word(
    kind: str, stored: dict[tuple[str, ...], Any], writers: Iterable[Writer]
) -> Iterator[str]:
    """What was acknowledged last stands there, or what was on its way after it."""
    for writer in writers:
        last = {e.about: e.value for e in writer.acknowledged if e.kind == kind}
        on_its_way = writer.waits if writer.waits and writer.waits.kind == kind else None
        for about, value in last.items():
            may = [value]
            if on_its_way and on_its_way.about == about:
                may.append(on_its_way.value)
            if stored.get(about) not in may:
                yield f"{kind} {about}: {stored.get(about)} for {value}"


def _acknowledged(writers: Iterable[Writer], kind: str) -> Iterator[Entry]:
    return (e for writer in writers for e in writer.acknowledged if e.kind == kind)


def _arrived(entry: Entry) -> uuid.UUID:
    return uuid.uuid5(uuid.UUID(entry.about[0]), entry.key.hex)


def _id(value: Any) -> uuid.UUID:
    return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))


def _moment(value: Any) -> datetime:
    """SQLite keeps times as text in world time."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.replace(tzinfo=None)
