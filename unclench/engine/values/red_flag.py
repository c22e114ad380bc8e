"""Conditions over findings that point to serious disease, and what each demands."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.condition import Condition, findings_read
from unclench.engine.values.disposition import Urgency
from unclench.engine.values.record import Provenance


class Tier(StrEnum):
    """A acts alone, and "not sure" acts too. B acts alone at its level and rises with a partner.
    C never acts alone: it is recorded and asked again. Exit: not a sign of disease but a person
    whom this program is not made for."""

    A = "A"
    B = "B"
    C = "C"
    EXIT = "exit"


class AssessedFor(StrEnum):
    """How long "a clinician has checked this for the same problem" settles a flag."""

    NEVER = "never"
    SIX_WEEKS = "six_weeks"
    THREE_MONTHS = "three_months"
    CHANGE_ASKED_EACH_TIME = "change_asked_each_time"


ASSESSED_DAYS = {
    AssessedFor.NEVER: 0,
    AssessedFor.SIX_WEEKS: 42,
    AssessedFor.THREE_MONTHS: 91,
    AssessedFor.CHANGE_ASKED_EACH_TIME: 0,
}


@dataclass(frozen=True, kw_only=True)
class FlagGroup:
    """Red flags that are read together."""

    id: str
    title: str


@dataclass(frozen=True)
class Rule:
    """When `when` holds, at least the urgency `to` is demanded.

    `covered_by`: rules that demand as much whenever this one holds, so that it adds a reason and
    never a level. `dormant`: why it can hold for nobody as things stand. Both are proved.
    """

    to: Urgency
    when: Condition
    covered_by: tuple[str, ...] = ()
    dormant: str = ""


@dataclass(frozen=True, kw_only=True)
class RedFlag(Provenance):
    """One thing to look out for. `rules` stand with the most pressing first.

    `why` says in plain words why it matters; `say` is what to tell the person who answers the
    phone. `recorded_when`: what is noted though it changes no level alone (tier C); `noted` is then
    said on every result short of an emergency, whether or not a rule fires.
    `raises_partners`: when this flag fires, every other one that fires rises by a level.
    `assessed`: for how long a clinician's check of this same problem settles it, and
    `assessed_up_to` the most pressing rule that it may settle. `needs_sign_off`: a proposal that
    waits for a clinician by name.
    """

    id: str
    title: str
    why: str
    say: str
    tier: Tier
    group: str
    rules: tuple[Rule, ...]
    facts: tuple[str, ...] = ()
    recorded_when: Condition | None = None
    noted: str = ""
    raises_partners: bool = False
    assessed: AssessedFor = AssessedFor.NEVER
    assessed_up_to: Urgency | None = None
    needs_sign_off: str = ""

    def rule_id(self, rule: Rule) -> str:
        """How the rule is named in results: `saddle_numbness:emergency`."""
        return f"{self.id}:{rule.to}"

    def findings_read(self) -> frozenset[str]:
        """The findings that any of its rules reads."""
        return frozenset().union(*(findings_read(rule.when) for rule in self.rules))
