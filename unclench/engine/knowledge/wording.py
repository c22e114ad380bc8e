"""Findings and conditions in plain words."""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Compare,
    Condition,
    Count,
    Includes,
    Not,
    OneOf,
    Or,
    Unsure,
    Yes,
)
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Answer, Findings, NotSure

_COMPARED = {"==": "is", "!=": "is not", "<": "under", "<=": "up to", ">": "over", ">=": "at least"}


def answer_in_words(finding: Finding, answer: Answer) -> str:
    """The answer as it reads on the summary: "Yes", "3 days", "40", "Not sure"."""
    if isinstance(answer, NotSure):
        return "Not sure"
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if isinstance(answer, frozenset):
        return ", ".join(finding.option(name).label for name in sorted(answer)) or "None"
    if isinstance(answer, str):
        return finding.option(answer).label
    band = finding.band_of(answer)
    return band.label if band else f"{answer:g}"


def reason_in_words(base: KnowledgeBase, atom: Atom, findings: Findings) -> str:
    """An answer named as a reason: "fever or shivering", "not sure: trouble peeing", "age 72"."""
    finding = base.findings[atom.finding]
    answer = findings.get(atom.finding)
    if answer is None or isinstance(answer, NotSure):
        return f"not sure: {finding.title[0].lower()}{finding.title[1:]}"
    if isinstance(answer, str):
        option = finding.option(answer)
        return option.short or option.label
    if isinstance(answer, bool | frozenset):
        return finding.short
    return finding.short.format(value=_amount(finding, answer))


def _amount(finding: Finding, value: float) -> str:
    if finding.type is FindingType.DURATION:
        return duration_in_words(value)
    return f"{value:g}"


def duration_in_words(days: float) -> str:
    """ "3 days", "5 weeks", "8 months": the largest unit that fits, rounded down."""
    for length, name in ((365.25, "year"), (30.4375, "month"), (7.0, "week"), (1.0, "day")):
        count = int(days // length)
        if count >= (2 if name != "day" else 1):
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "less than a day"


def condition_in_words(base: KnowledgeBase, condition: Condition) -> str:
    """A condition as a phrase: "fever or shivering, and (diabetes or ...)"."""
    match condition:
        case And(parts):
            return " and ".join(_bracketed(base, part) for part in parts)
        case Or(parts):
            return " or ".join(_bracketed(base, part) for part in parts)
        case Not(part):
            return f"not {_bracketed(base, part)}"
        case Count(parts, wanted):
            listed = ", ".join(condition_in_words(base, part) for part in parts)
            return f"at least {wanted} of: {listed}"
        case Always(value):
            return "always" if value else "never"
        case _:
            return _atom_in_words(base, condition)


def _bracketed(base: KnowledgeBase, part: Condition) -> str:
    words = condition_in_words(base, part)
    return f"({words})" if isinstance(part, And | Or | Count) else words


def _atom_in_words(base: KnowledgeBase, atom: Atom) -> str:
    finding = base.findings[atom.finding]
    title = finding.title[0].lower() + finding.title[1:]
    match atom:
        case Yes():
            return title
        case Unsure():
            return f"not sure about {title}"
        case OneOf(_, options):
            return f"{title}: {' or '.join(finding.option(o).label for o in options)}"
        case Includes(_, option):
            return f"{title}: {finding.option(option).label}"
        case Compare(_, comparison, str(option)):
            return f"{title} {_COMPARED[comparison]} {finding.option(option).label}"
        case Compare(_, comparison, literal):
            return f"{title} {_COMPARED[comparison]} {literal:g} {finding.unit}"
