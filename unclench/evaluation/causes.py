"""Counts how often the cause that is meant stands among the first three."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unclench.engine.assessment.understand import understand
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import Findings

FIRST = 3


def meant_by(table: Sequence[Mapping[str, Any]], reference: str) -> frozenset[str]:
    """The causes that the words of a reference mean; none when it is no cause of the back."""
    rows = (row for row in table if re.search(row["match"], reference, re.IGNORECASE))
    return frozenset(next(rows, {"causes": ()})["causes"])


def rank_of(base: KnowledgeBase, findings: Findings, meant: Iterable[str]) -> int | None:
    """The best rank of any of these causes; None when none can apply."""
    wanted = set(meant)
    ranks = (fit.rank for fit in understand(base, findings).causes if fit.cause.id in wanted)
    return min(ranks, default=None)


def cause_report(
    base: KnowledgeBase, people: Iterable[tuple[str, Findings, frozenset[str]]]
) -> Mapping[str, Any]:
    """Of the people for whom a cause of the back is meant: how many have it first, or among the
    first three, and who has not."""
    ranks = {name: rank_of(base, findings, meant) for name, findings, meant in people if meant}
    near = [rank for rank in ranks.values() if rank is not None and rank <= FIRST]
    return {
        "meant": len(ranks),
        "first": near.count(1),
        "in_first_three": len(near),
        "misses": [
            {"id": name, "rank": rank}
            for name, rank in ranks.items()
            if rank is None or rank > FIRST
        ],
    }
