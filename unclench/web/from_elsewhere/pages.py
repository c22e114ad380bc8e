"""What the pages show, as plain values for the templates."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from unclench.bring_in.columns import FIELDS
from unclench.bring_in.values import Kind
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import zone_of
from unclench.web.from_elsewhere import files, services
from unclench.web.from_elsewhere.fold import Amounts, held, of_kind
from unclench.web.from_elsewhere.forms import Sent
from unclench.web.from_elsewhere.models import ArrivedFile, BroughtIn, Stage
from unclench.web.from_elsewhere.words import NOUNS, TITLES, amount_words, plainly

MOST = f"At most {files.MOST_BYTES // 1024**2} MB."
SHOWN_DAYS = 7
SHOWN_CHANGES = 5
PROGRAMS = {"Apple Health": "Apple Health", "a table": "A table"}
COLUMNS = {
    "day": ("The day", ""),
    "start": ("When it began", "Where there is a time, not only a day."),
    "end": ("When it ended", ""),
    "steps": ("Steps", ""),
    "sleep": ("Time asleep", ""),
    "workout": ("How long a workout was", ""),
    "activity": ("What kind of workout", ""),
    "source": ("Which device", "If more than one of yours counted."),
}


def list_context(visitor: Visitor | None, error: str) -> dict[str, Any]:
    """The form, what is on its way, and what was brought in before."""
    waiting = services.waiting_of(visitor)
    return {
        "waiting_url": reverse("bring_in_file", args=[waiting.pk]) if waiting else "",
        "imports": [_import(row) for row in services.imports_of(visitor).defer("told")],
        "file_why": f"The export.zip of Apple Health, a table (CSV), or JSON. {MOST}",
        "error": error,
        "errors": [{"text": error, "href": "#file"}] if error else [],
        "back_url": reverse("diary"),
    }


def _import(row: BroughtIn) -> dict[str, Any]:
    counts = [f"{_days(row.days[kind])} of {NOUNS[kind]}" for kind in Kind if row.days.get(kind)]
    return {
        "pk": row.pk,
        "program": PROGRAMS.get(row.program, row.program),
        "kept_at": row.kept_at,
        "span": _span(row.first_day, row.last_day),
        "counts": ", ".join(counts),
    }


def _days(many: int) -> str:
    return f"{many:,} day" if many == 1 else f"{many:,} days"


def _span(first: date, last: date) -> str:
    words = [date_format(day, "j F Y") for day in (first, last)]
    return words[0] if first == last else f"{words[0]} to {words[1]}"


def progress_context(row: ArrivedFile) -> dict[str, Any]:
    """How far the reading is."""
    waits = row.stage == Stage.WAITS
    share = 100 * row.read // row.total if row.total else 0
    return {
        "per_cent": min(share, 99),
        "said": "Waiting for its turn" if waits else f"{min(share, 99)} % is read",
    }


def refusal_context(row: ArrivedFile) -> dict[str, str]:
    """Why a file cannot be used, and what to do."""
    return {key: plainly(row.refusal[key]) for key in ("found", "do")}


def asks_context(row: ArrivedFile, sent: Sent | None) -> dict[str, Any]:
    """The columns of a table with samples, and the questions."""
    mapping = sent.mapping if sent else row.asked.get("mapping", {})
    errors = dict(sent.errors) if sent else {}
    questions = [one for one in row.asked["questions"] if one["id"] != "columns"]
    return {
        "columns": [_column(name, mapping.get(name, "")) for name in FIELDS],
        "options": row.asked.get("columns", ()),
        "samples": _samples(row.asked),
        "is_unclear": len(questions) < len(row.asked["questions"]),
        "questions": [_question(one, row.answers, errors) for one in questions],
        "errors": [{"text": text, "href": f"#{name}"} for name, text in errors.items()],
    }


def _column(name: str, chosen: str) -> dict[str, str]:
    title, hint = COLUMNS[name]
    return {"name": f"map_{name}", "title": title, "hint": hint, "chosen": chosen}


def _samples(asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What stands in the first rows, column by column: on a phone a list can be read, a wide table
    cannot."""
    columns, rows = asked.get("columns", ()), asked.get("samples", ())
    return [
        {"name": name, "cells": [row[place] for row in rows if place < len(row) and row[place]]}
        for place, name in enumerate(columns)
    ]


