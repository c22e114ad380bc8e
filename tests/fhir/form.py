"""A form filler of the tests' own: it knows the FHIR specification, and nothing of our rules.

Where the specification leaves open what a comparison with a missing answer gives, it hides the
question, so that what it shows every other filler shows too.
"""

import operator
from collections.abc import Iterator, Mapping
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import Findings
from unclench.fhir.response import write_response

Answers = Mapping[str, dict[str, Any]]
COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def items_of(resource: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every item, the outer before the inner."""
    for item in resource.get("item", []):
        yield item
        yield from items_of(item)


def answers_of(base: KnowledgeBase, findings: Findings) -> Answers:
    """The first answer of each item, by link id."""
    response = write_response(base, findings)
    return {item["linkId"]: item["answer"][0] for item in items_of(response) if "answer" in item}


def shown(form: Mapping[str, Any], answers: Answers) -> frozenset[str]:
    """The link ids that somebody with these answers sees; what is hidden counts as not answered."""
    return frozenset(_shown(form, answers, {}))


def _shown(
    holder: Mapping[str, Any], answers: Answers, given: dict[str, dict[str, Any]]
) -> Iterator[str]:
    for item in holder.get("item", []):
        if not _is_enabled(item, given):
            continue
        yield item["linkId"]
        if item["linkId"] in answers:
            given[item["linkId"]] = answers[item["linkId"]]
        yield from _shown(item, answers, given)


def _is_enabled(item: Mapping[str, Any], given: Answers) -> bool:
    conditions = item.get("enableWhen", [])
    held = [_holds(condition, given.get(condition["question"])) for condition in conditions]
    return not held or (any(held) if item.get("enableBehavior") == "any" else all(held))


def _holds(condition: Mapping[str, Any], answer: Mapping[str, Any] | None) -> bool:
    if condition["operator"] == "exists":
        return (answer is not None) is condition["answerBoolean"]
    if answer is None:
        return False
    if "answerDecimal" in condition:
        compare = COMPARISONS[condition["operator"]]
        return compare(answer["valueDecimal"], condition["answerDecimal"])
    same = answer["valueCoding"] == condition["answerCoding"]
    return same is (condition["operator"] == "=")


def filled_in(base: KnowledgeBase, form: Mapping[str, Any], truth: Findings) -> Findings:
    """What somebody tells who answers everything that the form shows, and nothing else."""
    seen = shown(form, answers_of(base, truth))
    return Findings({name: answer for name, answer in truth.items() if name in seen})
