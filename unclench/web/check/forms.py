"""Reads what a question page sends."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from unclench.engine.knowledge.answers import AnswersError, read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import NOT_SURE, Answer
from unclench.engine.values.interview import Page, PageKind

TICK_OR_NONE = "Choose what is true for you, or choose “{none}”"
WHICH_IS_RIGHT = "You ticked an answer and also chose “{none}”. Which is right?"
CHOOSE_ONE = "Choose one answer"
MARK_ONE = "Mark at least one, or choose “Not sure”"


class TamperedFormError(Exception):
    """The form holds something that the page never offered."""


@dataclass(frozen=True)
class Sent:
    """The answers of a page, or the error that sends the page back with what was ticked."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    error: str = ""


def read_page(base: KnowledgeBase, page: Page, form: QueryDict) -> Sent:
    """The answers in a form. Raises TamperedFormError for what the page never offered."""
    readers = {
        PageKind.SEVERAL: _read_several,
        PageKind.ONE: _read_one,
        PageKind.PRESET: _read_preset,
        PageKind.MARKS: _read_marks,
    }
    return readers[page.kind](base, page, form)


def _read_several(base: KnowledgeBase, page: Page, form: QueryDict) -> Sent:
    return read_rows(form, allowed=page.findings, none=page.none_label)


def read_rows(form: QueryDict, *, allowed: Collection[str], none: str) -> Sent:
    """The answers of a list: what was asked and not ticked is a no.

    `allowed` are the findings that the page may ask; `none` is what its last button says.
    """
    asked = form.getlist("asked")
    if not asked or not set(asked) <= set(allowed):
        raise TamperedFormError
    ticked = {name: _tick(form.getlist(name)) for name in asked}
    given = {name: answer for name, answer in ticked.items() if answer is not False}
    none_chosen = "none" in form
    if none_chosen and given:
        return Sent(ticked, WHICH_IS_RIGHT.format(none=none))
    if not none_chosen and not given:
        return Sent(error=TICK_OR_NONE.format(none=none))
    return Sent(ticked)


def _tick(values: list[str]) -> Answer:
    """Yes wins over "not sure" when both arrive: the safer reading."""
    if not set(values) <= {"yes", "not_sure"}:
        raise TamperedFormError
    if "yes" in values:
        return True
    return NOT_SURE if values else False


def _read_one(base: KnowledgeBase, page: Page, form: QueryDict) -> Sent:
    (name,) = page.findings
    return read_named(base, name, form)


def _read_marks(base: KnowledgeBase, page: Page, form: QueryDict) -> Sent:
    (name,) = page.findings
    if "not_sure" in form:
        return Sent({name: NOT_SURE})
    if name not in form:
        return Sent(error=MARK_ONE)
    try:
        return Sent({name: read_answer(base, name, form.getlist(name))})
    except AnswersError:
        raise TamperedFormError from None


def read_named(base: KnowledgeBase, name: str, form: QueryDict) -> Sent:
    """The one answer to a finding. Raises TamperedFormError for what was never offered."""
    if name not in form:
        return Sent(error=CHOOSE_ONE)
    try:
        return Sent({name: read_answer(base, name, form[name])})
    except AnswersError:
        raise TamperedFormError from None


def _read_preset(base: KnowledgeBase, page: Page, form: QueryDict) -> Sent:
    chosen = form.get(page.id)
    if chosen is None:
        return Sent(error=CHOOSE_ONE)
    preset = next((preset for preset in page.presets if preset.id == chosen), None)
    if preset is None:
        raise TamperedFormError
    return Sent({s.finding: read_answer(base, s.finding, s.option) for s in preset.sets})
