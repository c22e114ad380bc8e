"""What is brought in, what is left out, and what has to be asked first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from types import MappingProxyType
from typing import Protocol
from zoneinfo import ZoneInfo


class Kind(StrEnum):
    """What was measured. Nothing else is read from a file."""

    STEPS = "steps"
    SLEEP = "sleep"
    WORKOUT = "workout"


UNITS: Mapping[Kind, str] = MappingProxyType(
    {Kind.STEPS: "steps", Kind.SLEEP: "h", Kind.WORKOUT: "min"}
)


@dataclass(frozen=True)
class Measured:
    """One thing that a program wrote down: steps, hours asleep, or minutes of a workout.

    `start` and `end` keep the offset that they were written with. `of_day` is true when a file told
    a total for the day without times; then they are the day's beginning and end. `what` is the kind
    of a workout, in words.
    """

    kind: Kind
    start: datetime
    end: datetime
    value: float
    source: str
    what: str = ""
    of_day: bool = False

    @property
    def unit(self) -> str:
        """`steps`, `h` or `min`: one unit a kind, so that values can be added."""
        return UNITS[self.kind]

    @cached_property
    def identity(self) -> int:
        """The same for the same record in any file, and small enough for a BIGINT.

        Times count as moments: the same night written with two offsets is one night.
        """
        told = (self.kind, self.start.timestamp(), self.end.timestamp(), round(self.value, 6))
        text = "\x1f".join(map(str, (*told, self.source, self.what, self.of_day)))
        return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


@dataclass(frozen=True)
class Skipped:
    """One thing in a file that was not taken: where it stands, what it says, what was expected."""

    where: str
    what: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} is `{self.value}`; expected {self.expected}"


Record = Measured | Skipped


@dataclass(frozen=True)
class Question:
    """Something that the file leaves open. `options` are (answer, words), to choose one from."""

    id: str
    text: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class How:
    """How to read a file for one person.

    `zone` says when their day begins, and is taken where a file names no offset. `today` is the
    last day about which a file can know. `mapping` is {field: column} for a table (the fields are
    in `columns.FIELDS`) and changes what is proposed; an empty column takes a field away.
    `answers` are {question's id: answer}.
    """

    zone: ZoneInfo
    today: date
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


class BringInError(ValueError):
    """A file that cannot be used: its name, what was found, what was expected, what to do."""

    def __init__(self, file: str, found: str, *, expected: str, do: str) -> None:
        self.file, self.found, self.expected, self.do = file, found, expected, do
        super().__init__(f"{file} cannot be used: {found}. Expected: {expected}. {do}")


Progress = Callable[[int, int], None]
"""Called now and then with the bytes read and the bytes there are; the second is a promise of the
file and may be wrong, but is never less than the first."""


def unheard(read: int, total: int) -> None:
    """The progress that nobody wants to hear of."""


class Source(Protocol):
    """A file that was recognised. `questions` have to be answered before `records` is asked for."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""

    @property
    def how(self) -> How:
        """For whom it is read, and how."""

    @property
    def program(self) -> str:
        """What the file is, in words."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What has to be answered before the file can be read."""

    def records(self, progress: Progress = unheard) -> Iterator[Record]:
        """Everything of use in the file, one by one. Raises BringInError, also midway."""


LONGEST_SHOWN = 80


def shown(value: object) -> str:
    """A value as a message shows it: on one line, without control characters, and not too long."""
    text = str(value)[: LONGEST_SHOWN + 1]
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
