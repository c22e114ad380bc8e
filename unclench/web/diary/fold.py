"""A day from everything that was told of it, in whatever order it arrived."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Written:
    """One entry as the fold reads it. `clears`: everything written before it is taken away."""

    written_at: datetime
    key: uuid.UUID
    told: Mapping[str, Any] = field(default_factory=dict)
    clears: bool = False


def fold(entries: Iterable[Written]) -> dict[str, Any]:
    """What is known of the day: of each tracker what was written last, and the key where two were
    written at once. The order of the entries does not matter; None takes an answer back."""
    known: dict[str, Any] = {}
    for entry in sorted(entries, key=lambda each: (each.written_at, each.key)):
        if entry.clears:
            known.clear()
        known |= entry.told
    return {name: told for name, told in known.items() if told is not None}
