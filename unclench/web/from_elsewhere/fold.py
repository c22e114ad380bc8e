"""Days from imports: of each day and kind what the import tells that was kept last."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from unclench.bring_in.days import Day
from unclench.bring_in.preview import Held, held_against
from unclench.bring_in.values import Kind

Told = Mapping[str, Mapping[str, float]]
"""{day: {kind: amount}}, as it is kept."""

MOST = 1e6
"""No day holds more steps, hours or minutes."""

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


def readable(told: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """What was told, without what no file can have told; an archive may hold that."""
    days = {day: amounts for day, amounts in told.items() if _is_day(day)}
    return {
        day: {kind: amount for kind, amount in amounts.items() if _is_amount(kind, amount)}
        for day, amounts in days.items()
        if isinstance(amounts, dict)
    }


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_amount(kind: str, amount: Any) -> bool:
    is_number = isinstance(amount, int | float) and not isinstance(amount, bool)
    return kind in set(Kind) and is_number and 0 <= amount <= MOST


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
