"""An invented person: their record, their days, and how their back is on each of them.

Nothing here is about anybody real. The same seed and the same last day give the same person.
"""

import random
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import Plan

DAYS = 365
FLARE = 142  # the day in month five on which it flares up
FLARE_OVER = 151
WELL_AGAIN = (54, 170)
ZONE = "Europe/London"


@dataclass
class DemoPerson:
    """Somebody whose back seized up a year ago. `day` in what follows counts from then, from 0."""

    visitor: Visitor
    seed: int
    until: date
    plan: Plan | None = None
    decision: Decision | None = None
    told: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def draw(self) -> random.Random:
        """Their own chance."""
        return random.Random(self.seed)

    @property
    def base(self) -> KnowledgeBase:
        """The knowledge that decides."""
        return knowledge()

    def date_of(self, day: int) -> date:
        """The date of a day."""
        return self.until - timedelta(days=DAYS - 1 - day)

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """A moment of a day, where they live."""
        return datetime.combine(self.date_of(day), time(hour, minute), ZoneInfo(ZONE))

    def new_id(self) -> uuid.UUID:
        """The id of a row."""
        return uuid.UUID(int=self.draw.getrandbits(128), version=4)

    def pain(self, day: int) -> int:
        """Pain on a day, 0 to 10: a spasm that eases, and a flare-up that eases sooner."""
        rest = 0.2 if is_well(day) else 0.6
        return max(0, min(10, round(rest + _spasm(day) + _flare(day) + self._up_and_down[day])))

    @cached_property
    def _up_and_down(self) -> list[float]:
        own = random.Random(self.seed + 1)
        return [own.uniform(-0.9, 0.9) for _ in range(DAYS)]


def is_well(day: int) -> bool:
    """Whether the bout is over, and no other has begun."""
    first, second = WELL_AGAIN
    return first < day < FLARE or day > second


def _spasm(day: int) -> float:
    return float(7 * 0.93**day)


def _flare(day: int) -> float:
    return float(5 * 0.85 ** (day - FLARE)) if day >= FLARE else 0.0
