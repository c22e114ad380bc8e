"""Random schedules: several devices whose clocks are wrong tell a diary things, and the network
doubles, delays, reorders and repeats what they send.

Everything is drawn from one seed. A device knows only its own clock; the server knows only when a
request arrived. What should come out is worked out from the true times alone.
"""

import json
import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
ZONES = ("Europe/London", "Pacific/Auckland", "America/Los_Angeles")
PAINS, FUNCTIONS = range(11), ("no", "effort", "yes")
DONE = ("heat", "cold", "walk", "moves", "rest")
WORDS = ("slept badly", "a long walk", "gardened", "")


@dataclass(frozen=True)
class Told:
    """What a person told at a true moment, on one device. `answers`: None takes one back."""

    key: uuid.UUID
    at: datetime
    day: date
    zone: str
    days_back: int
    answers: dict

    def form(self, sent_at: datetime, wrong_by: timedelta) -> dict:
        """What the device sends. It works the age out with its own clock, which is wrong."""
        written, now = self.at + wrong_by, sent_at + wrong_by
        fields = {name: answer for name, answer in self.answers.items() if answer is not None}
        return {
            "key": str(self.key),
            "age_s": str((now - written).total_seconds()),
            "days_back": str(self.days_back),
            "zone": self.zone,
            "asked": list(self.answers),
            "was": json.dumps({name: {} for name in self.answers}),
        } | {name: str(a) if isinstance(a, int) else a for name, a in fields.items()}


@dataclass
class Schedule:
    """What was told, and the requests in the order in which they arrive."""

    told: list[Told] = field(default_factory=list)
    arrivals: list[tuple[datetime, dict]] = field(default_factory=list)


def schedule(seed: int) -> Schedule:
    """One schedule: 1 to 3 devices, 1 to 4 things told on each, each sent one to three times."""
    chance, made = random.Random(seed), Schedule()
    for _ in range(chance.randint(1, 3)):
        wrong_by = timedelta(seconds=chance.randint(-400 * 86400, 400 * 86400))
        zone = chance.choice(ZONES)
        for _ in range(chance.randint(1, 4)):
            told = _told(chance, zone)
            made.told.append(told)
            for sent_at in _sent_at(chance, told):
                made.arrivals.append((sent_at, told.form(sent_at, wrong_by)))
    made.arrivals.sort(key=lambda arrival: (arrival[0], arrival[1]["key"]))
    return made


def _told(chance: random.Random, zone: str) -> Told:
    at = START + timedelta(seconds=chance.randint(0, 3 * 86400))
    back = chance.choice((0, 0, 0, 1, 7))
    day = at.astimezone(ZoneInfo(zone)).date() - timedelta(days=back)
    key = uuid.UUID(int=chance.getrandbits(128), version=4)
    return Told(key, at, day, zone, back, _answers(chance))


def _answers(chance: random.Random) -> dict:
    several = sorted(chance.sample(range(len(DONE)), chance.randint(1, 3)))
    every = {
        "pain": chance.choice((None, *PAINS)),
        "function": chance.choice((None, *FUNCTIONS)),
        "done": chance.choice((None, [DONE[n] for n in several])),
        "note": chance.choice(WORDS) or None,
    }
    return {name: every[name] for name in chance.sample(list(every), chance.randint(1, 4))}


def _sent_at(chance: random.Random, told: Told) -> list[datetime]:
    """At once or days later, when the network is back; often again, because no answer came."""
    delays = (0, 0.5, 40, 3600, 2 * 86400, 50 * 86400)
    return [
        told.at + timedelta(seconds=chance.choice(delays))
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]


def expected(told: list[Told]) -> dict[date, dict]:
    """The days as they were truly told: of each answer the last, whatever came of the network."""
    days: dict[date, dict] = {}
    for each in sorted(told, key=lambda t: (t.at, t.key)):
        days.setdefault(each.day, {}).update(each.answers)
    known = {day: {n: a for n, a in told.items() if a is not None} for day, told in days.items()}
    return {day: told for day, told in known.items() if told}
