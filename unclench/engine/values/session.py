"""What a guided session is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A place in a session, and the interventions that may fill it, the first choice first.

    `calm`: offered before any caution is asked; only what is calm for everyone may stand in it.
    """

    id: str
    choices: tuple[str, ...]
    calm: bool = False


@dataclass(frozen=True, kw_only=True)
class SessionPlan:
    """The slots of a guided session in order. `minutes`: how long it takes, about.

    `check_counts_days`: how old the check may be that it rests on.
    """

    id: str
    title: str
    minutes: int
    check_counts_days: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Caution:
    """A finding that is asked before a session, not in the check."""

    finding: str
