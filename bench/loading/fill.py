"""Fills the tables of a measured site: `python -m bench.loading.fill WHAT ...`, told by settings
which site. Prints what the measuring has to know, as JSON.

    people N         N invented people with a year of everything, their keys and a check each
    years N PK       N years of the same in front of what a person has
    crowd N          so many people more with 100 days of diary and 100 entries each (PostgreSQL)
    nobody           a person with nothing but one day
"""

import copy
import hashlib
import json
import sys
import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta

YEAR = timedelta(days=371)  # whole weeks, so that the days of a plan stay where they are


def main() -> None:
    import django

    django.setup()
    what, *words = sys.argv[1:]
    does: dict[str, Callable[..., object]] = {
        "people": people,
        "years": years,
        "crowd": crowd,
        "nobody": nobody,
        "bytes": table_bytes,
    }
    print(json.dumps(does[what](*map(int, words))))


def key_of(number: int) -> str:
    """The key in a browser of the measuring."""
    return f"measured-{number:034}"


def opens(visitor, number: int) -> None:
    visitor.key_hash = hashlib.sha256(key_of(number).encode()).hexdigest()
    visitor.save()


def people(count: int) -> list[dict]:
    """Each with a year behind them and a check begun today."""
    from django.utils import timezone

    from unclench.web.demo.fill import fill_demo

    found = []
    for number in range(count):
        visitor = fill_demo(number + 1, timezone.localdate())
        opens(visitor, number)
        found.append(_told_of(visitor, number))
    return found


def _told_of(visitor, number: int) -> dict:
    from django.utils import timezone

    from unclench.web.check.models import Check, Decision

    begun = {"age": 44, "sex": "male"}
    Check.objects.create(visitor=visitor, answers=begun, started_at=timezone.now())
    last = Decision.objects.filter(safety_check__visitor=visitor).order_by("-made_at").first()
    return {"pk": visitor.pk, "key": key_of(number), "decision": str(last.pk)}


def nobody() -> dict:
    """A person of today: one check, one day."""
    from django.utils import timezone

    from unclench.web.demo.fill import fill_demo

    visitor = fill_demo(901, timezone.localdate(), lived=1)
    opens(visitor, 901)
    return _told_of(visitor, 901)


def years(count: int, visitor_pk: int) -> int:
    """Copies a person's days, entries, relief and sessions of the plan back by so many years."""
    from django.db import transaction

    from unclench.web.accounts.models import Visitor
    from unclench.web.plan.models import PlanSession, PlanStep
    from unclench.web.relief.models import Session, StepDone

    visitor = Visitor.objects.get(pk=visitor_pk)
    newest = datetime.now().date() - YEAR
    with transaction.atomic():
        for back in range(1, count + 1):
            _again(visitor.diary_days.filter(day__gt=newest), back)
            _again(visitor.diary_entries.filter(day__gt=newest), back)
            relief = Session.objects.filter(visitor=visitor, started_at__date__gt=newest)
            _again_with(relief, StepDone, "session", back)
            planned = PlanSession.objects.filter(plan__visitor=visitor, day__gt=newest)
            _again_with(planned, PlanStep, "session", back)
        plan = visitor.plan
        plan.since -= count * YEAR
        plan.save()
    return visitor.diary_days.count()


def _again(rows, back: int) -> None:
    rows.model.objects.bulk_create([_earlier(row, back) for row in rows])


def _again_with(rows, steps, parent: str, back: int) -> None:
    moved = {row.pk: _earlier(row, back) for row in rows}
    rows.model.objects.bulk_create(moved.values())
    below = steps.objects.filter(**{f"{parent}__in": list(moved)})
    copies = [_earlier(step, back) for step in below]
    for step in copies:
        setattr(step, f"{parent}_id", moved[getattr(step, f"{parent}_id")].pk)
    steps.objects.bulk_create(copies)


def _earlier(row, back: int):
    """The same row with a key of its own, so many years before."""
    other = copy.copy(row)
    other._state = copy.copy(row._state)
    other._state.adding = True
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.primary_key or field.name == "key":
            other_key = uuid.uuid4() if isinstance(value, uuid.UUID) else None
            setattr(other, field.attname, other_key)
        elif isinstance(value, date):
            setattr(other, field.attname, value - back * YEAR)
    return other


def crowd(count: int) -> dict:
    """Made by PostgreSQL itself, without the indexes, which are built afterwards."""
    from bench.loading.crowd import fill

    return fill(count)


def table_bytes() -> dict:
    """Bytes of the tables with their indexes (PostgreSQL)."""
    from bench.loading.crowd import sizes

    return sizes()


if __name__ == "__main__":
    main()
