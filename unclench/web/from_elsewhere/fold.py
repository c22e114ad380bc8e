"""Days from imports: of each day and kind what the import tells that was kept last."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from unclench.bring_in.days import Day
from unclench.bring_in.preview import Held, held_against
from unclench.bring_in.values import Kind

Told = Mapping[str, Mapping[str, float]]
"""{day: {kind: amount}}, as it is kept."""

Amounts = Mapping[date, float]
FIELDS = {Kind.STEPS: "steps", Kind.SLEEP: "sleep_h", Kind.WORKOUT: "workout_min"}


def told_by(days: Iterable[Day]) -> dict[str, dict[str, float]]:
    """Days of a preview in the form in which they are kept."""
    return {day.day.isoformat(): _amounts(day) for day in days}


def _amounts(day: Day) -> dict[str, float]:
    values = {str(kind): getattr(day, field) for kind, field in FIELDS.items()}
    return {kind: value for kind, value in values.items() if value is not None}


def of_kind(told: Told, kind: Kind) -> dict[date, float]:
    """The days that tell of one kind, in order."""
    return {date.fromisoformat(d): told[d][kind] for d in sorted(told) if kind in told[d]}


def held(kind: Kind, amounts: Amounts, kept: Amounts) -> Held:
    """Days of one kind beside those that are kept; a day without this kind changes nothing."""
    new, old = (
        {day: Day(day, **{FIELDS[kind]: amount}) for day, amount in each.items()}  # type: ignore[arg-type]
        for each in (amounts, kept)
    )
    return held_against(tuple(new.values()), old)


def fold(imports: Iterable[tuple[UUID, Told]]) -> dict[tuple[str, str], tuple[float, UUID]]:
    """{(day, kind): (amount, import)} of imports in the order in which they were kept.

    So an import that is taken out leaves exactly what would be there if it had never come.
    """
    return {
        (day, kind): (amount, source)
        for source, told in imports
        for day, amounts in told.items()
        for kind, amount in amounts.items()
    }
