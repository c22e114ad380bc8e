"""The six multipliers of the revised lifting equation. Source: `ex_x1`, `ex_x2`."""

from dataclasses import asdict, dataclass
from itertools import pairwise
from math import prod

from unclench.engine.values.lifting import Lift, LiftingMethod, Place


@dataclass(frozen=True)
class Multipliers:
    """What is left of the load constant, 0 to 1: reach, height, way, twist, often, grip."""

    hm: float
    vm: float
    dm: float
    am: float
    fm: float
    cm: float

    @property
    def product(self) -> float:
        """All six together."""
        return prod((self.hm, self.vm, self.dm, self.am, self.fm, self.cm))

    @property
    def takes_most(self) -> str:
        """The name of the smallest; the first of several; "" when none takes anything."""
        name, least = min(asdict(self).items(), key=lambda pair: pair[1])
        return name if least < 1 else ""


def multipliers(method: LiftingMethod, lift: Lift, place: Place) -> Multipliers:
    """The six multipliers of a lift with the hands at one of its places; 0 beyond a bound."""
    grip = method.grips[lift.coupling]
    return Multipliers(
        hm=_reach(method, place.h_cm),
        vm=_height(method, place.v_cm),
        dm=_way(method, lift.d_cm),
        am=_twist(method, place.angle_deg),
        fm=often(method, lift.per_min, lift.hours, v_cm=lift.origin.v_cm),
        cm=grip.below if place.v_cm < method.height.best_cm else grip.above,
    )


def _reach(method: LiftingMethod, h_cm: float) -> float:
    bounds = method.reach
    return 0.0 if h_cm > bounds.farthest_cm else bounds.nearest_cm / max(h_cm, bounds.nearest_cm)


def _height(method: LiftingMethod, v_cm: float) -> float:
    rule = method.height
    return 0.0 if v_cm > rule.highest_cm else 1 - rule.per_cm * abs(v_cm - rule.best_cm)


def _way(method: LiftingMethod, d_cm: float) -> float:
    rule = method.way
    if d_cm > rule.longest_cm:
        return 0.0
    return min(1.0, rule.base + rule.factor_cm / max(d_cm, rule.shortest_cm))


def _twist(method: LiftingMethod, angle_deg: float) -> float:
    rule = method.twist
    return 0.0 if angle_deg > rule.most_deg else 1 - rule.per_deg * angle_deg


def often(method: LiftingMethod, per_min: float, hours: float, *, v_cm: float) -> float:
    """The multiplier of lifts a minute, in a straight line between the rows of the table."""
    column = next((n for n, most in enumerate(method.hours) if hours <= most), None)
    if column is None or per_min > method.often[-1].per_min:
        return 0.0
    low = v_cm < method.height.best_cm
    points = [(r.per_min, (r.below if low else r.above)[column]) for r in method.often]
    return _between(points, max(per_min, points[0][0]))


def _between(points: list[tuple[float, float]], at: float) -> float:
    for (left, before), (right, after) in pairwise(points):
        if at <= right:
            return before + (after - before) * (at - left) / (right - left)
    return points[-1][1]


def reasons_for_nothing(method: LiftingMethod, lift: Lift) -> tuple[str, ...]:
    """Why nothing may be lifted this way, one sentence for each bound that is passed."""
    places = [lift.origin] + ([lift.destination] if lift.destination else [])
    passed = {
        f"The hands are more than {method.reach.farthest_cm:g} cm away.": any(
            p.h_cm > method.reach.farthest_cm for p in places
        ),
        f"The hands are higher than {method.height.highest_cm:g} cm.": any(
            p.v_cm > method.height.highest_cm for p in places
        ),
        f"The way is longer than {method.way.longest_cm:g} cm.": lift.d_cm > method.way.longest_cm,
        f"The turn is more than {method.twist.most_deg:g} degrees.": any(
            p.angle_deg > method.twist.most_deg for p in places
        ),
        "That is too often, or for too long.": not often(
            method, lift.per_min, lift.hours, v_cm=lift.origin.v_cm
        ),
    }
    return tuple(reason for reason, holds in passed.items() if holds)
