"""Reads answers from outside: a form, a file, another program."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import NOT_SURE, Answer, Findings

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_DURATION = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(hour|day|week|month|year)s?\s*")


@dataclass(frozen=True)
class AnswerProblem:
    """One answer that cannot be used: the id, the value, and what was expected instead."""

    finding: str
    value: str
    message: str

    def __str__(self) -> str:
        return f"{self.finding}: {self.value} {self.message}"


class AnswersError(ValueError):
    """Some answers cannot be used. Carries every problem, not the first only."""

    def __init__(self, problems: list[AnswerProblem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_findings(base: KnowledgeBase, raw: object) -> Findings:
    """Findings from a mapping of id to value; `not_sure` is a value, an absent id was not asked.

    Raises AnswersError that names every id and value it cannot use, and what was expected.
    """
    if not isinstance(raw, Mapping):
        message = "is not a mapping of finding to value, such as `fever: yes`"
        raise AnswersError([AnswerProblem("the answers", _shown(raw), message)])
    answers: dict[str, Answer] = {}
    problems: list[AnswerProblem] = []
    for key, value in raw.items():
        try:
            answers[str(key)] = read_answer(base, str(key), value)
        except AnswersError as error:
            problems += error.problems
    if problems:
        raise AnswersError(problems)
    return Findings(answers)


def read_answer(base: KnowledgeBase, finding_id: str, value: Any) -> Answer:
    """One answer. Raises AnswersError."""
    finding = base.findings.get(finding_id)
    if finding is None:
        hint = did_you_mean(finding_id, base.findings)
        message = f"cannot be read, because no finding has that id.{hint}"
        raise AnswersError([AnswerProblem(finding_id, _shown(value), message)])
    if isinstance(value, str) and value.strip().lower() in ("not_sure", "not sure"):
        return NOT_SURE
    answer = _READERS[finding.type](finding, value)
    if answer is None:
        problem = AnswerProblem(finding_id, _shown(value), f"is not {expected_of(finding)}")
        raise AnswersError([problem])
    return answer


def expected_of(finding: Finding) -> str:
    """What may be answered, in words."""
    options = ", ".join(option.id for option in finding.options)
    span = f"from {finding.low:g} to {finding.high:g}" if finding.low is not None else ""
    return {
        FindingType.YES_NO: "yes, no or not_sure",
        FindingType.CHOICE: f"one of {options}, or not_sure",
        FindingType.SEVERAL: f"a list of {options}, or not_sure",
        FindingType.NUMBER: f"a number {span}, or not_sure",
        FindingType.DURATION: f"days {span}, a span such as `3 weeks`, or not_sure",
    }[finding.type]


def _yes_no(finding: Finding, value: Any) -> Answer | None:
    if isinstance(value, bool):
        return value
    return _YES_NO.get(value.strip().lower()) if isinstance(value, str) else None


def _choice(finding: Finding, value: Any) -> Answer | None:
    word = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    return word if word in [option.id for option in finding.options] else None


def _several(finding: Finding, value: Any) -> Answer | None:
    known = {option.id for option in finding.options}
    listed = isinstance(value, list | tuple | set | frozenset)
    return frozenset(value) if listed and known.issuperset(value) else None


def _number(finding: Finding, value: Any) -> Answer | None:
    try:
        number = None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None
    if number is None or finding.low is None or finding.high is None:
        return None
    return number if finding.low <= number <= finding.high else None


def _duration(finding: Finding, value: Any) -> Answer | None:
    match = _DURATION.fullmatch(value.lower()) if isinstance(value, str) else None
    days = float(match[1]) * _DAYS[match[2]] if match else value
    return _number(finding, days)


_READERS = {
    FindingType.YES_NO: _yes_no,
    FindingType.CHOICE: _choice,
    FindingType.SEVERAL: _several,
    FindingType.NUMBER: _number,
    FindingType.DURATION: _duration,
}


def _shown(value: object) -> str:
    return f"`{str(value)[:60]}`"


def write_findings(findings: Findings) -> dict[str, Any]:
    """The findings as plain values that `read_findings` reads back."""
    return {name: _plain(findings[name]) for name in sorted(findings)}


def stored_findings(base: KnowledgeBase, stored: Mapping[str, Any]) -> Findings:
    """Findings that were kept earlier.

    What the knowledge no longer has, a finding or one of its options, is left out: not asked.
    """
    return Findings(dict(_still_readable(base, stored)))


def _still_readable(base: KnowledgeBase, stored: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    for name, value in stored.items():
        if name not in base.findings:
            continue
        try:
            yield name, read_answer(base, name, value)
        except AnswersError:
            continue


def _plain(answer: Answer) -> Any:
    if answer is NOT_SURE:
        return "not_sure"
    return sorted(answer) if isinstance(answer, frozenset) else answer
