"""How a number is counted."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit with its widest sensible range. `words` are the singular and plural in a sentence."""

    id: str
    name: str
    symbol: str
    low: float
    high: float
