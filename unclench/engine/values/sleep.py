"""How to lie at night: positions with their pillows, and what speaks for and against each."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.intervention import Contraindication, Precaution
from unclench.engine.values.interview import Setting
from unclench.engine.values.keyframe import Movement
from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class SleepRow:
    """Something to tick. A yes gives the answers in `sets`; where two rows set the same finding,
    the later one counts, so the more careful one stands later."""

    id: str
    label: str
    sets: tuple[Setting, ...]
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Suits:
    """Speaks for a position when it holds. `why`: in one sentence."""

    when: Condition
    why: str


@dataclass(frozen=True, kw_only=True)
class SleepPosition:
    """One way to lie. Nothing but `leave_out` takes it away; `care` says what to do differently."""

    id: str
    title: str
    how: tuple[str, ...]
    why: str
    movement: Movement
    suits: tuple[Suits, ...] = ()
    leave_out: tuple[Contraindication, ...] = ()
    care: tuple[Precaution, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sleep(Provenance):
    """What is asked, the positions, and how to get up. `otherwise` are the answers that count where
    no row gave one."""

    id: str
    title: str
    lead: str
    known: tuple[str, ...]
    rows: tuple[SleepRow, ...]
    otherwise: tuple[Setting, ...]
    positions: tuple[SleepPosition, ...]
    get_up: tuple[str, ...]
    seek_help: str
    facts: tuple[str, ...] = ()
