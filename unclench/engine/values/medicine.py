"""Medicines that people take for a back without asking anyone, and what speaks against them.

No amount of any medicine has a place here: what to take and for how long stands in the leaflet.
"""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.condition import Condition
from unclench.engine.values.country import SOMEWHERE
from unclench.engine.values.disposition import Urgency
from unclench.engine.values.record import Certainty, Provenance

LEAFLET = "Follow the leaflet in the pack, and never take more, or for longer, than it says."


def is_known(country: str | None) -> bool:
    """Whether a country code names a country, and not the record for when none is known."""
    return country is not None and country != SOMEWHERE


class Action(StrEnum):
    """What a rule demands. `ask`: a pharmacist or doctor first. `block`: not this one. `stop`: no
    medicine at all, but the help that the rule names."""

    ASK = "ask"
    BLOCK = "block"
    STOP = "stop"


@dataclass(frozen=True, kw_only=True)
class MedicineRule(Provenance):
    """When `when` holds, `action` is demanded. `row` is the row of the fact base behind it.

    `only_in` and `not_in` are country codes: the rule counts only in, or not in, these countries.
    """

    id: str
    row: str
    action: Action
    when: Condition
    why: str
    to: Urgency | None = None
    only_in: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.action is Action.STOP) != (self.to is not None):
            raise ValueError(
                f"`{self.id}`: a rule that stops says how soon to be seen under `to`, no other does"
            )

    def counts_in(self, country: str | None) -> bool:
        """Whether the rule counts in that country. Where the country is unknown, every rule does:
        the stricter reading."""
        if not is_known(country):
            return True
        return country not in self.not_in and (not self.only_in or country in self.only_in)


@dataclass(frozen=True, kw_only=True)
class Medicine(Provenance):
    """One medicine, or a group of them that share every rule.

    `benefit` says honestly what it does for a back, with its own source and certainty. `rules`
    names the rule files that count for it. `never_suggested`: it is explained, and the most that
    is ever said of it is "ask first". `care`: what to mind, in plain sentences.
    """

    id: str
    title: str
    what: str
    benefit: str
    benefit_source: tuple[str, ...]
    benefit_certainty: Certainty
    rules: tuple[str, ...]
    never_suggested: bool = False
    care: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Medicines that are shown together, in order."""

    id: str
    title: str
    medicines: tuple[str, ...]
