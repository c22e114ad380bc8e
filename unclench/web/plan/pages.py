"""What the pages of the plan show, as plain values for the templates."""

from typing import Any

from django.urls import reverse

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.values.country import Country
from unclench.engine.values.intervention import Kind
from unclench.engine.values.plan import SESSION_PARTS, Load, Part, PlanItem, PlanNote
from unclench.engine.values.record import Certainty
from unclench.web import drawing
from unclench.web.accounts.country import numbers_for
from unclench.web.check.models import Decision, Disposition
from unclench.web.knowledge import knowledge
from unclench.web.plan.asking_pages import finding_in_words, told_rows
from unclench.web.plan.dosage import DAYS, counted, days_in_words, in_words
from unclench.web.plan.models import NextDay, NotForMe, PlanSession
from unclench.web.plan.services import (
    REFUSED_WHY_MAX,
    Planner,
    next_page_id,
    page_ids,
    session_items,
)

TITLE = "Your plan"
CERTAINTY = {
    Certainty.HIGH: "We are very sure of this.",
    Certainty.MODERATE: "We are fairly sure of this.",
    Certainty.LOW: "We are not very sure of this. Good trials are few.",
    Certainty.VERY_LOW: "We know very little about this.",
    Certainty.UNVERIFIED: "Unverified: nobody has measured this well.",
}
PART_TITLES = {
    Part.CALM: "Calm",
    Part.POSITION: "A position of ease",
    Part.DIRECTION: "The way that eases",
    Part.MOVEMENT: "Movement",
    Part.STRENGTH: "Strength",
    Part.ACTIVITY: "Walking and being active",
    Part.WARMTH: "Warmth and cold",
    Part.SLEEP: "Sleep",
    Part.STRESS: "Stress",
    Part.WORK: "Work and lifting",
    Part.HABIT: "A habit",
    Part.ASK: "To ask about",
}
LOADS = {
    Load.CALM: "Only what is calm for everybody, until somebody has looked.",
    Load.REST: "A day of rest. Breathe, lie well, walk a little.",
    Load.EASY: "Easy days. Little, often, and gently.",
    Load.LIGHT: "A bit more now. Light strength comes in.",
    Load.FULL: "Your back is calm, so there is a bit of everything.",
    Load.UPKEEP: "Your back is well. One habit keeps it going.",
}
PRESSING = {
    Disposition.EMERGENCY: "Your last check said: get help now.",
    Disposition.SAME_DAY: "Your last check said: be seen today.",
}
# Which pictures of a day a part belongs to: what is done every day, and what is not.
DOTS = {Part.STRENGTH: "strength", Part.ACTIVITY: "walk"}
CHECK_AGAIN = "flare_check"  # Said by the card that leads there, and only until it was done.
ASK_FIRST = "ask_first"
SHELF_ADDRESSES = {"interventions": "relief_one"}


def check_first_context(last: Decision | None) -> dict[str, Any]:
    """For somebody without a check that counts. `last`: their newest answer, if there is one."""
    days = knowledge().plan.rules.check_counts_days
    title = "A plan for your back"
    return {"title": title, "days": days, "pressing": _pressing(last), "back_url": reverse("home")}


def _pressing(last: Decision | None) -> dict[str, str] | None:
    """What the newest check asks for first, where that is help today."""
    if last is None or last.disposition not in PRESSING:
        return None
    text = PRESSING[Disposition(last.disposition)]
    return {"text": text, "url": reverse("check_result", args=[last.id])}


def start_context(now: Planner) -> dict[str, Any]:
    """Before the first question."""
    return {
        "title": "A plan for your back",
        "pressing": _pressing(now.decision),
        "count": len(page_ids(now)),
        "first_url": reverse("plan_set_up", args=[next_page_id(now) or page_ids(now)[0]]),
        "svg": drawing.still("short_walk"),
        "back_url": reverse("home"),
    }


