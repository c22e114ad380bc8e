"""How much of an intervention, in words: where to begin, and how far it usually goes."""

from unclench.engine.values.intervention import Dosage, Guardrail

LABELS = {
    "repetitions": "Repeats",
    "sets": "Sets",
    "hold_s": "Hold",
    "rest_s": "Rest in between",
    "load_kg": "Weight in your hands",
    "distance_m": "Distance",
    "duration_s": "How long",
    "times_a_day": "Times in a day",
    "days_a_week": "Days in a week",
}
UNITS = {"s": "second", "kg": "kg", "m": "metre"}
WITH_A_LIMIT = ("load_kg",)  # Where more is a danger that the person holds in their own hands.


def how_much(dosage: Dosage) -> list[dict[str, str]]:
    """One line for each part of the dosage: its name, and what to do."""
    return [
        {"label": LABELS[name], "text": _said(name, limits)}
        for name, limits in dosage.guardrails().items()
    ]


def _said(name: str, limits: Guardrail) -> str:
    most = f" Never over {_amount(name, limits.absolute[1])}." if name in WITH_A_LIMIT else ""
    begin = _amount(name, limits.start)
    if limits.recommended == (limits.start, limits.start):
        return f"{begin}.{most}"
    return f"{begin} to begin with. {_onward(name, limits)}{most}"


def _onward(name: str, limits: Guardrail) -> str:
    """How far it goes from there; down as well as up where it does not start at the least."""
    low, high = limits.recommended
    if limits.start == low:
        return f"Later, up to {_amount(name, high)}."
    return f"{_number(name, low)} to {_amount(name, high)} is usual."


def _amount(name: str, value: float) -> str:
    """A number with its unit, such as "30 seconds" or "2 kg"."""
    unit = "minute" if _in_minutes(name) else UNITS.get(name.rpartition("_")[2], "")
    plural = "s" if unit not in ("", "kg") and _number(name, value) != "1" else ""
    return f"{_number(name, value)} {unit}{plural}".strip()


def _number(name: str, value: float) -> str:
    return f"{value / 60 if _in_minutes(name) else value:g}"


def _in_minutes(name: str) -> bool:
    return name == "duration_s"
