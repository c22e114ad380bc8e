"""What the lifting page shows, as plain values for the template."""

from typing import Any

from django.urls import reverse

from unclench.engine.lifting.limit import Change
from unclench.engine.values.lifting import Grip, Units
from unclench.web.knowledge import knowledge
from unclench.web.library.pages import CERTAINTY_WORDS
from unclench.web.lifting.forms import GRIPS, HOURS, MOST_LIFTS, WHATS, Asked, Task
from unclench.web.lifting.measures import AT_THE_END, MEASURES, SYMBOLS, Kind, Measure
from unclench.web.lifting.pictures import grip_picture, hint, how_often, picture, share, turned, way
from unclench.web.lifting.services import Answered, Job, work_out

TITLE = "How heavy is too heavy?"
WOULD_CHANGE = (
    "Studies that follow people and what they lift, and find that another limit fits better."
)
PEOPLE_PAGE = "handling_people"
ONWARD = ("lifting", PEOPLE_PAGE, "carrying", "work")
SWITCH = {Units.METRIC: "Use inches and pounds", Units.US: "Use centimetres and kilograms"}
OTHER_WAYS = {
    "other_way": "This sum is only for lifting with both hands, standing up.",
    "not_lifted": "This sum is only for lifting. To push, pull or carry loads you in other ways.",
}
SUITS = "suits most healthy people, lifted this way"
TOO_MUCH = "Too much, whatever it weighs"
DO = {
    "nearer": "Hold it {by} nearer",
    "higher_start": "Start {by} higher, at about hip height",
    "lower_start": "Start {by} lower, at about hip height",
    "better_end": "Put it down at about hip height",
    "shorter_way": "Lift it {by} less far",
    "less_twist": "Turn with your feet, not your back",
    "less_often": "Lift it only once in five minutes",
    "better_grip": "Get a good grip, with handles",
}


def page_context(asked: Asked) -> dict[str, Any]:
    """The whole page: the answer if there is one, and the form with what was written."""
    method = knowledge().lifting
    return {
        "title": TITLE,
        "asked": asked,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in asked.errors.items()],
        "sore_url": reverse("relief_one", args=["lift_practice"]),
        "refused": _refused(asked),
        "result": _result(asked),
        "whats": _options(WHATS),
        "hours": _options(HOURS),
        "tasks": [_task(asked, task) for task in asked.tasks],
        "may_add": len(asked.tasks) < MOST_LIFTS,
        "switch": SWITCH[asked.units],
        "not_for": method.not_for,
        "onward": [_entry(name) for name in ONWARD],
        "evidence": _evidence(),
        "back_url": reverse("library_page", args=["lifting"]),
    }


def _options(words: dict[Any, str]) -> list[dict[str, Any]]:
    return [{"value": str(value), "label": label} for value, label in words.items()]


def _entry(name: str) -> dict[str, str]:
    return {
        "title": knowledge().habits[name].title,
        "url": reverse("library_page", args=[name]),
    }


def _refused(asked: Asked) -> dict[str, Any] | None:
    """Why there is no sum for this, and what to read instead."""
    if asked.what == "person":
        habit = knowledge().habits[PEOPLE_PAGE]
        title = "There is no such sum for people or animals"
        return _entry(PEOPLE_PAGE) | {
            "heading": title,
            "text": habit.summary,
            "lines": habit.try_this,
            "link": habit.title,
        }
    if asked.what in OTHER_WAYS:
        entry = _entry("carrying")
        why = OTHER_WAYS[asked.what]
        return entry | {"heading": "There is no sum for that", "text": why, "link": entry["title"]}
    return None


def _result(asked: Asked) -> dict[str, Any] | None:
    if asked.errors or asked.what != "thing":
        return None
    job = work_out(asked)
    answered = job.hardest
    return {
        "limit": _limit(answered, asked.units),
        "headline": SUITS if answered.weighed.worst.rwl_kg else TOO_MUCH,
        "lead": _lead(answered, job, asked.units),
        "reasons": answered.weighed.reasons,
        "job": _job(job, asked.units),
        "picture": picture(answered, asked.units),
        "first": _first(answered, asked.units),
        "others": _others(answered, asked.units),
        "rows": _rows(answered, asked.units),
        "sum": _sum(answered, asked.units),
    }


def weight(kg: float, units: Units) -> str:
    """A limit in the units of the form."""
    size = knowledge().lifting.forms[units].weight
    return f"{kg / size:.1f} {SYMBOLS[Kind.WEIGHT, units]}"


def _limit(answered: Answered, units: Units) -> str:
    kg = answered.weighed.worst.rwl_kg
    return weight(kg, units) if kg else ""


def _lead(answered: Answered, job: Job, units: Units) -> str:
    index = answered.weighed.worst.li
    which = f" This is lift {answered.task.number}, the hardest." if len(job.answered) > 1 else ""
    if index is None:
        return f"The method has no weight for this.{which}"
    load = f"{answered.task.numbers['weight']:g} {SYMBOLS[Kind.WEIGHT, units]}"
    said = knowledge().lifting.said_of(index)
    return f"Your {load} is {_times(index)} times that. {said}{which}"


