"""What somebody may guess set a bout off."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class SetOff(Provenance):
    """One guess to tick. It is the person's own and decides nothing."""

    id: str
    words: str
