"""What the pages about sleeping show, as plain values for the templates."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from unclench.engine.assessment.assess import SleepChoice, sleep_choices, sleep_findings
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.sleep import SleepRow
from unclench.web import drawing
from unclench.web.knowledge import knowledge

Ticked = Mapping[str, Answer]


def ticked_before(known: Findings) -> Ticked:
    """The rows that a check has answered with yes already. Weeks of a pregnancy go on, and are
    asked again."""
    rows = knowledge().sleep.rows
    return {row.id: True for row in rows if all(known.get(s.finding) is True for s in row.sets)}


def asking_context(ticked: Ticked, error: str) -> dict[str, Any]:
    """The list to tick."""
    sleep = knowledge().sleep
    first = sleep.rows[0].id
    return {
        "sleep": sleep,
        "rows": [_row(row, ticked.get(row.id)) for row in sleep.rows],
        "asked": [row.id for row in sleep.rows],
        "error": error,
        "errors": [{"text": error, "href": f"#{first}"}] if error else [],
        "back_url": reverse("stay_well"),
    }


def _row(row: SleepRow, answer: Answer | None) -> dict[str, Any]:
    return {
        "name": row.id,
        "label": row.label,
        "hint": row.hint,
        "yes": answer is True,
        "not_sure": answer is NOT_SURE,
    }


def choices_context(ticked: Ticked) -> dict[str, Any]:
    """The positions, what suits first, and what is left out with its reason."""
    base = knowledge()
    choices = sleep_choices(base, sleep_findings(base, ticked))
    return {
        "sleep": base.sleep,
        "open": [_card(choice) for choice in choices if not choice.because],
        "closed": [_card(choice) for choice in choices if choice.because],
        "steps": [{"text": line} for line in base.sleep.get_up],
        "seek_help": base.sleep.seek_help if ticked.get("flat") else "",
        "sources": [base.sources[key] for key in base.sleep.source],
        "library_url": reverse("library_page", args=["sleeping"]),
        "back_url": reverse("sleep"),
    }


def _card(choice: SleepChoice) -> dict[str, Any]:
    position = choice.position
    return {
        "title": position.title,
        "how": position.how,
        "why": position.why,
        "suits": choice.suits,
        "care": choice.care,
        "reason": " ".join(dict.fromkeys(c.why for c in choice.because[:1])),
        "svg": drawing.sleep_still(position.id),
    }
