"""The six multipliers of the revised lifting equation. Source: `ex_x1`, `ex_x2`."""

from dataclasses import asdict, dataclass
from itertools import pairwise
from math import floor, prod

from unclench.engine.values.lifting import (
    HeightRule,
    Lift,
    LiftingMethod,
    Place,
    ReachRule,
    WayRule,
)


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
    """The six multipliers of a lift with the hands at one of its places; 0 beyond a bound.

    Where the form of the lift is a printed one, each has the decimals that are printed.
    """
    form, grip = method.form_of(lift), method.grips[lift.coupling]
    low = form.is_low(lift.origin.v_cm)
    exact = {
        "hm": _reach(form.reach, form.lengths(place.h_cm)),
        "vm": _height(form.height, form.lengths(place.v_cm)),
        "dm": _way(form.way, form.lengths(lift.d_cm)),
        "am": _twist(method, place.angle_deg),
        "fm": often(method, lift.per_min, lift.hours, low=low),
        "cm": grip.below if form.is_low(place.v_cm) else grip.above,
    }
    if form.printed is None:
        return Multipliers(**exact)
    decimals = form.printed.multipliers
    return Multipliers(**{name: as_printed(size, decimals) for name, size in exact.items()})


def as_printed(size: float, decimals: int) -> float:
    """A number with so many decimals, half up. More never becomes less by it."""
    scale = 10**decimals
    return float(floor(round(size * scale, 6) + 0.5) / scale)


def _reach(rule: ReachRule, h: float) -> float:
    if h > rule.farthest:
        return 0.0
    at = max(h, rule.nearest)
    rows = [(rule.nearest + step, share) for step, share in enumerate(rule.printed)]
    return _between(rows, at) if rows else rule.nearest / at


def _height(rule: HeightRule, v: float) -> float:
    return 0.0 if v > rule.highest else 1 - rule.per_step * abs(v - rule.best)


def _way(rule: WayRule, d: float) -> float:
    return 0.0 if d > rule.longest else min(1.0, rule.base + rule.factor / max(d, rule.shortest))


def _twist(method: LiftingMethod, angle_deg: float) -> float:
    rule = method.twist
    return 0.0 if angle_deg > rule.most_deg else 1 - rule.per_deg * angle_deg


def often(method: LiftingMethod, per_min: float, hours: float, *, low: bool) -> float:
    """The multiplier of lifts a minute, in a straight line between the rows of the table.

    `low`: the lift starts with the hands below the best height.
    """
    column = next((n for n, most in enumerate(method.hours) if hours <= most), None)
    if column is None or per_min > method.often[-1].per_min:
        return 0.0
    points = [(r.per_min, (r.below if low else r.above)[column]) for r in method.often]
    return _between(points, max(per_min, points[0][0]))


def _between(points: list[tuple[float, float]], at: float) -> float:
    for (left, before), (right, after) in pairwise(points):
        if at <= right:
            return before + (after - before) * (at - left) / (right - left)
    return points[-1][1]


def reasons_for_nothing(method: LiftingMethod, lift: Lift) -> tuple[str, ...]:
    """Why nothing may be lifted this way, one sentence for each bound that is passed."""
    form, name = method.form_of(lift), method.form_of(lift).length_name
    farthest, highest, longest = form.reach.farthest, form.height.highest, form.way.longest
    places = [lift.origin] + ([lift.destination] if lift.destination else [])
    low = form.is_low(lift.origin.v_cm)
    passed = {
        f"The hands are more than {farthest:g} {name} away.": any(
            form.lengths(place.h_cm) > farthest for place in places
        ),
        f"The hands are higher than {highest:g} {name}.": any(
            form.lengths(place.v_cm) > highest for place in places
        ),
        f"The way is longer than {longest:g} {name}.": form.lengths(lift.d_cm) > longest,
        f"The turn is more than {method.twist.most_deg:g} degrees.": any(
            place.angle_deg > method.twist.most_deg for place in places
        ),
        "That is too often, or for too long.": not often(method, lift.per_min, lift.hours, low=low),
    }
    return tuple(reason for reason, holds in passed.items() if holds)
