"""What triage answers: a disposition, and why."""

from dataclasses import dataclass

from unclench.engine.values.condition import Atom
from unclench.engine.values.disposition import Disposition, Urgency

_WORST_FIRST = tuple(Disposition)


def falling(urgency: Urgency) -> tuple[int, int]:
    """A key that sorts the most pressing first."""
    return _WORST_FIRST.index(urgency.disposition), urgency.within_days or 0


@dataclass(frozen=True)
class Fired:
    """A red flag that holds.

    `urgency` is what it demands in the end; `rule` names the row that demanded it. `because` are
    the answers that made it hold. `unsure`: it rests on a "not sure", and so stands one level
    lower than its rule. `raised`: another flag made it count for more. `settled`: a clinician has
    checked it for this same problem, so that it no longer raises the level by itself.
    """

    flag: str
    rule: str
    urgency: Urgency
    because: tuple[Atom, ...]
    unsure: bool = False
    raised: bool = False
    settled: bool = False


@dataclass(frozen=True)
class Undecided:
    """A rule that could still fire, and the findings that would decide it."""

    flag: str
    rule: str
    urgency: Urgency
    findings: frozenset[str]


@dataclass(frozen=True)
class TriageResult:
    """The disposition with its reasons, the most pressing first.

    `complete`: nothing that was not asked could raise it. While it is incomplete the disposition
    is what is known so far, and never `self_care`. `recorded`: flags noted that change nothing
    alone. `contradictions`: answers that do not fit together, by id; they were read the safer way.
    """

    urgency: Urgency
    complete: bool
    fired: tuple[Fired, ...]
    undecided: tuple[Undecided, ...]
    recorded: tuple[str, ...]
    knowledge_version: str
    contradictions: tuple[str, ...] = ()

    @property
    def disposition(self) -> Disposition:
        """What to do."""
        return self.urgency.disposition

    @property
    def within_days(self) -> int | None:
        """How soon: 1 to 14 days for `soon`, 0 for today or now, None for `self_care`."""
        return self.urgency.within_days

    @property
    def raising(self) -> tuple[Fired, ...]:
        """The flags that raise the level: all that fired and are not settled."""
        return tuple(fired for fired in self.fired if not fired.settled)

    def to_ask(self) -> frozenset[str]:
        """The findings that could still raise the disposition."""
        return frozenset().union(*(undecided.findings for undecided in self.undecided))
