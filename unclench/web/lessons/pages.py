"""What the pages of the lessons show, as plain values for the templates."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import get_script_prefix, reverse

from unclench.engine.knowledge.wording import reason_in_words
from unclench.engine.plan.lessons import FittingLesson, fitting_lessons, next_lesson
from unclench.engine.values.condition import Atom, Includes
from unclench.engine.values.findings import Findings
from unclench.engine.values.lesson import Lesson, LessonCard, Tool
from unclench.engine.values.record import Certainty
from unclench.web import drawing
from unclench.web.knowledge import knowledge
from unclench.web.lessons.services import Fit
from unclench.web.relief.pages import left_out_by

HOW_SURE = {
    Certainty.HIGH: "How sure is this? Very sure.",
    Certainty.MODERATE: "How sure is this? Fairly sure.",
    Certainty.LOW: "How sure is this? Not very sure. Good studies are few.",
    Certainty.VERY_LOW: "How sure is this? We know very little.",
    Certainty.UNVERIFIED: "How sure is this? Unverified. It rests in part on general knowledge.",
}
BREATHING = "slow_breathing"


def index_context(findings: Findings, done: Mapping[str, datetime]) -> dict[str, Any]:
    """Those that fit first, each with its reason; then the others."""
    fitting = {each.lesson.id: each for each in fitting_lessons(knowledge(), findings)}
    first = [each for name, each in fitting.items() if name not in done]
    others = [x for x in knowledge().lessons.values() if x.id not in fitting or x.id in done]
    return {
        "suggested": [suggestion(each, findings) for each in first],
        "others": [_entry(lesson, done.get(lesson.id)) for lesson in others],
        "back_url": reverse("home"),
    }


def suggestion(fitting: FittingLesson, findings: Findings) -> dict[str, Any]:
    """A lesson with the answers that it was chosen for."""
    told = dict.fromkeys(_in_words(atom, findings) for atom in fitting.because)
    because = f"{fitting.lesson.minutes:g} minutes. You told us: {'; '.join(told)}."
    return _entry(fitting.lesson, None) | {"because": because}


def _in_words(atom: Atom, findings: Findings) -> str:
    """An answer as a reason; of several that were marked, the one that counts here."""
    if isinstance(atom, Includes):
        option = knowledge().findings[atom.finding].option(atom.option)
        return option.short or option.label
    return reason_in_words(knowledge(), atom, findings)


def _entry(lesson: Lesson, done_at: datetime | None) -> dict[str, Any]:
    done = f" You did it on {done_at:%-d %B}." if done_at else ""
    return {
        "title": lesson.title,
        "text": f"{lesson.minutes:g} minutes. {lesson.summary}{done}",
        "url": reverse("lesson", args=[lesson.id]),
    }


def card_context(lesson: Lesson, number: int) -> dict[str, Any]:
    """One card of a lesson; `number` counts from 1."""
    card, last = lesson.cards[number - 1], number == len(lesson.cards)
    practice = reverse("lesson_practice", args=[lesson.id])
    onward = reverse("lesson_card", args=[lesson.id, number + 1])
    return {
        "lesson": lesson,
        "card": _shown(card),
        "counted": f"{number} of {len(lesson.cards) + 1}",
        "next_url": practice if last else onward,
        "next_text": f"Now do it: {lesson.practice.title}" if last else "Next",
        "back_url": _before(lesson, number),
    }


def _before(lesson: Lesson, number: int) -> str:
    if number == 1:
        return reverse("lessons")
    if number == 2:
        return reverse("lesson", args=[lesson.id])
    return reverse("lesson_card", args=[lesson.id, number - 1])


def _shown(card: LessonCard) -> dict[str, Any]:
    sources = knowledge().sources
    return {
        "title": card.title,
        "text": card.text,
        "svg": drawing.still(card.figure) if card.figure else "",
        "sure": HOW_SURE[card.certainty],
        "sources": [sources[key] for key in card.source],
        "link": _link(card.link),
    }


def _link(tool: Tool | None) -> dict[str, str] | None:
    """A page of this site, wherever the site stands."""
    if tool is None:
        return None
    return {"title": tool.title, "url": get_script_prefix() + tool.address.lstrip("/")}


def practice_context(lesson: Lesson, fit: Fit) -> dict[str, Any]:
    """What there is to do, unless something speaks against it."""
    name = lesson.practice.intervention
    return {
        "lesson": lesson,
        "practice": lesson.practice,
        "fit": fit,
        "unless": [left_out_by(caution) for caution in fit.unless],
        "steps": [{"text": step} for step in lesson.practice.steps],
        "minutes": _minutes(lesson.practice.minutes),
        "svg": drawing.still(name) if name else "",
        "guided_url": reverse("relief_one", args=[name]) if name else "",
        "guided_title": knowledge().interventions[name].title if name else "",
        "breathing_url": reverse("relief_one", args=[BREATHING]),
        "counted": f"{len(lesson.cards) + 1} of {len(lesson.cards) + 1}",
        "back_url": reverse("lesson_card", args=[lesson.id, len(lesson.cards)]),
    }


def _minutes(minutes: float) -> str:
    return "About a minute" if minutes == 1 else f"About {minutes:g} minutes"


def after_context(
    lesson: Lesson, findings: Findings, done: Mapping[str, datetime]
) -> dict[str, Any]:
    """When to do it again, where to read on, and the lesson that fits next."""
    following = next_lesson(knowledge(), findings, done)
    return {
        "lesson": lesson,
        "next": suggestion(following, findings) if following else None,
        "onward": _onward(lesson),
        "back_url": reverse("lessons"),
    }


def _onward(lesson: Lesson) -> list[dict[str, str]]:
    habit = knowledge().habits[lesson.habit]
    page = {"title": f"{habit.title}: all that is known", "url": _library(lesson.habit)}
    tool = _link(lesson.tool)
    return [page, tool] if tool else [page]


def _library(name: str) -> str:
    return reverse("library_page", args=[name])
