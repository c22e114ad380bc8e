"""One answer as a FHIR value, and back."""

from collections.abc import Mapping
from typing import Any

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError, read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import NOT_SURE, Answer
from unclench.fhir import names

Coding = Mapping[str, Any]


def value_of(finding: Finding, answer: Answer) -> tuple[str, dict[str, Any]]:
    """The link id of the item that takes the answer, and the answer as its value."""
    if isinstance(answer, float):
        return finding.id, {"valueDecimal": names.plain_number(answer)}
    if names.is_number(finding):
        return names.not_sure_link(finding.id), {"valueCoding": names.NOT_SURE}
    codings = {known: coding for coding, known in codings_of(finding)}
    return finding.id, {"valueCoding": codings[answer]}


def codings_of(finding: Finding) -> list[tuple[dict[str, str], Answer]]:
    """Every code that may answer a finding that is no number, with what it means."""
    told: list[tuple[dict[str, str], Answer]] = [
        (names.option_coding(finding, option.id), option.id) for option in finding.options
    ]
    if finding.type is FindingType.YES_NO:
        told = [(names.YES, True), (names.NO, False)]
    return [*told, (names.NOT_SURE, NOT_SURE)]


def read_coding(finding: Finding, link: str, answer: Mapping[str, Any]) -> Answer:
    """The answer that a code stands for. Raises AnswersError."""
    coding = answer.get("valueCoding")
    known = [(names.NOT_SURE, NOT_SURE)] if names.is_number(finding) else codings_of(finding)
    if isinstance(coding, Mapping):
        for told, meaning in known:
            if (coding.get("system"), coding.get("code")) == (told["system"], told["code"]):
                return meaning
    expected = ", ".join(f"{told['code']} of {told['system']}" for told, _ in known)
    raise refused(link, answer, f"is not known here; expected a valueCoding with {expected}")


def read_number(base: KnowledgeBase, finding: Finding, answer: Mapping[str, Any]) -> Answer:
    """The number, in the finding's unit. Raises AnswersError."""
    number = _number_in(finding, answer)
    if number is None:
        unit = names.UNITS[finding.unit]
        expected = f"a valueDecimal, or a valueQuantity in {unit} of {names.UCUM}"
        raise refused(finding.id, answer, f"is not a number; expected {expected}")
    return read_answer(base, finding.id, number)


def _number_in(finding: Finding, answer: Mapping[str, Any]) -> float | None:
    quantity = answer.get("valueQuantity")
    if isinstance(quantity, Mapping):
        unit = (quantity.get("system"), quantity.get("code"))
        told = quantity.get("value") if unit == (names.UCUM, names.UNITS[finding.unit]) else None
    else:
        told = answer.get("valueDecimal", answer.get("valueInteger"))
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    return float(told)


def refused(item: str, value: object, message: str) -> AnswersError:
    """One item that cannot be used: its link id, the value, and what was expected."""
    return AnswersError([AnswerProblem(item, f"`{shown(value)}`", message)])


def shown(value: object) -> str:
    """A value as a message names it: a code by itself, anything else as it is, at most so long."""
    if isinstance(value, Mapping) and isinstance(value.get("valueCoding"), Mapping):
        coding = value["valueCoding"]
        return f"{coding.get('code')} of {coding.get('system')}"[:120]
    if isinstance(value, Mapping) and len(value) == 1:
        return str(next(iter(value.values())))[:120]
    return str(value)[:120]
