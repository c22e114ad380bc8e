"""`unclench lift`: how much suits most people, lifted in one way, from a terminal."""

from dataclasses import asdict, fields
from typing import Any

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge, read_document
from unclench.engine.lifting.composite import composite_index
from unclench.engine.lifting.limit import Limit, Weighed, weigh_lift
from unclench.engine.values.lifting import Grip, Lift, LiftError, LiftingMethod, Place, Units

CHANGES = {
    "nearer": "hold it as near as you can",
    "higher_start": "start from about hip height",
    "lower_start": "start from about hip height",
    "better_end": "put it down at about hip height",
    "less_twist": "turn with your feet, not your back",
    "less_often": "lift it seldom",
    "better_grip": "get a good grip, with handles",
    "shorter_way": "lift it a shorter way",
}
MEASURES = ("weight", "h", "v", "d", "destination_h", "destination_v")


@click.command("lift")
@click.option("--weight-kg", type=float, help="The load.")
@click.option("--weight-lb", type=float, help="The load in pounds.")
@click.option("--h-cm", type=float, help="From between the ankles to between the hands.")
@click.option("--h-in", type=float, help="The same in inches.")
@click.option("--v-cm", type=float, help="The hands above the floor at the start.")
@click.option("--v-in", type=float, help="The same in inches.")
@click.option("--d-cm", type=float, help="How far up or down.")
@click.option("--d-in", type=float, help="The same in inches.")
@click.option("--angle-deg", type=float, default=0.0, help="How far you turn, 0 to 135.")
@click.option("--per-min", type=float, default=0.2, help="Lifts a minute.")
@click.option("--hours", type=float, default=1.0, help="Hours of lifting, up to 8.")
@click.option(
    "--coupling",
    type=click.Choice([str(grip.value) for grip in Grip]),
    default="fair",
    help="The grip.",
)
@click.option("--destination-h-cm", type=float, help="The reach where it is put down with care.")
@click.option("--destination-h-in", type=float, help="The same in inches.")
@click.option("--destination-v-cm", type=float, help="The height where it is put down.")
@click.option("--destination-v-in", type=float, help="The same in inches.")
@click.option("--destination-angle-deg", type=float, default=0.0, help="The turn there.")
@click.option("--tasks", help="A YAML or JSON list of lifts that make one job; - for input.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def lift_command(tasks: str | None, as_json: bool, **given: Any) -> None:
    """Estimate the weight that suits most healthy people, lifted in this way.

    Not a promise of safety, and not for somebody who has back pain now.
    """
    method = knowledge().lifting
    try:
        if tasks is not None:
            _show_job(method, _lifts_in(method, tasks), as_json)
        else:
            _show(method, lift_from(method, given), as_json)
    except LiftError as error:
        stop(str(error))


def lift_from(method: LiftingMethod, given: dict[str, Any]) -> Lift:
    """The lift in named measures, metric or US; a measure that is missing or twice is named.

    Where every length is in inches it is weighed in inches and pounds.
    """
    measure = {name: _measure(method, given, name) for name in MEASURES}
    for name in ("weight", "h", "v", "d"):
        if measure[name] is None:
            unit = "kg" if name == "weight" else "cm"
            raise LiftError(f"{name}_{unit} is missing: expected a number, such as 10.")
    try:
        grip = Grip(given.get("coupling", "fair"))
    except ValueError:
        expected = f"coupling={given['coupling']} cannot be used: expected {', '.join(Grip)}."
        raise LiftError(expected) from None
    return Lift(
        weight_kg=measure["weight"] or 0.0,
        origin=Place(measure["h"] or 0.0, measure["v"] or 0.0, _number(given, "angle_deg", 0)),
        d_cm=measure["d"] or 0.0,
        per_min=_number(given, "per_min", 0.2),
        hours=_number(given, "hours", 1),
        coupling=grip,
        destination=_destination(measure, given),
        units=_units(given),
    )


def _units(given: dict[str, Any]) -> Units:
    lengths = [name for name in MEASURES if name != "weight"]
    in_cm = any(given.get(f"{name}_cm") is not None for name in lengths)
    return Units.METRIC if in_cm else Units.US


def _destination(measure: dict[str, float | None], given: dict[str, Any]) -> Place | None:
    h_cm, v_cm = measure["destination_h"], measure["destination_v"]
    if h_cm is None and v_cm is None:
        return None
    if h_cm is None or v_cm is None:
        raise LiftError("destination_h_cm and destination_v_cm belong together: expected both.")
    return Place(h_cm, v_cm, _number(given, "destination_angle_deg", 0))


def _measure(method: LiftingMethod, given: dict[str, Any], name: str) -> float | None:
    metric, us = (f"{name}_kg", f"{name}_lb") if name == "weight" else (f"{name}_cm", f"{name}_in")
    if given.get(metric) is not None and given.get(us) is not None:
        raise LiftError(f"{metric} and {us} are both given: expected one of them.")
    if given.get(us) is not None:
        form = method.forms[Units.US]
        return _number(given, us, 0) * (form.weight if name == "weight" else form.length)
    return _number(given, metric, 0) if given.get(metric) is not None else None


def _number(given: dict[str, Any], name: str, usual: float) -> float:
    raw = given.get(name, usual)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise LiftError(f"{name}={raw} cannot be used: expected a number.")
    return float(raw)


def _lifts_in(method: LiftingMethod, file: str) -> list[Lift]:
    raw = read_document(file)
    if not isinstance(raw, list) or not raw or not all(isinstance(each, dict) for each in raw):
        raise LiftError(f"{file} cannot be used: expected a list of lifts, each with weight_kg.")
    return [lift_from(method, each) for each in raw]


def _as_values(limit: Limit) -> dict[str, Any]:
    return {"rwl_kg": limit.rwl_kg, "li": limit.li, "multipliers": asdict(limit.multipliers)}


def _show(method: LiftingMethod, lift: Lift, as_json: bool) -> None:
    weighed = weigh_lift(method, lift)
    if as_json:
        end = weighed.destination
        more = {
            "units": lift.units,
            "origin": _as_values(weighed.origin),
            "destination": _as_values(end) if end else None,
            "reasons": weighed.reasons,
            "change_first": [asdict(change) for change in weighed.changes],
            "not_for": method.not_for,
        }
        show_json(_as_values(weighed.worst) | more)
        return
    _say(method, weighed, lift.units)
    click.echo("An estimate for most healthy people, not a promise. It is not for:")
    click.echo("\n".join(f"- {line}" for line in method.not_for))


def _say(method: LiftingMethod, weighed: Weighed, units: Units) -> None:
    worst = weighed.worst
    limit = _weight(method, worst.rwl_kg, units)
    click.echo("\n".join(weighed.reasons) or f"About {limit} suits most people.")
    if worst.li is not None:
        click.echo(f"Your load is {worst.li:.1f} times that. {method.said_of(worst.li)}")
    for field in fields(worst.multipliers):
        click.echo(f"  {field.name} {getattr(worst.multipliers, field.name):.2f}")
    for change in weighed.changes:
        more = _weight(method, change.rwl_kg, units)
        click.echo(f"To lift more, {CHANGES[change.what]}: {more}")


def _weight(method: LiftingMethod, kg: float, units: Units) -> str:
    return f"{kg / method.forms[units].weight:.1f} {'kg' if units is Units.METRIC else 'lb'}"


def _show_job(method: LiftingMethod, lifts: list[Lift], as_json: bool) -> None:
    index = composite_index(method, lifts)
    singles = [_as_values(weigh_lift(method, lift).worst) for lift in lifts]
    if as_json:
        show_json({"composite_index": index, "tasks": singles, "not_for": method.not_for})
    else:
        said = "above what the method allows" if index is None else f"{index:.2f}"
        click.echo(f"All lifts together: {said}")
