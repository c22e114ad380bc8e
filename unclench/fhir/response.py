"""Answers as a FHIR R4 QuestionnaireResponse, and back, with nothing lost on the way.

What was not asked has no item. "Not sure" is a code, as in the questionnaire. What cannot be read
is refused with the item, the value and what was expected; nothing is left out silently.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page
from unclench.fhir import names
from unclench.fhir.answer_value import read_coding, read_number, refused, shown, value_of

RESPONSE = "QuestionnaireResponse"
READABLE = ("completed", "amended", "in-progress", "stopped")


def is_resource(document: object) -> bool:
    """Whether a document says of itself that it is a FHIR resource, of whatever type."""
    return isinstance(document, Mapping) and "resourceType" in document


def write_response(
    base: KnowledgeBase,
    findings: Findings,
    *,
    complete: bool = True,
    authored: datetime | None = None,
) -> dict[str, Any]:
    """The answers, grouped as the questionnaire groups them. `authored` needs its time zone.

    Raises AnswersError for a finding that no page of the check asks for.
    """
    _refuse_what_is_not_asked(base, findings)
    pages = (_group(base, page, findings) for page in base.interview.pages)
    items = [group for group in pages if group["item"]]
    return {
        "resourceType": RESPONSE,
        "questionnaire": f"{names.QUESTIONNAIRE}|{base.version}",
        "status": "completed" if complete else "in-progress",
        **({"authored": authored.isoformat()} if authored else {}),
        **({"item": items} if items else {}),
    }


def not_asked(base: KnowledgeBase, findings: Findings) -> tuple[str, ...]:
    """The findings that no page of the check asks for, and that a response cannot hold."""
    return tuple(name for name in sorted(findings) if base.interview.page_of(name) is None)


def _refuse_what_is_not_asked(base: KnowledgeBase, findings: Findings) -> None:
    message = "is not asked in this questionnaire; take it out of the answers to go on without it"
    problems = [
        AnswerProblem(name, f"`{shown(findings[name])}`", message)
        for name in not_asked(base, findings)
    ]
    if problems:
        raise AnswersError(problems)


def _group(base: KnowledgeBase, page: Page, findings: Findings) -> dict[str, Any]:
    told = [
        value_of(base.findings[name], findings[name]) for name in page.findings if name in findings
    ]
    items = [{"linkId": link, "answer": [value]} for link, value in told]
    return {"linkId": names.page_link(page.id), "item": items}


def read_response(base: KnowledgeBase, document: object) -> Findings:
    """The findings in a response. Raises AnswersError that names everything it cannot use."""
    if not isinstance(document, Mapping):
        raise refused("the document", document, f"is not a JSON object; expected a {RESPONSE}")
    problems = list(_problems_of_the_whole(document))
    if problems:
        raise AnswersError(problems)
    reader = _Reader(base)
    reader.read_items(document.get("item", []), "the response")
    if reader.problems:
        raise AnswersError(reader.problems)
    return Findings(reader.answers)


def _problems_of_the_whole(document: Mapping[str, Any]) -> Iterator[AnswerProblem]:
    kind, status = document.get("resourceType"), document.get("status")
    if kind != RESPONSE:
        message = f"is not a kind of resource that can be read here; expected `{RESPONSE}`"
        yield AnswerProblem("resourceType", f"`{shown(kind)}`", message)
        return
    if status not in READABLE:
        message = f"is not a status that can be read; expected one of {', '.join(READABLE)}"
        yield AnswerProblem("status", f"`{shown(status)}`", message)
    about = str(document.get("questionnaire", names.QUESTIONNAIRE))
    if about.split("|")[0] != names.QUESTIONNAIRE:
        message = f"is another questionnaire; expected answers to `{names.QUESTIONNAIRE}`"
        yield AnswerProblem("questionnaire", f"`{shown(about)}`", message)


@dataclass
class _Reader:
    """Goes through the items, and gathers the answers and all that is wrong with them."""

    base: KnowledgeBase
    answers: dict[str, Answer] = field(default_factory=dict)
    problems: list[AnswerProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        pages = self.base.interview.pages
        asked = [name for page in pages for name in page.findings]
        numbers = [name for name in asked if names.is_number(self.base.findings[name])]
        self.groups = {names.page_link(page.id) for page in pages}
        self.finding_of = {names.not_sure_link(name): name for name in numbers}
        self.finding_of |= {name: name for name in asked}

    def read_items(self, items: object, place: str) -> None:
        """Every item of a list, with those inside it."""
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            self._refuse(place, items, "is not a list of items")
            return
        for item in items:
            self._read_item(item)

    def _read_item(self, item: Mapping[str, Any]) -> None:
        link, answers = str(item.get("linkId")), item.get("answer", [])
        if link not in self.groups and link not in self.finding_of:
            hint = did_you_mean(link, [*self.finding_of, *self.groups])
            self._refuse(link, answers, f"cannot be read, because nothing has that linkId.{hint}")
        elif not isinstance(answers, list) or not all(isinstance(a, Mapping) for a in answers):
            self._refuse(link, answers, "is not a list of answers")
        else:
            self._read_answers(link, answers)
            self._read_inside(item, answers, link)

    def _read_inside(
        self, item: Mapping[str, Any], answers: list[Mapping[str, Any]], link: str
    ) -> None:
        for holder in (item, *answers):
            self.read_items(holder.get("item", []), link)

    def _read_answers(self, link: str, answers: list[Mapping[str, Any]]) -> None:
        values = [
            {key: told for key, told in answer.items() if key.startswith("value")}
            for answer in answers
        ]
        if values and link in self.groups:
            self._refuse(link, values, "is an answer to a group; expected items in it")
        elif len(values) > 1:
            self._refuse(link, values, "is more than one answer; expected one")
        elif values:
            self._keep(self.finding_of[link], link, values[0])

    def _keep(self, name: str, link: str, value: Mapping[str, Any]) -> None:
        if name in self.answers:
            self._refuse(link, value, "is a second answer to the same question; keep one of them")
            return
        try:
            self.answers[name] = self._answer(name, link, value)
        except AnswersError as error:
            self.problems += error.problems

    def _answer(self, name: str, link: str, value: Mapping[str, Any]) -> Answer:
        finding = self.base.findings[name]
        if names.is_number(finding) and link == name:
            return read_number(self.base, finding, value)
        return read_coding(finding, link, value)

    def _refuse(self, item: str, value: object, message: str) -> None:
        self.problems.append(AnswerProblem(item, f"`{shown(value)}`", message))
