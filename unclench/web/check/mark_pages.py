"""What the pages about a clinician's check show, as plain values for the templates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from unclench.engine.assessment.assess import visits_to_offer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import Findings
from unclench.engine.values.red_flag import ASSESSED_DAYS
from unclench.web.check.marks import SeenVisit
from unclench.web.check.models import AssessedMark, Decision, SeenBy

Options = list[dict[str, str]]
NOT_SURE = "not_sure"
CHANGED_IF = "It has changed if any of these is true:"
NO_MARK = ("longer", "no", NOT_SURE)
_WHO = (
    (SeenBy.GP, "A GP or family doctor"),
    (SeenBy.PHYSIOTHERAPIST, "A physiotherapist"),
    (SeenBy.HOSPITAL, "A team at a hospital"),
    (SeenBy.OTHER, "Another clinician, such as a nurse or a midwife"),
)
_CHANGED = (("no", "No, it is the same"), ("yes", "Yes, it has changed"))
_STILL = (
    ("no", "No, it is the same"),
    ("again", "I have been seen about it again since then"),
    ("yes", "Yes, it has changed"),
)


def seen_context(
    base: KnowledgeBase, flag: str, findings: Findings, told: Sequence[SeenVisit]
) -> dict[str, Any]:
    """Whether a clinician looked at this flag, and how long ago.

    `told` are visits that the person named already, so that one tap can name them again.
    """
    days = ASSESSED_DAYS[base.red_flags[flag].assessed]
    recent = [visit for visit in told if (timezone.localdate() - visit.seen_on).days <= days]
    return {
        "name": "seen",
        "title": f"Has a clinician checked this: “{base.red_flags[flag].title}”?",
        "why": "A doctor, nurse or physiotherapist, about this same problem, after it began. If "
        "it is the same since then, you need not go again for it now.",
        "options": [
            *(_same_visit(visit) for visit in recent),
            *_visits(base, flag, findings),
            {"value": "longer", "label": "Yes, but longer ago"},
            {"value": "no", "label": "No", "hint": "Or for something else, or before it began."},
        ],
    }


def _inside(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[0].lower() + title[1:]


def _same_visit(visit: SeenVisit) -> dict[str, str]:
    who = SeenBy(visit.seen_by).label
    return {
        "value": visit_value(visit),
        "label": "Yes, at the visit that I just told you about",
        "hint": f"Seen by {who}. It has not changed since.",
    }


def visit_value(visit: SeenVisit) -> str:
    """How a visit is named in a form."""
    return f"{visit.seen_on.isoformat()}.{visit.seen_by}"


def _visits(base: KnowledgeBase, flag: str, findings: Findings) -> Options:
    return [
        {"value": str(visit.to_days), "label": f"Yes, {_inside(visit.label)}"}
        for visit in visits_to_offer(base, flag, findings)
    ]


def who_context(base: KnowledgeBase, flag: str) -> dict[str, Any]:
    """Who looked at it."""
    return {
        "name": "seen_by",
        "title": "Who looked at it?",
        "why": base.red_flags[flag].title + ".",
        "options": [{"value": str(value), "label": label} for value, label in _WHO],
    }


def since_context(base: KnowledgeBase, flag: str) -> dict[str, Any]:
    """Whether anything has changed since the visit."""
    return {
        "name": "changed",
        "title": "Has anything about it changed since that visit?",
        "why": f"{base.red_flags[flag].title}. {CHANGED_IF}",
        "points": base.assessed.changed_means,
        "options": [{"value": value, "label": label} for value, label in _CHANGED],
    }


def still_context(base: KnowledgeBase, marks: Sequence[AssessedMark]) -> dict[str, Any]:
    """The answer of an earlier check, and whether anything has changed since."""
    who, on = marks[0].get_seen_by_display(), _on(marks[0].seen_on)
    about = "; ".join(_inside(base.red_flags[mark.flag].title) for mark in marks)
    return {
        "name": "changed",
        "title": "Has anything changed since you were seen?",
        "why": f"You told us that {who} checked this{on}: {about}. {CHANGED_IF}",
        "points": base.assessed.changed_means,
        "options": [{"value": value, "label": label} for value, label in _STILL],
    }


def _on(day: date) -> str:
    """A visit is known to lie on its day or later, because it was told as a span of time."""
    return f" on {day.day} {day:%B} or later"


def about_marks(base: KnowledgeBase, decision: Decision) -> dict[str, Any]:
    """What a decision says of clinicians: what is settled, what ran out, what no longer counts."""
    rows = {row.flag: row for row in decision.safety_check.marks_read}
    seen = [fired for fired in decision.result["fired"] if fired.get("seen_on")]
    told = [_told(base, decision, fired, rows.get(fired["flag"])) for fired in seen]
    return {
        "settled": [line for line in told if line["settled"]],
        "ran_out": [line for line in told if line["ran_out"]],
        "marks_ended": decision.result.get("marks_ended", []),
    }


def _told(
    base: KnowledgeBase, decision: Decision, fired: dict[str, Any], row: AssessedMark | None
) -> dict[str, Any]:
    seen_on, flag = date.fromisoformat(fired["seen_on"]), base.red_flags.get(fired["flag"])
    age_days = (timezone.localdate(decision.made_at) - seen_on).days
    who = row.get_seen_by_display() if row else "a clinician"
    return {
        "title": fired["title"],
        "checked": f"Checked by {who}{_on(seen_on)}",
        "settled": fired["settled_by_clinician"],
        "ran_out": flag is not None and age_days > ASSESSED_DAYS[flag.assessed],
        "mark": row,
    }


def mark_rows(base: KnowledgeBase, marks: Sequence[AssessedMark]) -> list[dict[str, Any]]:
    """The marks as the record page lists them; a flag that is no more keeps its id."""
    return [
        {
            "title": flag.title if (flag := base.red_flags.get(mark.flag)) else mark.flag,
            "mark": mark,
        }
        for mark in marks
    ]
