"""Findings and conditions in plain words."""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.clause import clause_of, in_sentence, spoken
from unclench.engine.values.condition import Atom, Condition
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Answer, Findings, NotSure


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
        return f"not sure: {in_sentence(finding.title)}"
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
    """A condition as a phrase that means exactly the same.

    "fever or shivering, together with any of (diabetes; weak immune system; ...)". Names in it may
    be findings or concepts. Lists inside lists are in brackets, see `clause`.
    """
    return spoken(clause_of(base, condition))


def sentence(phrase: str) -> str:
    """A phrase as a sentence of its own."""
    return f"{phrase[:1].upper()}{phrase[1:]}."
