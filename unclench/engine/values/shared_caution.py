"""What speaks against many interventions at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from unclench.engine.values.condition import Condition
from unclench.engine.values.record import Provenance

Names = tuple[str, ...]


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


def _nobody() -> Mapping[str, Names]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class SharedCaution(Provenance):
    """For whom (`when`) which interventions are taken away, and which stay with care.

    One of `leave_out` (these), `all_but` (whatever is not named) and `short_list` (whatever the
    exit of that id does not offer); none if nothing is taken away. `instead` takes the place of
    what is left out, unless `instead_for` says it by replacement. `adapt` stays with `advice`,
    what stands in `advice_for` with words of its own. What is not named here says under `fits` of
    its own record that this asks nothing of it. `facts`: rows of the fact base, the one
    that demands it first.
    """

    id: str
    title: str
    when: Condition
    why: str
    facts: Names
    leave_out: Names = ()
    all_but: Names = ()
    short_list: str = ""
    instead: str = ""
    instead_for: Mapping[str, Names] = field(default_factory=_nobody)
    adapt: Names = ()
    advice: str = ""
    advice_for: Mapping[str, str] = field(default_factory=_nothing)

    def __post_init__(self) -> None:
        if sum(map(bool, (self.leave_out, self.all_but, self.short_list))) > 1:
            raise ValueError(f"`{self.id}`: give one of `leave_out`, `all_but` and `short_list`")
        if not self.facts:
            raise ValueError(f"`{self.id}`: `facts` names the row that demands it first")

    @property
    def row(self) -> str:
        """The row of the fact base that demands it."""
        return self.facts[0]

    def replacement_for(self, name: str) -> str:
        """The intervention to offer in the place of this one; "" if none fits."""
        found = (new for new, replaced in self.instead_for.items() if name in replaced)
        return next(found, self.instead)

    def care_with(self, name: str) -> str:
        """What to do differently in this intervention; "" if nothing."""
        return self.advice_for.get(name, self.advice if name in self.adapt else "")
