"""What the pages of the capacity tests show, as plain values for the templates."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from unclench.engine.assessment.assess import (
    Compared,
    Standing,
    compare,
    others_like,
    worth_showing,
)
from unclench.engine.values.capacity import CapacityTest, Measure
from unclench.engine.values.findings import Findings
from unclench.engine.values.record import Certainty
from unclench.web import drawing
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.stay_well.capacity import services
from unclench.web.stay_well.capacity.forms import ONLY, Written, fields_of
from unclench.web.stay_well.capacity.models import CapacityResult
from unclench.web.stay_well.capacity.picture import picture_of
from unclench.web.stay_well.capacity.services import Asking

READY_S = {Measure.COUNT: 5, Measure.HOLD: 10, Measure.DISTANCE: 0}
"""Seconds to put the phone down and get into place."""
Results = Sequence[CapacityResult]


def overview_context(visitor: Visitor | None, now: Asking | None) -> dict[str, Any]:
    """Every test: with the last number, or with why it is left out today."""
    results = services.results_of(visitor)
    tests = knowledge().capacity_tests.values()
    rows = [_row(test, now, [r for r in results if r.test == test.id]) for test in tests]
    return {
        "open": [row for row in rows if not row["reason"]],
        "closed": _by_reason([row for row in rows if row["reason"]]),
        "checked": now is not None,
        "back_url": reverse("stay_well"),
    }


def _by_reason(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each reason once, with the tests that it leaves out."""
    reasons = dict.fromkeys(row["reason"] for row in rows)
    return [{"why": why, "rows": [r for r in rows if r["reason"] == why]} for why in reasons]


def _row(test: CapacityTest, now: Asking | None, mine: Results) -> dict[str, Any]:
    told = now.offer(test) if now else None
    left_out = told is not None and told.standing is Standing.LEFT_OUT
    return {
        "title": test.title,
        "text": _last(test, mine) or test.summary,
        "href": reverse("capacity_test", args=[test.id]) if now else "",
        "numbers_url": reverse("capacity_numbers", args=[test.id]) if mine else "",
        "svg": drawing.still_of_test(test.id),
        "reason": told.reasons[0].why if told and left_out else "",
    }


def _last(test: CapacityTest, mine: Results) -> str:
    """The newest number and when to compare, in one line."""
    again = services.again_on(test, list(mine))
    if again is None:
        return ""
    newest = list({result.side: result for result in mine}.values())
    values = " and ".join(f"{r.value} {r.side}".strip() for r in newest)
    return f"Last: {values} {test.unit}, {_day(mine[-1])}. Compare from {again.day} {again:%B}."


def _number(test: CapacityTest, result: CapacityResult) -> str:
    side = f", {result.side}" if result.side else ""
    return f"{result.value} {test.unit}{side}"


def _day(result: CapacityResult) -> str:
    return f"{result.done_at.day} {result.done_at:%B}"


def measured_rows(visitor: Visitor | None) -> list[dict[str, str]]:
    """Every number that is kept, the newest first, for the record."""
    tests = knowledge().capacity_tests
    known = [r for r in services.results_of(visitor) if r.test in tests]
    return [
        {
            "day": f"{_day(result)} {result.done_at.year}",
            "text": f"{tests[result.test].title}, {_number(tests[result.test], result)}",
            "href": reverse("capacity_numbers", args=[result.test]),
        }
        for result in reversed(known)
    ]


def one_context(now: Asking, test: CapacityTest, written: Written) -> dict[str, Any]:
    """A test: figure, steps, when to stop, the clock, and where to write the number down."""
    told = now.offer(test)
    return {
        "test": test,
        "left_out": told.reasons[0].why if told.standing is Standing.LEFT_OUT else "",
        "care": told.care,
        "steps": [{"text": line} for line in test.how],
        "first": drawing.first_frame_of_test(test.id),
        "track": drawing.track_of_test(test.id),
        "moments": drawing.moments_of_test(test.id),
        "ready": READY_S[test.measure],
        "start_text": f"Start: {test.sides[0]} side" if test.sides else "Start",
        "fields": [_field(test, name, written) for name in fields_of(test)],
        "pain": written.pain,
        "errors": [{"text": t, "href": f"#{name}"} for name, t in written.errors.items()],
        "back_url": reverse("capacity"),
    }


