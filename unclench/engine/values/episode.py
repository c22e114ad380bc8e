"""Bouts: when one may be another, and what somebody may guess set it off."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class EpisodeRules(Provenance):
    """`quiet_days`: how long without a sign of a bout before later pain may be a new one."""

    id: str
    quiet_days: int


@dataclass(frozen=True, kw_only=True)
class SetOff(Provenance):
    """One guess to tick. It is the person's own and decides nothing."""

    id: str
    words: str
