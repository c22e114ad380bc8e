"""Counts how the dispositions compare with the reference, with Wilson intervals."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unclench.engine.values.disposition import Disposition

_ORDER = [*reversed(Disposition)]
_Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Outcome:
    """One person: the reference, what else is accepted, what triage said, and why."""

    id: str
    reference: Disposition
    acceptable: frozenset[Disposition]
    given: Disposition
    because: tuple[str, ...]
    complete: bool

    @property
    def accepted(self) -> bool:
        """The reference, or another level that a reasonable clinician would accept."""
        return self.given == self.reference or self.given in self.acceptable

    @property
    def distance(self) -> int:
        """Steps above (positive) or below the reference."""
        return _ORDER.index(self.given) - _ORDER.index(self.reference)

    @property
    def dangerous(self) -> bool:
        """An emergency given `soon` or `self_care`, or a same-day case given `self_care`."""
        if self.accepted:
            return False
        if self.reference is Disposition.EMERGENCY:
            return self.given in (Disposition.SOON, Disposition.SELF_CARE)
        return self.reference is Disposition.SAME_DAY and self.given is Disposition.SELF_CARE

    @property
    def self_care_overtriaged(self) -> bool:
        """A self-care case sent to `same_day` or above, unless that is accepted."""
        over = self.given in (Disposition.SAME_DAY, Disposition.EMERGENCY)
        return self.reference is Disposition.SELF_CARE and over and not self.accepted


def wilson_95(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share; (0, 1) when there is nothing to count.

    Formula: centre (p + z^2/2n) / (1 + z^2/n), half-width
    z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n).

    >>> [round(x, 3) for x in wilson_95(24, 24)]
    [0.862, 1.0]
    """
    if total == 0:
        return 0.0, 1.0
    share, square = hits / total, _Z_95 * _Z_95
    scale = 1 + square / total
    centre = (share + square / (2 * total)) / scale
    half = _Z_95 * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)


def _count(outcomes: Iterable[Outcome], holds: Callable[[Outcome], bool]) -> int:
    return sum(map(holds, outcomes))


def report(outcomes: list[Outcome], unmapped: list[str], assumed: list[str]) -> Mapping[str, Any]:
    """Every count, and each miss with its reasons, as plain values."""
    total = len(outcomes)
    emergencies = [o for o in outcomes if o.reference is Disposition.EMERGENCY]
    home = [o for o in outcomes if o.reference is Disposition.SELF_CARE]
    exact = _count(outcomes, lambda o: o.given == o.reference)
    accepted = _count(outcomes, lambda o: o.accepted)
    sent = _count(emergencies, lambda o: o.given is Disposition.EMERGENCY)
    return {
        "cases": total,
        "exact": exact,
        "accepted": accepted,
        "emergency": {
            "total": len(emergencies),
            "sent": sent,
            "accepted": _count(emergencies, lambda o: o.accepted),
        },
        "dangerous_undertriage": _count(outcomes, lambda o: o.dangerous),
        "under": _count(outcomes, lambda o: o.distance < 0 and not o.accepted),
        "over": _count(outcomes, lambda o: o.distance > 0 and not o.accepted),
        "self_care": {
            "total": len(home),
            "overtriaged": _count(home, lambda o: o.self_care_overtriaged),
        },
        "intervals_95": {
            "exact": wilson_95(exact, total),
            "accepted": wilson_95(accepted, total),
            "emergency_sent": wilson_95(sent, len(emergencies)),
        },
        "unmapped": unmapped,
        "counted_as_denied": assumed,
        "misses": [_miss(o) for o in outcomes if not o.accepted],
    }


def _miss(outcome: Outcome) -> Mapping[str, Any]:
    return {
        "id": outcome.id,
        "reference": str(outcome.reference),
        "given": str(outcome.given),
        "dangerous": outcome.dangerous,
        "complete": outcome.complete,
        "because": list(outcome.because),
    }
