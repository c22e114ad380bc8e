"""From a model that Z3 found to a person whom a reader can picture."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import z3

from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import duration_in_words
from unclench.engine.triage.result import TriageResult
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.proofs.person import Anybody, Cut, Formula, Names

SHOWN = 12
SOME_DAY = date(2026, 1, 1)
LONG_AGO = SOME_DAY - timedelta(days=365)
_TRUE = re.compile(r"\(define-fun (\S+) \(\) Bool\s+true\)")
_LEVELS = {
    Disposition.EMERGENCY: "emergency",
    Disposition.SAME_DAY: "same-day",
    Disposition.SOON: "soon",
    Disposition.SELF_CARE: "self-care",
}


@dataclass(frozen=True)
class Witness:
    """A person who fits a claim, with the marks they set."""

    findings: Findings
    marks: tuple[str, ...]
    marks_over: tuple[str, ...]


def witness_of(person: Anybody, flags: Iterable[str], model: z3.ModelRef) -> Witness:
    """The person whom a model describes."""
    true = _true_in(model)
    answers = {
        finding.id: _answer(person, finding, true)
        for finding in person.findings.values()
        if Names.asked(finding.id) in true
    }
    flags = list(flags)
    marks = tuple(flag for flag in flags if f"{flag}.marked" in true)
    over = tuple(flag for flag in flags if f"{flag}.mark_over" in true)
    return Witness(Findings(answers), marks, over)


def _true_in(model: z3.ModelRef) -> frozenset[str]:
    """The variables that are true; one that the model does not mention may be either, so it is not.

    Read from the model's text, which is many times faster than asking for each variable.
    """
    return frozenset(_TRUE.findall(model.sexpr()))


def _answer(person: Anybody, finding: Finding, true: frozenset[str]) -> Answer:
    name = finding.id
    if Names.sure(name) not in true:
        return NOT_SURE
    if finding.type is FindingType.YES_NO:
        return Names.yes(name) in true
    if finding.type is FindingType.CHOICE:
        chosen = [o.id for o in finding.options if Names.chosen(name, o.id) in true]
        return (chosen or [finding.options[0].id])[0]
    return _number(finding, person.cuts(name), true)


def _number(finding: Finding, cuts: list[Cut], true: frozenset[str]) -> float:
    """A number between the last cut that it is beyond and the first that it is not."""
    low, high = (finding.low or 0.0, False), (finding.high or 0.0, True)
    for cut in cuts:
        if Names.beyond(finding.id, cut) in true:
            low = max(low, cut)
        else:
            high = min(high, cut)
    if not low[1]:
        return low[0]
    return low[0] + 1 if low[0] + 1 < high[0] else (low[0] + high[0]) / 2


def shrunk(person: Anybody, solver: z3.Solver) -> z3.ModelRef:
    """The model of a person who denies all that the claim does not need.

    `solver` holds the claim and has found it satisfiable.
    """
    model = solver.model()
    for finding in person.findings.values():
        for plain in _plain(person, finding):
            if solver.check(plain) == z3.sat:
                model = solver.model()
                solver.add(plain)
                break
    return model


def _plain(person: Anybody, finding: Finding) -> list[Formula]:
    """The least telling answers to a finding, the plainest first."""
    name = finding.id
    answered = z3.And(person.asked(name), person.sure(name))
    if finding.type is FindingType.YES_NO:
        return [z3.And(answered, z3.Not(person.yes(name)))]
    if finding.type is FindingType.CHOICE:
        return [z3.And(answered, person.chosen(name, option.id)) for option in finding.options]
    return [answered]


def in_words(base: KnowledgeBase, witness: Witness, reads: frozenset[str]) -> str:
    """ "A 40-year-old man with fever, not sure about a weak leg, not asked about weight loss".

    Of numbers and choices, only those are named that decide something here, or are in `reads`.
    """
    reads |= _deciding(base, witness.findings)
    says = _told(base, witness.findings, reads)
    parts = [_who(witness.findings), f"with {_listed(says)}" if says else "who denies every danger"]
    unsure = [base.findings[f].short for f, a in witness.findings.items() if a is NOT_SURE]
    never_asked = sorted(base.read_by_rules - set(witness.findings))
    unasked = [base.findings[name].short for name in never_asked]
    if unsure:
        parts.append(f"not sure about {_listed(unsure)},")
    if unasked:
        parts.append(f"not asked about {_listed(unasked)},")
    if witness.marks:
        titles = [base.red_flags[flag].title for flag in witness.marks]
        parts.append(f"with {_listed(titles)} marked as checked by a clinician,")
    return " ".join(parts).rstrip(",")


def _who(findings: Findings) -> str:
    age = findings.known("age")
    sex = {"female": "woman", "male": "man"}.get(str(findings.known("sex")), "person")
    return f"A {age:g}-year-old {sex}" if isinstance(age, float) else f"A {sex}"


def _deciding(base: KnowledgeBase, findings: Findings) -> frozenset[str]:
    """The findings that the rules read that hold for this person."""
    held = {fired.flag for fired in triage(base, findings).fired}
    return frozenset().union(*(base.red_flags[flag].findings_read() for flag in held))


def _told(base: KnowledgeBase, findings: Findings, reads: frozenset[str]) -> list[str]:
    told = []
    for name, answer in findings.items():
        if name in ("age", "sex") or answer is False or answer is NOT_SURE:
            continue
        if answer is True or name in reads:
            told.append(_one_told(base.findings[name], answer))
    return [text for text in told if text]


def _one_told(finding: Finding, answer: Answer) -> str:
    if answer is True:
        return finding.short
    if isinstance(answer, str):
        option = finding.option(answer)
        return option.short or f"{finding.short}: {option.label}"
    if isinstance(answer, float):
        value = duration_in_words(answer) if finding.type is FindingType.DURATION else f"{answer:g}"
        return finding.short.format(value=value)
    return ""


def _listed(texts: Iterable[str]) -> str:
    texts = list(texts)
    more = f" and {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
    return ", ".join(texts[:SHOWN]) + more


def told(base: KnowledgeBase, witness: Witness) -> TriageResult:
    """What the program says to a witness, with the marks they set."""
    in_time = dict.fromkeys(witness.marks, SOME_DAY)
    over = dict.fromkeys(witness.marks_over, LONG_AGO)
    return triage(base, witness.findings, assessed=in_time | over, today=SOME_DAY)


def told_because(base: KnowledgeBase, witness: Witness) -> str:
    """ "is told soon (within 14 days) because of Fever (fever:same_day)"."""
    result = told(base, witness)
    return f"is told {_level(result)} {_why(base, result)}"


def _level(result: TriageResult) -> str:
    days = f" (within {result.within_days} days)" if result.disposition == "soon" else ""
    return _LEVELS[result.disposition] + days


def _why(base: KnowledgeBase, result: TriageResult) -> str:
    if result.raising:
        first = result.raising[0]
        return f"because of: {base.red_flags[first.flag].title} ({first.rule})"
    return "because no rule holds" if result.complete else "because the check is not complete"
