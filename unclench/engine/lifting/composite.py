"""The index of a job made of several lifts. Source: `ex_x1`, `ex_x2`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from unclench.engine.lifting.limit import lowest_kg
from unclench.engine.lifting.multipliers import often
from unclench.engine.values.lifting import Lift, LiftingMethod


def composite_index(method: LiftingMethod, lifts: Sequence[Lift]) -> float | None:
    """The hardest lift's index, and what each further one adds by being done as well.

    None when nothing may be lifted this way. The source does not say which height or time to
    use when the lifts differ: the lowest start and the longest time are taken. Shares of all lifts
    together are worked out in full, as the manual does in its example.
    """
    if not all(lowest_kg(method, lift) for lift in lifts):
        return None
    ranked = sorted(lifts, key=lambda lift: (-_index(method, lift), -lift.per_min))
    shares = _shares_left(method, ranked)
    if not all(shares):
        return None
    added = [1 / after - 1 / before for before, after in pairwise(shares)]
    weights = [lift.weight_kg / _limit_if_rare(method, lift) for lift in ranked[1:]]
    return _index(method, ranked[0]) + sum(w * a for w, a in zip(weights, added, strict=True))


def _index(method: LiftingMethod, lift: Lift) -> float:
    return lift.weight_kg / lowest_kg(method, lift)


def _limit_if_rare(method: LiftingMethod, lift: Lift) -> float:
    return lowest_kg(method, replace(lift, per_min=0.0, hours=method.hours[0]))


def _shares_left(method: LiftingMethod, ranked: Sequence[Lift]) -> list[float]:
    hours = max(lift.hours for lift in ranked)
    low = any(method.form_of(lift).is_low(lift.origin.v_cm) for lift in ranked)
    sums = accumulate(lift.per_min for lift in ranked)
    return [often(method, total, hours, low=low) for total in sums]
