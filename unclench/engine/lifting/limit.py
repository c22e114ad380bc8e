"""The recommended limit of one way of lifting, and what would raise it."""

from dataclasses import dataclass, replace

from unclench.engine.lifting.multipliers import (
    Multipliers,
    as_printed,
    multipliers,
    reasons_for_nothing,
)
from unclench.engine.values.lifting import Grip, Lift, LiftingForm, LiftingMethod, Place

CHANGES_OF = {
    "hm": ("nearer",),
    "vm": ("higher_start", "lower_start", "better_end"),
    "dm": ("shorter_way",),
    "am": ("less_twist",),
    "fm": ("less_often",),
    "cm": ("better_grip",),
}
"""What may be done about each multiplier."""


@dataclass(frozen=True)
class Limit:
    """`rwl_kg`: the weight that suits most healthy people. `li`: the load as a share of it;
    None when nothing may be lifted this way."""

    multipliers: Multipliers
    rwl_kg: float
    li: float | None


@dataclass(frozen=True)
class Change:
    """One thing done differently, and the limit it would give."""

    what: str
    rwl_kg: float


@dataclass(frozen=True)
class Weighed:
    """A lift weighed where it starts and where it ends; `worst` is the lower limit."""

    origin: Limit
    destination: Limit | None
    reasons: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def worst(self) -> Limit:
        """The limit that counts."""
        return min((self.origin, self.destination or self.origin), key=lambda each: each.rwl_kg)

    @property
    def ends_harder(self) -> bool:
        """Whether putting it down is what sets the limit."""
        return self.worst is not self.origin

    @property
    def first(self) -> Change | None:
        """What to change first: what takes most, where a change of it would help, or else the
        change that gives most."""
        whats = CHANGES_OF.get(self.worst.multipliers.takes_most, ())
        fitting = (change for change in self.changes if change.what in whats)
        return next(fitting, next(iter(self.changes), None))


def weigh_lift(method: LiftingMethod, lift: Lift) -> Weighed:
    """The limit of a lift with its reasons, and what to change first."""
    end = lift.destination
    return Weighed(
        origin=_limit(method, lift, lift.origin),
        destination=_limit(method, lift, end) if end else None,
        reasons=reasons_for_nothing(method, lift),
        changes=_changes(method, lift),
    )


def lowest_kg(method: LiftingMethod, lift: Lift) -> float:
    """The lower limit of where the lift starts and ends, in kg."""
    places = [lift.origin] + ([lift.destination] if lift.destination else [])
    return min(_limit(method, lift, place).rwl_kg for place in places)


def _limit(method: LiftingMethod, lift: Lift, place: Place) -> Limit:
    form, each = method.form_of(lift), multipliers(method, lift, place)
    rwl_kg = _rounded(form, form.load_constant * each.product) * form.weight
    return Limit(each, rwl_kg, lift.weight_kg / rwl_kg if rwl_kg else None)


def _rounded(form: LiftingForm, limit: float) -> float:
    return as_printed(limit, form.printed.limit) if form.printed else limit


def _changes(method: LiftingMethod, lift: Lift) -> tuple[Change, ...]:
    now = lowest_kg(method, lift)
    found = [Change(what, lowest_kg(method, new)) for what, new in _others(method, lift)]
    better = [change for change in found if change.rwl_kg > now]
    return tuple(sorted(better, key=lambda change: -change.rwl_kg))


def _others(method: LiftingMethod, lift: Lift) -> list[tuple[str, Lift]]:
    form = method.form_of(lift)
    nearest, best = form.cm(form.reach.nearest), form.cm(form.height.best)
    shortest = form.cm(form.way.shortest)
    return [
        ("nearer", _moved(lift, h_cm=min(lift.origin.h_cm, nearest))),
        ("higher_start", _started(lift, max(lift.origin.v_cm, best))),
        ("lower_start", _started(lift, min(lift.origin.v_cm, best))),
        ("better_end", _ended(lift, best)),
        ("less_twist", _moved(lift, angle_deg=0.0)),
        ("less_often", replace(lift, per_min=min(lift.per_min, method.often[0].per_min))),
        ("better_grip", replace(lift, coupling=Grip.GOOD)),
        ("shorter_way", replace(lift, d_cm=min(lift.d_cm, shortest))),
    ]


def _moved(lift: Lift, **measures: float) -> Lift:
    end = replace(lift.destination, **measures) if lift.destination else None
    return replace(lift, origin=replace(lift.origin, **measures), destination=end)


def _started(lift: Lift, v_cm: float) -> Lift:
    return replace(lift, origin=replace(lift.origin, v_cm=v_cm))


def _ended(lift: Lift, v_cm: float) -> Lift:
    """With the hands at `v_cm` where it is put down with care; else nothing changes."""
    end = lift.destination
    return replace(lift, destination=replace(end, v_cm=v_cm)) if end else lift
