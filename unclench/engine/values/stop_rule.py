"""When to stop, whatever is being done."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class StopRule(Provenance):
    """When to stop any intervention, in plain sentences. `when`: for whom; None for everybody.
    `facts`: the rows of the fact base that it stems from."""

    id: str
    title: str
    text: str
    facts: tuple[str, ...]
    when: Condition | None = None
