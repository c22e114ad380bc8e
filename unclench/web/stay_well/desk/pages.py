"""What the page of the desk shows, as plain values for the template."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from unclench.engine.assessment.assess import DeskChange, after_changes, desk_changes
from unclench.engine.values.desk import DeskPart
from unclench.figures.desk import desk_svg
from unclench.web.knowledge import knowledge

NOW, THEN = "How you sit now", "With the changes"
Answers = Mapping[DeskPart, str]


def desk_context(sent: Mapping[str, str]) -> dict[str, Any]:
    """The questions, and the drawing once something was answered. What the page never offered
    counts as not answered."""
    desk, answers = knowledge().desk, _answers(sent)
    shared = {"desk": desk, "questions": _questions(answers), "sources": _sources()}
    back = {"back_url": reverse("stay_well"), "library_url": reverse("library_page", args=["desk"])}
    return shared | back | (_drawn(answers) if answers else {})


def _answers(sent: Mapping[str, str]) -> Answers:
    told = {q.part: sent.get(q.part, "") for q in knowledge().desk.questions}
    return {
        question.part: told[question.part]
        for question in knowledge().desk.questions
        if question.option(told[question.part])
    }


def _questions(answers: Answers) -> list[dict[str, Any]]:
    return [
        {
            "name": str(question.part),
            "title": question.question,
            "options": [{"value": o.id, "label": o.label} for o in question.options],
            "answer": answers.get(question.part, ""),
        }
        for question in knowledge().desk.questions
    ]


def _drawn(answers: Answers) -> dict[str, Any]:
    desk = knowledge().desk
    changes = desk_changes(desk, answers)
    after = after_changes(desk, answers)
    return {
        "now": _picture(answers, changes, NOW),
        "then": _picture(after, (), THEN) if changes else "",
        "steps": [{"text": change.advice} for change in changes],
        "answered": True,
    }


def _picture(answers: Answers, changes: tuple[DeskChange, ...], title: str) -> SafeString:
    numbers = {change.part: change.number for change in changes}
    return mark_safe(desk_svg(answers, numbers, title=title, words=_in_words(answers)))


def _in_words(answers: Answers) -> str:
    """The answers one after the other, for whoever hears the page."""
    told = [q.option(answers.get(q.part, "")) for q in knowledge().desk.questions]
    return "Somebody at a desk. " + " ".join(f"{option.label}." for option in told if option)


def _sources() -> list[Any]:
    return [knowledge().sources[key] for key in knowledge().desk.source]