def _times(index: float) -> str:
    """An index with one decimal, or two where one would hide on which side of 1 it lies."""
    return f"{index:.2f}" if f"{index:.1f}" == "1.0" else f"{index:.1f}"


def _job(job: Job, units: Units) -> dict[str, Any] | None:
    """All lifts together, where there are several."""
    if len(job.answered) < 2:
        return None
    index = job.index
    above = "Together they are above what the method allows."
    said = above if index is None else knowledge().lifting.said_of(index)
    return {
        "heading": "All lifts together" + ("" if index is None else f": {_times(index)}"),
        "text": f"The lifting index is the load as a share of the limit. {said}",
        "rows": [_job_row(each, units) for each in job.answered],
    }


def _job_row(each: Answered, units: Units) -> dict[str, str]:
    worst = each.weighed.worst
    return {
        "name": f"Lift {each.task.number}",
        "limit": weight(worst.rwl_kg, units),
        "index": "too much" if worst.li is None else _times(worst.li),
    }


def _first(answered: Answered, units: Units) -> str:
    """What to change first and what it would give; nothing when no single change would help."""
    first, now = answered.weighed.first, answered.weighed.worst.rwl_kg
    if first is None:
        return ""
    instead = f" instead of {weight(now, units)}" if now else ""
    return _change(first, answered, units) + instead


def _others(answered: Answered, units: Units) -> list[str]:
    weighed = answered.weighed
    return [_change(each, answered, units) for each in weighed.changes if each is not weighed.first]


def _change(change: Change, answered: Answered, units: Units) -> str:
    by = _by(change, answered, units)
    return f"{DO[change.what].format(by=by)}: {weight(change.rwl_kg, units)}"


def _by(change: Change, answered: Answered, units: Units) -> str:
    """How far a hand has to move for a change, in the units of the form."""
    form, lift = knowledge().lifting.forms[units], answered.lift
    farthest = max(p.h_cm for p in (lift.origin, lift.destination or lift.origin))
    by = {
        "nearer": form.lengths(farthest) - form.reach.nearest,
        "higher_start": form.height.best - form.lengths(lift.origin.v_cm),
        "lower_start": form.lengths(lift.origin.v_cm) - form.height.best,
        "shorter_way": form.lengths(lift.d_cm) - form.way.shortest,
    }.get(change.what, 0.0)
    return f"{round(by):g} {SYMBOLS[Kind.LENGTH, units]}"


def _rows(answered: Answered, units: Units) -> list[dict[str, str]]:
    """The six shares as a table, for the place that sets the limit."""
    weighed, lift = answered.weighed, answered.lift
    each, length = weighed.worst.multipliers, SYMBOLS[Kind.LENGTH, units]
    numbers, at_end = answered.task.numbers, weighed.ends_harder
    place = lift.destination if at_end and lift.destination else lift.origin
    rows = (
        ("How far from you", f"{numbers['h_end' if at_end else 'h']:g} {length}", each.hm),
        ("Height of your hands", f"{numbers['to' if at_end else 'v']:g} {length}", each.vm),
        ("How far up or down", way(answered, units), each.dm),
        ("The turn", turned(place.angle_deg), each.am),
        ("How often and how long", how_often(answered), each.fm),
        ("The grip", GRIPS[lift.coupling], each.cm),
    )
    return [{"name": name, "value": value, "share": share(size)} for name, value, size in rows]


def _sum(answered: Answered, units: Units) -> str:
    constant = knowledge().lifting.forms[units].load_constant_kg
    limit = weight(answered.weighed.worst.rwl_kg, units)
    most = f"In the best way of lifting, the limit is {weight(constant, units)}."
    return f"{most} Times all six shares, that is {limit}."


def _task(asked: Asked, task: Task) -> dict[str, Any]:
    """The fields of one lift."""
    several = len(asked.tasks) > 1
    return {
        "title": f"Lift {task.number}" if several else "Your lift",
        "number": task.number,
        "may_remove": several,
        "suffix": task.suffix,
        "measures": [_field(measure, asked, task) for measure in MEASURES],
        "at_the_end": [_field(measure, asked, task) for measure in AT_THE_END],
        "careful": task.careful,
        "grip": task.grip,
        "grips": [
            {"value": str(grip), "label": label, "svg": grip_picture(Grip(grip))}
            for grip, label in GRIPS.items()
        ],
    }


def _field(measure: Measure, asked: Asked, task: Task) -> dict[str, Any]:
    name = measure.name + task.suffix
    return {
        "name": name,
        "title": measure.title,
        "hint": measure.hint,
        "unit": measure.unit(asked.units),
        "value": task.texts[measure.name],
        "svg": hint(measure.name),
        "error": asked.errors.get(name, ""),
    }


def _evidence() -> dict[str, Any]:
    """How sure the method is, and where it comes from."""
    method, sources = knowledge().lifting, knowledge().sources
    return {
        "sure": CERTAINTY_WORDS[method.certainty],
        "would_change": WOULD_CHANGE,
        "sources": [sources[key] for key in method.source],
        "review_by": f"{method.review_by:%-d %B %Y}",
        "signed": method.reviewed_by or "",
        "figures": [],
    }