def plan_context(now: Planner, country: Country) -> dict[str, Any]:
    """The whole plan: today first, then the week, then every item with its reasons."""
    week, base = now.week, knowledge()
    notes = [_note(now, note) for note in week.notes if note.id != CHECK_AGAIN]
    return {
        "title": TITLE,
        "goals": now.plan.goals,
        "load": LOADS[week.load],
        "well": now.is_well,
        "today": _today(now),
        "flaring": week.flare is not None,
        "check_again": now.flared_since_check,
        "pressing": [note for note in notes if note["kind"]],
        "notes": [note for note in notes if not note["kind"]],
        "week": week_picture(now),
        "groups": _groups(now),
        "walking": [_item(now, item) for item in week.items if _is_walking(item)],
        "left_out": _left_out(now),
        "refused": [_refused(row) for row in now.refused if not row.instead],
        "changed": _changed(now),
        "told": told_rows(now),
        "ask_next_day": _next_day(now),
        "has_flare_plan": hasattr(now.plan.visitor, "flare_plan"),
        "start_url": reverse("plan_session"),
        "pocket": _at_hand(now),
        "likes_url": reverse("plan_set_up", args=["likes"]),
        "version": base.version,
        "made_on": now.today,
        "back_url": reverse("home"),
    } | numbers_for(country)


def _today(now: Planner) -> dict[str, Any]:
    items, base = now.session_items, knowledge()
    minutes = max(1, round(sum(item.minutes for item in items)))
    open_one = open_session(now)
    done = now.done_today
    return {
        "heading": _how_long(items, minutes) if items else _free_day(now),
        "steps": [{"title": title_of(base, i.id), "svg": drawing.still(i.id)} for i in items],
        "may_start": now.may_start and bool(items),
        "start_text": "Go on" if open_one else "Once more" if done else "Start",
        "done": done,
    }


def _at_hand(now: Planner) -> dict[str, Any]:
    """What the device keeps of the plan: the session of today once it is made, and the flare plan.
    Where none is made yet, it can be made for later."""
    going = open_session(now) if now.may_start else None
    may_make = now.may_start and not now.done_today and going is None and bool(now.session_items)
    return {
        "session_url": reverse("plan_session_step", args=[going.pk, 0]) if going else "",
        "flare_url": reverse("plan_flare") if hasattr(now.plan.visitor, "flare_plan") else "",
        "may_make_session": may_make,
    }


def _how_long(items: tuple[PlanItem, ...], minutes: int) -> str:
    """Such as "Today: 4 minutes, 2 times"."""
    times = max((item.dose.times_a_day or 1 for item in items if item.dose), default=1)
    often = f", {times:g} times" if times > 1 else ""
    return f"Today: {counted(minutes, 'minute')}{often}"


def _free_day(now: Planner) -> str:
    return "Today your habit is enough" if now.is_well else "Today: a day off"


def open_session(now: Planner) -> PlanSession | None:
    """The session of today that was begun after the last check and not ended."""
    open_ones = [s for s in now.sessions if s.day == now.today and s.ended_at is None]
    mine = [s for s in open_ones if s.started_at > now.back_changed_at]
    return mine[-1] if mine else None


def _titles(items: tuple[PlanItem, ...]) -> list[str]:
    return [title_of(knowledge(), item.id) for item in items]


def _note(now: Planner, note: PlanNote) -> dict[str, str]:
    """A note of the plan, with the way to what it asks for."""
    check, result = reverse("check_start"), reverse("check_result", args=[now.decision.pk])
    leads = {
        "check_first": (check, "Go to the check"),
        "no_progress_2": (check, "Check again"),
        "no_progress_6": (check, "Check again"),
        "be_seen_first": (result, "What your check said"),
        "be_seen_soon": (result, "What your check said"),
    }
    kind = "warning" if note.id in leads else ""
    if note.id == ASK_FIRST and now.week.to_ask & set(knowledge().cautions):
        leads = {ASK_FIRST: (reverse("plan_before"), "Answer the open questions")}
    url, text = leads.get(note.id, ("", ""))
    return {"id": note.id, "text": note.text, "kind": kind, "url": url, "link": text}


def week_picture(now: Planner) -> list[dict[str, Any]]:
    """Seven days from Monday: what is on each, as kinds to draw and as words for the table."""
    return [_day(now, day) for day in range(len(DAYS))]


