"""What the pages of the library show, as plain values for the templates."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

from unclench.ask.question import LONGEST
from unclench.engine.values.cause import Cause
from unclench.engine.values.library import (
    Claim,
    Habit,
    LibraryRecord,
    Question,
    Treatment,
    Verdict,
)
from unclench.engine.values.record import Certainty
from unclench.web.knowledge import knowledge
from unclench.web.library.treatments import (
    PHASE_WORDS,
    effects_shown,
    noticeable_words,
    phase_cells,
)
from unclench.web.shelving import drawn

VERDICT_WORDS = {
    Verdict.SUPPORTED: "Studies support this.",
    Verdict.PARTLY: "There is something in it.",
    Verdict.NOT_SUPPORTED: "Studies do not support this.",
    Verdict.UNTESTED: "Nobody has tested it.",
}
CERTAINTY_WORDS = {
    Certainty.HIGH: "We are very sure of this.",
    Certainty.MODERATE: "We are fairly sure of this.",
    Certainty.LOW: "We are not very sure of this.",
    Certainty.VERY_LOW: "We know very little.",
    Certainty.UNVERIFIED: "Unverified: we have read no source for part of this yet.",
}
ABOUT_LOADS = ("lifting", "handling_people", "work")
Section = dict[str, Any]
SHOWN = ("paragraphs", "lines", "cells", "effects")
TREATMENTS = "What helps, and what does not"
ALL_IN_ONE = "All of these in one table, by phase"
SHELF_TEXTS = {
    "What may be behind it": "What hurts there, how it goes on, and who to see.",
    TREATMENTS: "What people try, and what trials found.",
    "Every day": "Lifting, sitting, sleep, work, and keeping going.",
    "Questions people ask": "Short answers, with where they come from.",
    "Often said": "What you hear about backs, and what is known.",
}


def shelves() -> dict[str, Mapping[str, LibraryRecord]]:
    """What stands in the library, by the title of its shelf."""
    base = knowledge()
    return {
        "What may be behind it": base.causes,
        TREATMENTS: base.treatments,
        "Every day": base.habits,
        "Questions people ask": base.questions,
        "Often said": base.claims,
    }


def index_context() -> dict[str, Any]:
    """Every page by shelf."""
    return {
        "title": "Look something up",
        "shelves": _drawn_shelves(get_script_prefix()),
        "ask_url": reverse("library_ask"),
        "longest": LONGEST,
        "back_url": reverse("home"),
    }


@cache
def _drawn_shelves(root: str) -> SafeString:
    """All of them for a site that begins at `root`; a shelf without pages is left out."""
    filled = {title: records for title, records in shelves().items() if records}
    return drawn(_shelf(title, list(records.values())) for title, records in filled.items())


def _shelf(title: str, records: list[LibraryRecord]) -> dict[str, Any]:
    cards = sorted((_entry(record) for record in records), key=lambda card: card["title"].lower())
    if title == TREATMENTS:
        cards = [{"title": ALL_IN_ONE, "url": reverse("library_compare")}, *cards]
    return {
        "title": title,
        "text": SHELF_TEXTS[title],
        "count": len(records),
        "parts": [{"title": "", "cards": cards}],
    }


def _entry(record: LibraryRecord) -> dict[str, str]:
    url = reverse("library_page", args=[record.id])
    return {"title": record.title, "summary": record.summary, "url": url}


def page_context(page_id: str) -> dict[str, Any] | None:
    """One page; None when there is none of that id."""
    found = [records[page_id] for records in shelves().values() if page_id in records]
    if not found:
        return None
    record = found[0]
    return {
        "record": record,
        "title": record.title,
        "sections": _sections(record),
        "evidence": _evidence(record),
        "related": [
            *_lessons(record),
            *_calculator(record),
            *_painkillers(record),
            *(_entry_of(name) for name in _related(record)),
        ],
        "back_url": reverse("library"),
    }


def _sections(record: LibraryRecord) -> list[Section]:
    match record:
        case Cause():
            sections = _of_cause(record)
        case Treatment():
            sections = _of_treatment(record)
        case Habit():
            sections = _of_habit(record)
        case Claim():
            sections = _of_claim(record)
        case Question():
            sections = [{"paragraphs": record.answer}]
        case _:
            sections = []
    return [s for s in sections if any(s.get(key) for key in SHOWN)]


def _of_cause(cause: Cause) -> list[Section]:
    return [
        {"paragraphs": cause.what_it_is},
        {"title": "How it feels", "lines": cause.feels_like},
        {"title": "Who gets it", "paragraphs": [cause.who]},
        {
            "title": "What usually happens",
            "lines": [_sure(c.text, c.certainty) for c in cause.course],
        },
        *(
            {"title": f"What helps: {PHASE_WORDS[help_.phase].lower()}", "lines": help_.lines}
            for help_ in cause.helps
        ),
        {"title": "What not to bother with", "lines": cause.leave_out},
        {"title": "A scan", "paragraphs": [cause.imaging]},
        {"title": "Who to see", "paragraphs": [cause.clinician, cause.needs_check]},
    ]


def _of_treatment(treatment: Treatment) -> list[Section]:
    effects = effects_shown(treatment)
    drawn = any(effect["picture"] for effect in effects)
    return [
        {"paragraphs": treatment.what_it_is},
        {"title": "When it may help", "cells": phase_cells(treatment)},
        {
            "title": "What trials found",
            "effects": effects,
            "small": noticeable_words() if drawn else "",
        },
        {"title": "What to do instead", "lines": treatment.instead},
        {"title": "How to", "lines": treatment.how_to},
        {"title": "With care", "lines": treatment.cautions},
        {"title": "Ask first if", "lines": treatment.ask_first},
        {"title": "What it costs", "paragraphs": [treatment.costs]},
    ]


def _of_habit(habit: Habit) -> list[Section]:
    return [
        {"title": "What is known", "lines": habit.what_is_known},
        {"title": "Try this", "lines": habit.try_this},
        {"title": "What not to bother with", "lines": habit.leave_out},
    ]


def _of_claim(claim: Claim) -> list[Section]:
    return [
        {"title": VERDICT_WORDS[claim.verdict], "lines": claim.evidence},
        {"title": "A kinder way to say it", "paragraphs": [claim.kinder] if claim.kinder else []},
    ]


def _sure(text: str, certainty: Certainty) -> str:
    return f"{text} (unverified)" if certainty is Certainty.UNVERIFIED else text


def _related(record: LibraryRecord) -> list[str]:
    named = (*record.related, *getattr(record, "interventions", ()))
    return list(dict.fromkeys(named))


def _calculator(record: LibraryRecord) -> list[dict[str, str]]:
    """The lifting calculator, from the habits that speak of loads."""
    if record.id not in ABOUT_LOADS:
        return []
    return [{"title": "How heavy is too heavy? Work it out", "url": reverse("lifting")}]


def _lessons(record: LibraryRecord) -> list[dict[str, str]]:
    """The lessons that lead through this page with something to do."""
    return [
        {"title": f"A short lesson: {each.title}", "url": reverse("lesson", args=[each.id])}
        for each in knowledge().lessons.values()
        if each.habit == record.id
    ]


def _painkillers(record: LibraryRecord) -> list[dict[str, str]]:
    """The questions about painkillers, from the page of a medicine that they speak of."""
    if not getattr(record, "medicines", ()):
        return []
    title = "Painkillers: which may suit you, and which not"
    return [{"title": title, "url": reverse("medicines")}]


def _entry_of(page_id: str) -> dict[str, str]:
    base = knowledge()
    titles = {name: record.title for name, record in base.interventions.items()}
    titles |= {name: r.title for records in shelves().values() for name, r in records.items()}
    return {"title": titles[page_id], "url": reverse("library_page", args=[page_id])}


def _evidence(record: LibraryRecord) -> dict[str, Any]:
    """The evidence card: how sure, from where, when looked at, and what would change it."""
    sources = knowledge().sources
    effects = [key for e in getattr(record, "effects", ()) for key in e.source]
    keys = dict.fromkeys([*record.source, *effects])
    return {
        "sure": CERTAINTY_WORDS[record.certainty],
        "would_change": record.would_change,
        "sources": [sources[key] for key in keys],
        "review_by": f"{record.review_by:%-d %B %Y}",
        "signed": record.reviewed_by or "",
        "figures": [e.figures for e in getattr(record, "effects", ()) if e.figures],
    }
