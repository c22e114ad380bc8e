"""What the record shows of a plan: everything that is kept for it, in words."""

from typing import Any

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.knowledge.wording import answer_in_words
from unclench.web.accounts.models import Visitor
from unclench.web.episodes.models import Mark
from unclench.web.episodes.services import marks_of
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import NextDay, NotForMe, Plan, PlanSession

SHOWN_SESSIONS = 20
SHOWN_MARKS = 10
MARKS = {Mark.FLARE: "it flared up", Mark.FLARE_OVER: "the flare-up was over"}
RATINGS = {
    "pain_before": "pain {} before",
    "pain_during": "{} at its strongest",
    "pain_after": "{} after",
    "effort": "effort {}",
}


def in_record(visitor: Visitor | None) -> dict[str, Any]:
    """What is kept of a plan and of a flare plan, found with one query when there is neither."""
    if visitor is None:
        return {}
    kept = Visitor.objects.select_related("plan", "flare_plan").get(pk=visitor.pk)
    plan = kept.plan if hasattr(kept, "plan") else None
    return {
        "plan": _plan(plan) if plan else None,
        "flare_plan": hasattr(kept, "flare_plan"),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    sessions = plan.sessions.order_by("-started_at").prefetch_related("steps_done")
    return {
        "since": plan.since or plan.changed_at,
        "goals": plan.goals,
        "told": _told(plan),
        "marks": [
            {"day": mark.day, "words": MARKS[Mark(mark.mark)]}
            for mark in reversed(marks_of(plan.visitor)[-SHOWN_MARKS:])
        ],
        "refused": [_refused(row) for row in plan.refused.order_by("at")],
        "sessions": [_session(session) for session in sessions[:SHOWN_SESSIONS]],
    }


def _told(plan: Plan) -> list[dict[str, str]]:
    base = knowledge()
    told = stored_findings(base, plan.answers | plan.cautions)
    findings = base.findings
    return [
        {"question": findings[name].title, "answer": answer_in_words(findings[name], told[name])}
        for name in told
    ]


def _refused(row: NotForMe) -> str:
    """What is not for this person, with what they put in its place or their reason."""
    if row.instead:
        return f"{_title(row.instead)} in place of {_title(row.intervention)}"
    return f"Not for you: {_title(row.intervention)}" + (f" ({row.why})" if row.why else "")


def _title(name: str) -> str:
    known = name in knowledge().library_ids
    return title_of(knowledge(), name) if known else name


def _session(session: PlanSession) -> dict[str, Any]:
    rated = {name: getattr(session, name) for name in RATINGS}
    words = [RATINGS[name].format(value) for name, value in rated.items() if value is not None]
    steps = sorted(session.steps_done.all(), key=lambda step: step.number)
    done = [f"{_title(step.intervention)} ({step.outcome})" for step in steps]
    after = [NextDay(session.next_day).label.lower()] if session.next_day else []
    return {"day": session.day, "words": ", ".join([*done, *words, *after]) or "opened"}