def _day(now: Planner, day: int) -> dict[str, Any]:
    items = session_items(now.week, day)
    around = [item for item in now.week.items if item.part is Part.ACTIVITY]
    kinds = ["moves"] if any(item.part is not Part.STRENGTH for item in items) else []
    kinds += list(dict.fromkeys(DOTS[i.part] for i in (*items, *around) if i.part in DOTS))
    minutes = round(sum(item.minutes for item in items))
    return {
        "name": DAYS[day],
        "short": DAYS[day][:3],
        "today": day == now.weekday,
        "kinds": kinds,
        "minutes": minutes,
        "words": ", ".join(_titles((*items, *around))) or "A day off",
    }


def _groups(now: Planner) -> list[dict[str, Any]]:
    """The items by what they are for; walking stands apart."""
    shown = [item for item in now.week.items if not _is_walking(item)]
    session = [item for item in shown if item.part in SESSION_PARTS]
    around = [item for item in shown if item.part not in SESSION_PARTS]
    beside = "Around them" if session else "Your habit"
    groups = [("Your exercises", session), (beside, around)]
    return [
        {"title": title, "items": [_item(now, item) for item in items]}
        for title, items in groups
        if items
    ]


def _is_walking(item: PlanItem) -> bool:
    record = knowledge().interventions.get(item.id)
    return record is not None and record.kind is Kind.WALKING and item.part is Part.ACTIVITY


def _item(now: Planner, item: PlanItem) -> dict[str, Any]:
    base = knowledge()
    record = base.interventions.get(item.id)
    return {
        "id": item.id,
        "title": title_of(base, item.id),
        "part": PART_TITLES[item.part],
        "svg": drawing.still(item.id) if record else "",
        "url": _address(item),
        "dose": in_words(record, item.dose) if record and item.dose else "",
        "days": days_in_words(item.days) if item.dose else "",
        "reason": f"Because {item.reason}",
        "findings": [finding_in_words(now, name) for name in item.findings],
        "default": item.is_default,
        "certainty": CERTAINTY[item.certainty],
        "unverified": item.certainty is Certainty.UNVERIFIED,
        "sources": [base.sources[key] for key in item.sources],
        "care": item.care,
        "equals": [{"id": name, "title": title_of(base, name)} for name in item.equals],
        "longest": REFUSED_WHY_MAX,
        "changeable": True,
        "why_name": f"why-{item.id}",
        "swap_url": reverse("plan_swap", args=[item.id]),
        "refuse_url": reverse("plan_not_for_me", args=[item.id]),
    }


def _address(item: PlanItem) -> str:
    name = SHELF_ADDRESSES.get(item.shelf, "library_page")
    return reverse(name, args=[item.id])


def _left_out(now: Planner) -> list[dict[str, str]]:
    """What was left out and why. What was changed for something else stands with the changes."""
    changed = {row.intervention for row in now.refused if row.instead}
    shown = [each for each in now.week.withheld if each.id not in changed]
    return [{"title": title_of(knowledge(), e.id), "reason": e.reason} for e in shown]


def _refused(row: NotForMe) -> dict[str, str]:
    known = row.intervention in knowledge().library_ids
    title = title_of(knowledge(), row.intervention) if known else row.intervention
    return {"id": row.intervention, "title": title, "why": row.why}


def _changed(now: Planner) -> list[dict[str, str]]:
    """What was put in the place of what, once for each."""
    chosen = dict.fromkeys(row.instead for row in now.refused if row.instead)
    return [{"id": name, "title": title_of(knowledge(), name)} for name in chosen]


def _next_day(now: Planner) -> dict[str, Any] | None:
    """The session before today whose day after was not told yet, if it was not long ago."""
    asked = [s for s in now.sessions if s.day < now.today and s.ended_at and now.steps_of(s)]
    last = asked[-1] if asked else None
    longest = knowledge().plan.progression.gap_days
    if last is None or last.next_day or (now.today - last.day).days > longest:
        return None
    options = [{"value": value, "label": label} for value, label in NextDay.choices]
    day = DAYS[last.day.weekday()]
    why = f"After your exercises on {day}. Your plan takes its next step from this."
    return {"session": last, "options": options, "why": why}
