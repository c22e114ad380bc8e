"""The check as a FHIR R4 Questionnaire: a group for each page, an item for each finding.

No boolean, since somebody may answer "not sure": yes or no is a choice with three codes. "Not sure"
about a number is an item of its own, shown while the number is empty. Nothing is required.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.disposition import EMERGENCY
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.interview import Page, PageKind
from unclench.fhir import names, wording
from unclench.fhir.answer_value import codings_of
from unclench.fhir.enable_when import Written, left_over, write
from unclench.fhir.needed import when_needed
from unclench.fhir.space import Clauses, Space, space_of

Item = dict[str, Any]


def questionnaire(base: KnowledgeBase) -> dict[str, Any]:
    """The questions of the check with the conditions under which each can matter.

    Whoever is asked something by the program sees it in this form too; the form asks more often.
    `version` is that of the knowledge.
    """
    space = space_of(base)
    form = _Form(base, space, when_needed(base, space))
    return {
        "resourceType": "Questionnaire",
        "id": "unclench-check",
        "text": {"status": "generated", "div": _narrative()},
        "url": names.QUESTIONNAIRE,
        "version": base.version,
        "name": "UnclenchCheck",
        "title": wording.TITLE,
        "status": "draft",
        "subjectType": ["Patient"],
        "publisher": "Unclench",
        "description": wording.DESCRIPTION,
        "purpose": wording.PURPOSE,
        "copyright": wording.COPYRIGHT,
        "item": [_display("before", wording.BEFORE), *map(form.group, base.interview.pages)],
    }


def _narrative() -> str:
    words = f"<p>{wording.TITLE}</p><p>{wording.DESCRIPTION}</p>"
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{words}</div>'


@dataclass(frozen=True)
class _Form:
    """What every item is made from."""

    base: KnowledgeBase
    space: Space
    needed: Mapping[str, Clauses]

    def group(self, page: Page) -> Item:
        """A page: its heading, why it asks, its findings, and what a yes may call for."""
        whole = self.space.any_of(self.needed[name] for name in page.findings)
        shown = write(self.space, whole)
        rows = [item for name in page.findings for item in self._rows(page, name, shown)]
        link = names.page_link(page.id)
        return {
            "linkId": link,
            "text": page.heading,
            "type": "group",
            **shown.fields,
            "item": [_help(f"{link}.why", page.why), *rows, *self._urgent(page)],
        }

    def _rows(self, page: Page, name: str, group: Written) -> Iterator[Item]:
        finding = self.base.findings[name]
        shown = write(self.space, left_over(self.needed[name], group.says))
        yield self._question(page, finding, shown)
        if names.is_number(finding):
            yield _not_sure(finding, shown)

    def _question(self, page: Page, finding: Finding, shown: Written) -> Item:
        alone = page.kind is PageKind.ONE
        code = names.CODES.get(finding.id)
        item: Item = {
            "linkId": finding.id,
            **({"code": [code]} if code else {}),
            "text": finding.title if alone else finding.question,
            **_answer_type(self.base, finding),
            **shown.fields,
            "required": False,
        }
        words = finding.hint if alone else " ".join(filter(None, (finding.hint, finding.why)))
        return item | ({"item": [_help(f"{finding.id}.help", words)]} if words else {})

    def _urgent(self, page: Page) -> list[Item]:
        """What to do at once, for the findings that are an emergency with no other."""
        alone = [name for name in page.findings if self._is_emergency_alone(name)]
        if not alone:
            return []
        says_yes = [{"question": f, "operator": "=", "answerCoding": names.YES} for f in alone]
        several = {"enableBehavior": "any"} if len(alone) > 1 else {}
        link = f"{names.page_link(page.id)}.emergency"
        return [_display(link, wording.EMERGENCY) | {"enableWhen": says_yes} | several]

    def _is_emergency_alone(self, name: str) -> bool:
        answered = Findings({name: True})
        return any(
            rule.to == EMERGENCY and evaluate(rule.when, answered) for _, rule in self.base.rules
        )


def _answer_type(base: KnowledgeBase, finding: Finding) -> dict[str, Any]:
    if names.is_number(finding):
        return {"extension": list(_number_extensions(base, finding)), "type": "decimal"}
    options = [{"valueCoding": coding} for coding in _codings(finding)]
    return {"extension": [_control("radio-button")], "type": "choice", "answerOption": options}


def _number_extensions(base: KnowledgeBase, finding: Finding) -> Iterator[dict[str, Any]]:
    unit = base.units[finding.unit]
    coding = {"system": names.UCUM, "code": names.UNITS[unit.id], "display": unit.name}
    yield names.extension("questionnaire-unit", valueCoding=coding)
    if finding.low is not None and finding.high is not None:
        yield names.extension("minValue", valueDecimal=names.plain_number(finding.low))
        yield names.extension("maxValue", valueDecimal=names.plain_number(finding.high))


def _codings(finding: Finding) -> list[dict[str, str]]:
    words: dict[Answer, str] = {option.id: option.label for option in finding.options}
    words |= {True: wording.YES, False: wording.NO, NOT_SURE: wording.NOT_SURE}
    return [coding | {"display": words[answer]} for coding, answer in codings_of(finding)]


def _not_sure(finding: Finding, shown: Written) -> Item:
    """Shown with the number, and where one list can say so, only while that is empty."""
    empty = {"question": finding.id, "operator": "exists", "answerBoolean": False}
    before: Sequence[Any] = shown.fields.get("enableWhen", [])
    fields = dict(shown.fields)
    if fields.get("enableBehavior") != "any":
        fields = {"enableWhen": [*before, empty]} | ({"enableBehavior": "all"} if before else {})
    return {
        "linkId": names.not_sure_link(finding.id),
        "extension": [_control("radio-button")],
        "text": f"{finding.title}: not sure",
        "type": "choice",
        **fields,
        "required": False,
        "answerOption": [{"valueCoding": names.NOT_SURE | {"display": wording.NOT_SURE}}],
    }


def _display(link: str, text: str) -> Item:
    return {"linkId": link, "text": text, "type": "display"}


def _help(link: str, text: str) -> Item:
    return {"linkId": link, "extension": [_control("help")], "text": text, "type": "display"}


def _control(code: str) -> dict[str, Any]:
    system = "http://hl7.org/fhir/questionnaire-item-control"
    concept = {"coding": [{"system": system, "code": code}]}
    return names.extension("questionnaire-itemControl", valueCodeableConcept=concept)
