"""What the pages of a plan's session show, as plain values for the templates."""

from typing import Any

from django.urls import reverse

from unclench.engine.values.findings import Findings
from unclench.web import drawing
from unclench.web.accounts.whose import whose
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import PlanSession
from unclench.web.plan.sessions import COUNTS_FOR, RATINGS, dose_of
from unclench.web.relief import pages as relief
from unclench.web.relief.models import Outcome
from unclench.web.relief.services import change_in_words

ASKED: dict[str, dict[str, str]] = {
    "pain_before": {
        "title": "How strong is the pain right now?",
        "why": "The exercises of today follow from it.",
        "low": "no pain",
        "high": "worst you can imagine",
    },
    "pain_after": {
        "title": "How strong is the pain now?",
        "why": "It may be the same as before. That is fine.",
        "low": "no pain",
        "high": "worst you can imagine",
    },
    "pain_during": {
        "title": "How strong was it at its strongest, during the exercises?",
        "why": "Your plan takes its next step from this.",
        "low": "no pain",
        "high": "worst you can imagine",
    },
    "effort": {
        "title": "How hard was it?",
        "why": "Too hard makes the next session smaller.",
        "low": "no effort",
        "high": "all I had",
    },
}

AFTERWARDS = "static_back"


def rating_context(name: str, back_url: str) -> dict[str, Any]:
    """One rating, answered with a tap."""
    count = len(RATINGS)
    at = RATINGS.index(name) + 1 if name in RATINGS else 0
    progress = {"words": f"{at} of {count} about this session", "value": at, "most": count}
    shown = {"name": name, "asked": ASKED[name], "back_url": back_url}
    return shown | {"progress": progress if at else None}


def before_rating(session: PlanSession, name: str) -> str:
    """The address of what came before a rating: another one, the last exercise, or the word that
    it was good to stop."""
    at = RATINGS.index(name)
    if at:
        return reverse("plan_session_rate", args=[session.pk, RATINGS[at - 1]])
    if session.outcome == Outcome.WORSE:
        return reverse("plan_session_worse", args=[session.pk])
    return reverse("plan_session_step", args=[session.pk, len(session.steps) - 1])


def step_context(session: PlanSession, number: int, known: Findings) -> dict[str, Any]:
    """A step of the session, and with script all that can come after it. `known`: what was told,
    from which follows when to stop."""
    return {
        "session": session,
        "number": number,
        "count": len(session.steps),
        "counted": f"{number + 1} of {len(session.steps)}",
        "now": _step(session, known, session.steps[number], number),
        "pocket": _pocket(session),
        "all_steps": [_step(session, known, name) for name in session.ways],
        "ratings": [_rating(session, name) for name in RATINGS],
        "signs": relief.danger_signs(),
        "rest_svg": drawing.still(AFTERWARDS),
    }


def _pocket(session: PlanSession) -> dict[str, Any]:
    """What the script needs to go through the session without the network."""
    titles = {name: knowledge().interventions[name].title for name in session.ways}
    return {
        "id": str(session.pk),
        "steps": session.steps,
        "titles": titles,
        "base": reverse("plan_session_open", args=[session.pk]),
        "ratings": list(RATINGS),
        "whose": whose(session.plan.visitor),
        "until_ms": int((session.started_at + COUNTS_FOR).timestamp() * 1000),
    }


def _rating(session: PlanSession, name: str) -> dict[str, Any]:
    url = reverse("plan_session_rate", args=[session.pk, name])
    return rating_context(name, "") | {"url": url}


def _step(
    session: PlanSession, known: Findings, name: str, number: int | None = None
) -> dict[str, Any]:
    """One exercise with the dosage of today, ready for the player."""
    record, way = knowledge().interventions[name], session.ways[name]
    shown = relief.player(record, known, tuple(way["care"]), dose=dose_of(session, name))
    return shown | {
        "id": name,
        "has_easier": way["easier"],
        "has_harder": way["harder"],
        "swaps": [
            {"id": other, "title": knowledge().interventions[other].title} for other in way["swaps"]
        ],
        "next_up": "" if number is None else _next_up(session, number),
    }


def _next_up(session: PlanSession, number: int) -> str:
    following = session.steps[number + 1 : number + 2]
    return knowledge().interventions[following[0]].title if following else "a few ratings"


def worse_context(session: PlanSession) -> dict[str, Any]:
    """It made things worse: stop, look at the danger signs, and what to do instead."""
    return {
        "signs": relief.danger_signs(),
        "positions": [relief.card(name) for name in relief.CALM],
        "finish_url": reverse("plan_session_rate", args=[session.pk, RATINGS[0]]),
    }


def done_context(session: PlanSession) -> dict[str, Any]:
    """What was done, and what the ratings say."""
    records = knowledge().interventions
    steps = session.steps_done.order_by("number")
    done = [records[s.intervention] for s in steps if s.outcome == Outcome.DONE]
    return {
        "done": [record.title for record in done],
        "figures": [drawing.still(record.id) for record in done],
        "sentence": change_in_words(session.pain_before, session.pain_after),
        "worse": session.outcome == Outcome.WORSE,
        "back_url": reverse("plan"),
    }
