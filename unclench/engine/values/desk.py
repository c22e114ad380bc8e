"""A place to work at, as somebody describes it: what can be changed there, and what to do first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from unclench.engine.values.record import Provenance


class DeskPart(StrEnum):
    """What is asked about. Each is a place in the drawing."""

    TIME = "time"
    MACHINE = "machine"
    SCREEN_HEIGHT = "screen_height"
    SCREEN_DISTANCE = "screen_distance"
    KEYBOARD = "keyboard"
    SEAT = "seat"
    GAP = "gap"
    BACK = "back"


DRAWN: Mapping[DeskPart, tuple[str, ...]] = MappingProxyType(
    {
        DeskPart.TIME: ("short", "middling", "long"),
        DeskPart.MACHINE: ("screen", "laptop_raised", "laptop"),
        DeskPart.SCREEN_HEIGHT: ("level", "low", "high"),
        DeskPart.SCREEN_DISTANCE: ("arm", "near", "far"),
        DeskPart.KEYBOARD: ("level", "low", "high"),
        DeskPart.SEAT: ("flat", "high", "low"),
        DeskPart.GAP: ("some", "none", "much"),
        DeskPart.BACK: ("leaning", "hollow", "away"),
    }
)
"""The answers that the drawing knows, by part: first the one that needs no change."""


@dataclass(frozen=True, kw_only=True)
class DeskOption:
    """One answer. `advice` is the one line of what to do first; empty where nothing has to change.
    `covers` are parts whose own advice is settled by it; `becomes` is the answer that it leads to,
    where that is not the first one that the drawing knows."""

    id: str
    label: str
    advice: str = ""
    covers: tuple[DeskPart, ...] = ()
    becomes: str = ""


@dataclass(frozen=True, kw_only=True)
class DeskQuestion:
    """One thing to look at."""

    part: DeskPart
    question: str
    options: tuple[DeskOption, ...]

    def option(self, option_id: str) -> DeskOption | None:
        """The answer of that id, if there is one."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, kw_only=True)
class Desk(Provenance):
    """The questions in the order in which changes matter, and what is known about any of it."""

    id: str
    title: str
    lead: str
    fits: str
    known: tuple[str, ...]
    questions: tuple[DeskQuestion, ...]
    facts: tuple[str, ...] = ()