def _question(
    asked: Mapping[str, Any], answers: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, Any]:
    name = f"answer_{asked['id']}"
    return {
        "name": name,
        "title": asked["text"],
        "options": [{"value": value, "label": words} for value, words in asked["options"]],
        "answer": answers.get(asked["id"], ""),
        "error": errors.get(name, ""),
    }


def preview_context(row: ArrivedFile) -> dict[str, Any]:
    """Everything to look at before anything is kept."""
    told = row.found["told"]
    kept = services.kept_between(row.visitor, told)
    amounts = {kind: of_kind(told, kind) for kind in Kind}
    kinds = [_kind(kind, amounts[kind], kept[kind]) for kind in Kind if amounts[kind]]
    return {
        "program": row.found["program"],
        "kinds": kinds,
        "adds": any(each["adds"] for each in kinds),
        "days": _some_days(amounts, sorted(told)[-SHOWN_DAYS:]),
        "left_out": _left_out(row.found["left_out"]),
        "skipped": [_why(each) for each in row.found["skipped"]],
        "skipped_words": _skipped(row.found["reasons"]),
        "not_read": _not_read(row),
        "zone": zone_of(row.visitor).key.replace("_", " "),
    }


def _not_read(row: ArrivedFile) -> str:
    """The columns of a table that stand for nothing, so that none is left out unsaid."""
    columns, read = row.asked.get("columns", ()), set(row.mapping.values())
    return ", ".join(f"“{name}”" for name in columns if name not in read)


def _kind(kind: Kind, amounts: Amounts, kept: Amounts) -> dict[str, Any]:
    found = held(kind, amounts, kept)
    changes = [(now.day, kept[now.day], amounts[now.day]) for _, now in found.changed]
    said = [
        f"{len(found.new):,} new" if found.new else "",
        f"{len(changes):,} would change" if changes else "",
        f"{len(found.same):,} here already" if found.same else "",
    ]
    return {
        "title": TITLES[kind],
        "span": f"{_days(len(amounts))}, {_span(min(amounts), max(amounts))}",
        "said": ", ".join(filter(None, said)),
        "adds": bool(found.new or changes),
        "changes": [_change(kind, *each) for each in changes[-SHOWN_CHANGES:]],
        "more_changes": max(len(changes) - SHOWN_CHANGES, 0),
    }


def _change(kind: Kind, day: date, before: float, now: float) -> str:
    was, will_be = amount_words(kind, before), amount_words(kind, now)
    return f"{date_format(day, 'j F Y')}: {was} so far, then {will_be}"


def _some_days(amounts: Mapping[Kind, Amounts], days: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "day": (day := date.fromisoformat(text)),
            "cells": [amount_words(kind, amounts[kind].get(day)) for kind in Kind],
        }
        for text in reversed(days)
    ]


def _left_out(left: Mapping[str, float]) -> str:
    """What was told twice, in words; empty if nothing was."""
    said = [
        f"{left['repeated']:,} whole records" if left["repeated"] else "",
        f"{left['steps']:,} steps" if left["steps"] else "",
        f"{amount_words(Kind.SLEEP, left['sleep_h'])} of sleep" if left["sleep_h"] else "",
        f"{amount_words(Kind.WORKOUT, left['workout_min'])} of workouts"
        if left["workout_min"]
        else "",
    ]
    return ", ".join(filter(None, said))


def _why(skipped: Mapping[str, str]) -> str:
    said = f"{skipped['where']}: {skipped['what']} is “{skipped['value']}”"
    return f"{plainly(said)} Expected: {plainly(skipped['expected'])}"


def _skipped(reasons: Mapping[str, int]) -> str:
    many = sum(reasons.values())
    if not many:
        return ""
    return "1 record could not be used" if many == 1 else f"{many:,} records could not be used"


def measured_lines(visitor: Visitor | None, day: date) -> list[dict[str, str]]:
    """What other programs told of a day, for the diary."""
    return [
        {"title": TITLES[kind], "amount": amount_words(kind, amount)}
        for kind, amount in services.measured_on(visitor, day).items()
    ]
