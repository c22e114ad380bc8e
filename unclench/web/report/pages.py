"""What the pages of a report show, as plain values for the templates."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from unclench.report.choice import Part
from unclench.report.document import Block, Document, Drawn, Section
from unclench.report.plain_text import as_text
from unclench.web.charts import chart
from unclench.web.report.forms import BOUT, NAME_LONGEST, OWN, Asked, as_query
from unclench.web.report.models import LINE, TEXT, ReportWords
from unclench.web.report.words import MOST_QUESTIONS

DAYS = {"four_weeks": "4 weeks", "twelve_weeks": "12 weeks", "year": "A year", OWN: "Other days"}
PARTS = {
    Part.WHY: "Why now",
    Part.QUESTIONS: "My questions",
    Part.RED_FLAGS: "Danger signs asked about",
    Part.COURSE: "Pain and what I could do, day by day",
    Part.FITS: "What my answers fit",
    Part.TRIED: "What I tried",
    Part.MEDICINES: "Medicines",
    Part.FUNCTION: "What I can do, and goals",
    Part.BOUTS: "Earlier bouts and flare-ups",
    Part.PLAN: "My plan of this week",
    Part.ANSWERS: "Every answer of my check",
}


def start_context(
    asked: Asked, bout_since: date | None, words: ReportWords, *, nothing: bool
) -> dict[str, Any]:
    """The page on which days and parts are chosen."""
    named = {"part": "part", "from": "from", "to": "to"}
    return {
        "days": _days(asked, bout_since),
        "parts": [
            {"value": part.value, "label": label, "chosen": part in asked.parts}
            for part, label in PARTS.items()
        ],
        "asked": asked,
        "wrong": asked.errors,
        "errors": [
            {"href": f"#{named[name]}", "text": text} for name, text in asked.errors.items()
        ],
        "questions": words.questions,
        "medicines": words.medicines,
        "nothing": nothing,
        "back_url": reverse("yours"),
    }


def _days(asked: Asked, bout_since: date | None) -> list[dict[str, Any]]:
    bout = {}
    if bout_since is not None:
        bout = {BOUT: f"This bout, since {date_format(bout_since, 'j F Y')}"}
    return [
        {"value": value, "label": label, "chosen": value == asked.days}
        for value, label in {**bout, **DAYS}.items()
    ]


def page_context(document: Document, asked: Asked, *, is_reached: bool) -> dict[str, Any]:
    """The page that shows exactly what is shared. `is_reached`: a clinic can open this site."""
    query = as_query(asked)
    return {
        "document": shown(document),
        "as_text": as_text(document),
        "is_reached": is_reached,
        "hidden": hidden_fields(asked),
        "name_longest": NAME_LONGEST,
        "change_url": f"{reverse('report')}?{query}",
        "health_link_url": f"{reverse('health_link')}?{query}",
        "link_url": f"{reverse('report_link_new')}?{query}",
        "clinician_url": f"{reverse('clinician_new')}?{query}",
        "back_url": f"{reverse('report')}?{query}",
    }


def hidden_fields(asked: Asked) -> list[tuple[str, str]]:
    """The choice once more, for the forms that make a file of it."""
    days = [("from", asked.first), ("to", asked.last)] if asked.days == OWN else []
    return [("days", asked.days), *days, *(("part", part.value) for part in asked.parts)]


def shown(document: Document) -> dict[str, Any]:
    """A document as the component draws it: its drawings are markup of our own."""
    return {
        "title": document.title,
        "lead": document.lead,
        "about": document.about.rows,
        "first": [_section(section) for section in document.first],
        "details": [_section(section) for section in document.details],
        "sources": document.sources,
        "foot": document.foot,
    }


def _section(section: Section) -> Mapping[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Mapping[str, Any]:
    if isinstance(block, Drawn):
        return {"kind": block.kind, "words": block.words, "picture": chart(block.picture)}
    return asdict(block)


def words_context(words: ReportWords) -> dict[str, Any]:
    """The page for questions and medicines."""
    told = [*words.questions, *[""] * MOST_QUESTIONS][:MOST_QUESTIONS]
    return {
        "fields": [
            {"name": f"question{n}", "label": f"Question {n}", "value": value}
            for n, value in enumerate(told, 1)
        ],
        "medicines": words.medicines,
        "line": LINE,
        "text": TEXT,
        "back_url": reverse("report"),
    }


WORK_FIELDS = ("can", "cannot", "would_help")
SAY_SOMETHING = "Write at least one line"


def work_context(words: ReportWords) -> dict[str, Any]:
    """The page for the note for work."""
    told = {name: getattr(words, name) for name in WORK_FIELDS}
    return _work(told, words.until.isoformat() if words.until else "")


def work_again(told: Mapping[str, str], until: str, wrong_day: str) -> dict[str, Any]:
    """The same with a word about what is missing."""
    found = [("until", wrong_day)] if wrong_day else [("can", SAY_SOMETHING)]
    errors = [{"href": f"#{name}", "text": text} for name, text in found]
    return _work(told, until) | {"errors": errors, "wrong": dict(found)}


def _work(told: Mapping[str, str], until: str) -> dict[str, Any]:
    return {**told, "until": until, "text": TEXT, "back_url": reverse("report")}


def note_context(document: Document) -> dict[str, Any]:
    """The note as it would be handed over."""
    return {
        "document": shown(document),
        "name_longest": NAME_LONGEST,
        "back_url": reverse("report_work"),
    }