def _field(test: CapacityTest, name: str, written: Written) -> dict[str, str]:
    return {
        "name": name,
        "label": f"{name.capitalize()} side" if name != ONLY else "Your number",
        "unit": test.unit,
        "value": written.raw.get(name, ""),
        "error": written.errors.get(name, ""),
    }


def numbers_context(test: CapacityTest, results: Results, findings: Findings) -> dict[str, Any]:
    """One's own numbers first, then others, then what a number does not say."""
    sides = {side: [r for r in results if r.side == side] for side in (*test.sides, "")}
    mine = {side: rows for side, rows in sides.items() if rows}
    return {
        "title": test.title,
        "test": test,
        "sentences": [_beside_oneself(test, rows) for rows in mine.values()],
        "again": services.again_on(test, list(results)),
        "rose": _rose(test, results),
        "show": next(filter(None, (_show(test, rows, findings) for rows in mine.values())), ""),
        "picture": picture_of({s: [(r.done_at, r.value) for r in mine[s]] for s in mine}),
        "caption": _caption(test),
        "heads": ("Day", test.unit.capitalize(), *(("Side",) if test.sides else ())),
        "rows": [_cells(test, result) for result in reversed(results)],
        "newest": results[-1] if results else None,
        "others": [_other(other) for other in others_like(knowledge(), test, findings)],
        "sources": _sources(test),
        "check_url": reverse("check_start"),
        "back_url": reverse("capacity"),
    }


def _beside_oneself(test: CapacityTest, rows: Results) -> str:
    """The newest number of a side beside the one before it."""
    now, side = rows[-1], f"{rows[-1].side.capitalize()} side: " if rows[-1].side else ""
    told = compare(test, [row.value for row in rows])
    if told is Compared.FIRST:
        return f"{side}{now.value} {test.unit}. This is where you start from."
    both = f"{now.value} {test.unit}, {rows[-2].value} on {_day(rows[-2])}"
    return f"{side}{both}. {_said(test, told, abs(now.value - rows[-2].value))}"


def _said(test: CapacityTest, told: Compared, apart: int) -> str:
    nearer, further = ("nearer", "further") if test.fewer_is_more else ("more", "fewer")
    return {
        Compared.SAME: "The same as before.",
        Compared.WITHIN_ERROR: "So small a difference can come from the measuring alone.",
        Compared.MORE: f"{apart} {nearer}.",
        Compared.LESS: f"{apart} {further}. Sleep, pain and the time of day move it, too.",
    }[told]


def _rose(test: CapacityTest, results: Results) -> bool:
    """Whether the pain rose, in the newest test, so far that one leaves it."""
    if not results or results[-1].pain_before is None or results[-1].pain_after is None:
        return False
    return results[-1].pain_after - results[-1].pain_before >= test.rise_to_stop


def _show(test: CapacityTest, rows: Results, findings: Findings) -> str:
    return worth_showing(test, rows[-1].value, findings)


def _caption(test: CapacityTest) -> str:
    way = "Lower is nearer to the floor." if test.fewer_is_more else "Higher is more."
    return f"Your own numbers, in {test.unit}. {way}"


def _cells(test: CapacityTest, result: CapacityResult) -> tuple[str, ...]:
    day = f"{result.done_at.day} {result.done_at:%B %Y}"
    return (day, str(result.value), *((result.side,) if test.sides else ()))


def _other(other: Any) -> dict[str, Any]:
    return {"text": other.text, "unverified": other.norm.certainty is Certainty.UNVERIFIED}


def _sources(test: CapacityTest) -> list[Any]:
    keys = [*test.source, *(key for norm in test.norms for key in norm.source)]
    return [knowledge().sources[key] for key in dict.fromkeys(keys)]
