"""What is agreed before the first day, as a value and as the one text that its hash is made of.

The text is canonical JSON: keys in order, no spaces, UTF-8. The same agreement is always the same
text, so that anybody can make its SHA-256 again.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

FORMAT = "unclench-fair-test-1"


@dataclass(frozen=True)
class Stretch:
    """One period: some days in a row with the same arm. `number` from 1, days included."""

    number: int
    arm: str
    first: date
    last: date


@dataclass(frozen=True)
class Protocol:
    """The agreement, read from its text."""

    told: Mapping[str, Any]

    @classmethod
    def read(cls, text: str) -> "Protocol":
        """From the text that was kept."""
        return cls(json.loads(text))

    @property
    def text(self) -> str:
        """Letter by letter as its hash is made."""
        return json.dumps(self.told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @property
    def hash(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def arms(self) -> tuple[str, ...]:
        """The ids of what is compared."""
        return tuple(arm["id"] for arm in self.told["arms"])

    @cached_property
    def titles(self) -> dict[str, str]:
        """What the arms were called when it was agreed."""
        return {arm["id"]: arm["title"] for arm in self.told["arms"]}

    @property
    def reference(self) -> str | None:
        """The arm that stands for doing nothing special."""
        return next((arm["id"] for arm in self.told["arms"] if arm["usual"]), None)

    @property
    def outcome(self) -> Mapping[str, Any]:
        """What is measured: its id, tracker, kind and direction."""
        return dict(self.told["outcome"])

    @property
    def difference(self) -> float:
        """The smallest difference that matters, in points, or in shares of days."""
        return float(self.told["difference"])

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return int(self.told["days"])

    @property
    def looks(self) -> tuple[int, ...]:
        """After which days something may be shown; the last is the end."""
        return tuple(self.told["looks"])

    @cached_property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.told["starts_on"])

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=self.days - 1)

    @cached_property
    def by_day(self) -> tuple[str, ...]:
        """The arm of each day, in order."""
        return tuple(arm for arm, days in self.told["periods"] for _ in range(days))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its periods in order."""
        found, first = [], self.first
        for number, (arm, days) in enumerate(self.told["periods"], 1):
            last = first + timedelta(days=days - 1)
            found.append(Stretch(number, arm, first, last))
            first = last + timedelta(days=1)
        return tuple(found)

    def number_of(self, day: date) -> int:
        """Which day of the test it is, from 1; below 1 before it and above `days` after it."""
        return (day - self.first).days + 1

    def arm_on(self, day: date) -> str:
        """What the day is for; "" outside the test."""
        number = self.number_of(day)
        return self.by_day[number - 1] if 1 <= number <= self.days else ""
