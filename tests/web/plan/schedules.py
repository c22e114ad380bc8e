"""Random schedules of a session: several devices tell how its steps ended and how it felt, and the
network doubles, delays and reorders what they send.

Everything is drawn from one seed; what should come out is worked out from the true times alone.
"""

import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from unclench.web.plan.models import PlanSession
from unclench.web.plan.sessions import RATINGS

WISHES = ("done", "done", "skipped", "stopped", "worse")
DELAYS_S = (0, 0.5, 40, 3600, 2 * 86400, 50 * 86400)


@dataclass(frozen=True)
class Told:
    """What was told at a true moment. `about`: the number of a step, or the name of a rating."""

    key: uuid.UUID
    at: datetime
    about: str
    answer: str
    item: str = ""

    @property
    def is_step(self) -> bool:
        return self.about.isdecimal()

    def address(self, session: PlanSession) -> str:
        rest = f"{self.about}/" if self.is_step else f"felt/{self.about}/"
        return f"/plan/session/{session.pk}/{rest}"

    def form(self, sent_at: datetime) -> dict[str, str]:
        told = {"wish": self.answer, "item": self.item} if self.is_step else {}
        more = told or {self.about: self.answer}
        return more | {"key": str(self.key), "age_s": str((sent_at - self.at).total_seconds())}


@dataclass
class Schedule:
    """What was told, and the requests in the order in which they arrive."""

    told: list[Told] = field(default_factory=list)
    arrivals: list[tuple[datetime, Told]] = field(default_factory=list)


def schedule(seed: int, session: PlanSession) -> Schedule:
    """One schedule: 1 to 3 devices, 1 to 4 things told on each, each sent one to three times."""
    chance, made = random.Random(seed), Schedule()
    for _ in range(chance.randint(1, 3)):
        made.told += [_told(chance, session) for _ in range(chance.randint(1, 4))]
    for told in made.told:
        times = chance.choice((1, 1, 2, 3))
        late = [timedelta(seconds=chance.choice(DELAYS_S)) for _ in range(times)]
        made.arrivals += [(told.at + each, told) for each in late]
    made.arrivals.sort(key=lambda arrival: (arrival[0], arrival[1].key))
    return made


def _told(chance: random.Random, session: PlanSession) -> Told:
    at = session.started_at + timedelta(seconds=chance.uniform(1, 80_000))
    key = uuid.UUID(int=chance.getrandbits(128), version=4)
    if chance.random() < 0.4:
        return Told(key, at, chance.choice(RATINGS), str(chance.randint(0, 10)))
    number = str(chance.randrange(len(session.steps)))
    return Told(key, at, number, chance.choice(WISHES), chance.choice(sorted(session.ways)))


@dataclass(frozen=True)
class Kept:
    """What is known of a session in the end."""

    steps: tuple[str, ...]
    endings: dict[int, tuple[str, str]]
    ratings: dict[str, int]
    outcome: str


def expected(session: PlanSession, told: list[Told]) -> Kept:
    """The session as it truly was: about each thing the last word, for its end the first."""
    in_order = sorted(told, key=lambda each: each.at)
    last = {each.about: each for each in in_order}
    steps = {int(a): (t.item, t.answer) for a, t in last.items() if t.is_step}
    items = [steps.get(n, (name, ""))[0] for n, name in enumerate(session.steps)]
    ratings = {a: int(t.answer) for a, t in last.items() if not t.is_step}
    ends = ["worse" if t.is_step else "done" for t in in_order if _ends(t)]
    return Kept(tuple(items), steps, ratings, (ends or [""])[0])


def _ends(told: Told) -> bool:
    return not told.is_step or told.answer == "worse"


def kept(session: PlanSession) -> Kept:
    """What the server knows."""
    now = PlanSession.objects.get(pk=session.pk)
    steps = {s.number: (s.intervention, s.outcome) for s in now.steps_done.all()}
    known = {name: getattr(now, name) for name in RATINGS}
    ratings = {name: value for name, value in known.items() if value is not None}
    return Kept(tuple(now.steps), steps, ratings, now.outcome)
