"""What a file tells of care: places, spots whose name can be typed, and what was left out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from math import isfinite
from typing import Protocol

OSM = "© OpenStreetMap contributors, ODbL"
"""What has to stand beside everything that comes from OpenStreetMap, and its licence."""

OWN_LIST = "A list of this site"
"""What stands beside the places of a table, unless whoever imports it says more."""


class Rank(IntEnum):
    """What a spot is. The greater stands first among spots of one name."""

    POSTCODE = 0
    QUARTER = 1
    VILLAGE = 2
    TOWN = 3
    CITY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of care. `ref` is its identity in the file's world: `n12` for a node of
    OpenStreetMap. `kind` is the id of a kind in care.yaml. Empty text: not known.

    `hours` are as OpenStreetMap writes opening hours, `wheelchair` is yes, limited or no.
    `address` is the address as a whole, where a file tells it so.
    """

    ref: str
    kind: str
    lat: float
    lon: float
    name: str = ""
    phone: str = ""
    hours: str = ""
    wheelchair: str = ""
    street: str = ""
    number: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that somebody may type, and where it is. `people`: how many live there, if known."""

    name: str
    lat: float
    lon: float
    rank: Rank
    people: int = 0
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that is not taken, and does not make the file unusable."""

    where: str
    why: str


Entry = Place | Spot | LeftOut

Progress = Callable[[str], None]
"""Called now and then with what is being done, in a few words."""


def unheard(doing: str) -> None:
    """The progress that nobody wants to hear of."""


class Source(Protocol):
    """A file that was recognised."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""

    @property
    def attribution(self) -> str:
        """Whom to name beside its places."""

    @property
    def as_of(self) -> datetime | None:
        """The day of the data, as the file says; known for sure once it was read."""

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        """Everything of use, one by one. Raises CareFileError, also midway."""


class CareFileError(ValueError):
    """A file that cannot be used: its name, what was found, what was expected, what to do."""

    def __init__(self, file: str, found: str, *, expected: str, do: str) -> None:
        self.file, self.found, self.expected, self.do = file, found, expected, do
        super().__init__(f"{file} cannot be used: {found}. Expected: {expected}. {do}")


LONGEST = 200
"""Letters of one value. What is longer was not written for a list."""


def short(value: object) -> str:
    """A value on one line, without control characters, and not too long."""
    text = str(value)[: 2 * LONGEST]
    plain = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:LONGEST]


def on_earth(lat: object, lon: object) -> tuple[float, float] | None:
    """A place on the globe in degrees, rounded to a decimetre; None for what is none.

    0, 0 is what programs write for "not known".
    """
    if not _is_number(lat) or not _is_number(lon):
        return None
    where = (round(float(lat), 6), round(float(lon), 6))  # type: ignore[arg-type]  # numbers, see above
    right = abs(where[0]) <= 90 and abs(where[1]) <= 180
    return where if right and where != (0, 0) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
