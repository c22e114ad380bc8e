"""What the pages of the flare plan show, as plain values for the templates."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from unclench.engine.values.disposition import Disposition
from unclench.web.knowledge import knowledge
from unclench.web.noticing import read_note
from unclench.web.plan.flare_services import FIELDS, LOOKED_AT, Eased
from unclench.web.plan.models import FlarePlan
from unclench.web.plan.services import Planner, is_mistake
from unclench.web.relief import pages as relief

LONGEST = {"call_name": 80, "call_number": 40}
LONG = 500
ASKED = {
    "eases": ("What eased it last time", "A position, warmth, a walk: whatever you know helps."),
    "first_hour": ("In the first hour", "Such as: lie down the way that eases it. Breathe slowly."),
    "first_day": ("On the first day", "Such as: short walks, warmth, half of my usual exercises."),
    "call_name": ("Whom you call", "Somebody who can come, or the practice that knows you."),
    "call_number": ("Their number", ""),
}
TAKEN_BACK = "You marked it today. Without the mark your plan is as it was before."
STEPS_UP = "Then the easy days end, and your plan grows again, a step at a time."
CANNOT_TELL = (
    f"Of each kind of session the newest {LOOKED_AT} count. What else was done counts too, and "
    "pain also eases by itself."
)
NOT_KNOWN = (
    "Your sessions do not show yet what was there when it eased. Write what you remember; you can "
    "change it at any time."
)


def flare_context(written: FlarePlan | None, now: Planner | None) -> dict[str, Any]:
    """The flare plan, and whether it is needed now."""
    net = knowledge().advice[Disposition.SELF_CARE]
    flaring = now is not None and now.plan.pk is not None and now.week.flare is not None
    return {
        "title": "My flare plan",
        "written": written,
        "flaring": flaring,
        "check_again": now is not None and now.plan.pk is not None and now.flared_since_check,
        "positions": [relief.card(name) for name in relief.CALM],
        "signs": net.watch_for,
        "today": net.today,
        "back_url": reverse("plan"),
    }


def over_context(now: Planner) -> dict[str, Any]:
    """Whether a flare-up is over, and what follows from saying so."""
    if is_mistake(now):
        words = ("Marked by mistake?", TAKEN_BACK, "Yes, take it back", "No, it has flared up")
    else:
        words = ("Is the flare-up over?", STEPS_UP, "Yes, it is over", "Not yet")
    return dict(zip(("title", "text", "yes", "no"), words, strict=True)) | {
        "back_url": reverse("plan")
    }


def write_context(written: FlarePlan, eased: list[Eased]) -> dict[str, Any]:
    """The form, with what eased in the person's own sessions."""
    return {
        "title": "Plan for a flare-up",
        "eased": [eased_in_words(each) for each in eased],
        "about_eased": CANNOT_TELL if eased else NOT_KNOWN,
        "fields": [_field(written, name) for name in FIELDS],
        "back_url": reverse("plan_flare"),
    }


def _field(written: FlarePlan, name: str) -> dict[str, Any]:
    label, why = ASKED[name]
    return {
        "name": name,
        "label": label,
        "why": why,
        "value": getattr(written, name),
        "longest": LONGEST.get(name, LONG),
        "lines": 0 if name in LONGEST else 3,
        "type": "tel" if name == "call_number" else "text",
    }


def eased_in_words(each: Eased) -> str:
    """Says what was seen."""
    return (
        f"{each.title}: in {each.sessions} sessions with it, pain fell by {each.points:.1f} points "
        "on average."
    )


def told_in(form: QueryDict) -> dict[str, str]:
    """What was written, shortened to what fits."""
    return {name: read_note(form.get(name, "")).text[: LONGEST.get(name, LONG)] for name in FIELDS}
