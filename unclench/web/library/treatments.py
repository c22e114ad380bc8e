"""What the page of a treatment and the page of all treatments show."""

from typing import Any

from django.urls import reverse

from unclench.engine.values.intervention import Phase
from unclench.engine.values.library import Effect, InPhase, Standing, Treatment, TreatmentGroup
from unclench.engine.values.record import Certainty
from unclench.web.knowledge import knowledge
from unclench.web.library.effect_picture import effect_picture

STANDING_WORDS = {
    Standing.FIRST_CHOICE: "a good first choice",
    Standing.OPTION: "may be tried",
    Standing.NO_EVIDENCE: "not shown to help",
    Standing.ADVISED_AGAINST: "advised against",
}
OTHERS_DECIDE = "others_decide"
OTHERS_DECIDE_WORD = "a doctor decides"
NOT_MEANT = "not_meant"
NOT_MEANT_WORD = "not meant for this"
SHOWN_WORDS = {str(standing): word for standing, word in STANDING_WORDS.items()} | {
    OTHERS_DECIDE: OTHERS_DECIDE_WORD,
    NOT_MEANT: NOT_MEANT_WORD,
}
PHASE_WORDS = {
    Phase.ACUTE: "First six weeks",
    Phase.SUBACUTE: "Six to twelve weeks",
    Phase.CHRONIC: "After twelve weeks",
    Phase.PREVENTION: "While well",
}
SURE_WORDS = {
    Certainty.HIGH: "Very sure",
    Certainty.MODERATE: "Fairly sure",
    Certainty.LOW: "Not very sure",
    Certainty.VERY_LOW: "We know very little",
    Certainty.UNVERIFIED: "Unverified",
}
GROUP_WORDS = {
    TreatmentGroup.KNOWING: "Knowing",
    TreatmentGroup.MOVING: "Moving",
    TreatmentGroup.WARMTH_AND_COLD: "Warmth and cold",
    TreatmentGroup.CALMING: "Calming and thinking",
    TreatmentGroup.HANDS_ON: "Other people's hands and help",
    TreatmentGroup.MEDICINES: "Medicines",
    TreatmentGroup.DEVICES: "Devices and furniture",
    TreatmentGroup.PROCEDURES: "Injections and surgery",
}
Cell = dict[str, str]


def phase_cells(treatment: Treatment) -> list[Cell]:
    """The four phases in their order, each with a symbol and a word."""
    return [_cell(treatment, treatment.standing_in(phase)) for phase in Phase]


def _cell(treatment: Treatment, row: InPhase) -> Cell:
    standing = _shown_standing(treatment, row)
    return {
        "phase": PHASE_WORDS[row.phase],
        "standing": standing,
        "word": SHOWN_WORDS[standing],
        "note": row.note,
    }


def _shown_standing(treatment: Treatment, row: InPhase) -> str:
    """What is never suggested may not be told as something to try. Nor is it told to fail at what
    nobody uses it for: "not shown to help" somebody who is well reads as if it were tried."""
    if treatment.never_suggested and row.standing is Standing.OPTION:
        return OTHERS_DECIDE
    well = row.phase is Phase.PREVENTION and row.standing is Standing.NO_EVIDENCE
    return NOT_MEANT if treatment.never_suggested and well else str(row.standing)


def effects_shown(treatment: Treatment) -> list[dict[str, Any]]:
    """What trials found, with a picture where a number can be drawn."""
    return [_effect(effect) for effect in treatment.effects]


def _effect(effect: Effect) -> dict[str, Any]:
    points, noticeable = effect.points, knowledge().noticeable_change
    picture = effect_picture(points, effect.certainty, noticeable) if points else None
    return {"text": effect.text, "sure": SURE_WORDS[effect.certainty], "picture": picture}


def noticeable_words() -> str:
    """What the band in the pictures stands for."""
    change = knowledge().noticeable_change
    return (
        f"About the pictures: the line runs from 0 to 100 points of pain. The broad band is what "
        f"reviews call a change worth noticing, {change.low:g} to {change.high:g} points. The bar "
        f"is the effect, the thin line is where the truth likely lies. A pale bar is less sure."
    )


def compare_context(chosen: str) -> dict[str, Any] | None:
    """Every treatment by shelf, or those of one shelf; None when there is no such shelf."""
    if chosen and chosen not in list(TreatmentGroup):
        return None
    shelves = [_shelf(group) for group in TreatmentGroup if chosen in ("", group)]
    return {
        "title": "What helps, and when",
        "filters": _filters(chosen),
        "shelves": [shelf for shelf in shelves if shelf["rows"]],
        "words": _legend(),
        "back_url": reverse("library"),
    }


def _shelf(group: TreatmentGroup) -> dict[str, Any]:
    here = [t for t in knowledge().treatments.values() if t.group is group]
    rows = [_row(treatment) for treatment in sorted(here, key=_what_speaks_for_it)]
    return {"id": str(group), "title": GROUP_WORDS[group], "rows": rows}


def _what_speaks_for_it(treatment: Treatment) -> tuple[bool, int, int, str]:
    """The order in a shelf: first choices first, what is advised against after them, and what is
    never suggested at the end."""
    standings = [row.standing for row in treatment.phases]
    first = standings.count(Standing.FIRST_CHOICE)
    against = standings.count(Standing.ADVISED_AGAINST)
    return treatment.never_suggested, -first, against, treatment.title


def _row(treatment: Treatment) -> dict[str, Any]:
    url = reverse("library_page", args=[treatment.id])
    return {"title": treatment.title, "url": url, "cells": phase_cells(treatment)}


def _filters(chosen: str) -> list[dict[str, Any]]:
    here = reverse("library_compare")
    groups = {t.group for t in knowledge().treatments.values()}
    shelves = [
        {"title": word, "url": f"{here}?shelf={group}", "chosen": group == chosen}
        for group, word in GROUP_WORDS.items()
        if group in groups
    ]
    return [{"title": "All", "url": here, "chosen": not chosen}, *shelves]


def _legend() -> list[dict[str, str]]:
    return [{"standing": standing, "word": word} for standing, word in SHOWN_WORDS.items()]
