"""Whom to call where: emergency numbers, and the lines for advice and in a crisis."""

from dataclasses import dataclass
from datetime import date

from unclench.engine.values.record import Provenance

SOMEWHERE = "XX"
"""The id of the record that is shown while no country is known."""


@dataclass(frozen=True, kw_only=True)
class Country(Provenance):
    """The number that brings an ambulance in one country, checked on a day.

    `also` are other numbers that bring one. `languages` are browser language tags without a region
    that suggest this country and no other. `the` is for names that want the article in a sentence.
    """

    id: str
    name: str
    the: bool = False
    emergency: str
    also: tuple[str, ...] = ()
    emergency_room: str = "the emergency department"
    languages: tuple[str, ...] = ()
    checked_on: date

    def __post_init__(self) -> None:
        for number in (self.emergency, *self.also):
            if not (number.isascii() and number.isdigit() and 2 <= len(number) <= 8):
                raise ValueError(f"`{number}` of `{self.id}` is not 2 to 8 digits without a space")

    @property
    def in_a_sentence(self) -> str:
        """The name as it stands after "for": Ireland, the Netherlands."""
        return f"the {self.name}" if self.the else self.name

    @property
    def is_known(self) -> bool:
        """Whether this is a country at all, and not the record for when none is known."""
        return self.id != SOMEWHERE


@dataclass(frozen=True)
class Line:
    """A service to call, and its number as people write it."""

    name: str
    number: str

    def __post_init__(self) -> None:
        if not self.number.replace(" ", "").isdigit():
            raise ValueError(f"`{self.number}` of `{self.name}` is not digits, with spaces between")

    @property
    def named(self) -> str:
        """Name and number, and the number only once where the name holds it."""
        return self.name if self.number in self.name else f"{self.name} ({self.number})"


@dataclass(frozen=True, kw_only=True)
class Helplines(Provenance):
    """The lines of one country, by the country's id. What nobody could confirm is left out: the
    page then names the kind of service, or the emergency number."""

    id: str
    advice: Line | None = None
    crisis: tuple[Line, ...] = ()
    checked_on: date
