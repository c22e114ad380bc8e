"""Which painkillers a person may have without a prescription, and what speaks against the others.

The strictest rule wins. A "not sure" counts as yes. What was not asked, and could still make a rule
hold, keeps the answer open: never `may`. Source: rows MED-01 to MED-42 of the fact base.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.result import TriageResult
from unclench.engine.triage.triage import NEVER_SEEN, triage
from unclench.engine.values.advice import Exit
from unclench.engine.values.condition import Atom, evaluate, open_questions, reasons
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, SELF_CARE, Urgency
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import Page
from unclench.engine.values.medicine import Action, Medicine, MedicineRule


class MedicineStanding(StrEnum):
    """`may`: nothing that was asked speaks against it. `ask_first`: a pharmacist or doctor first.
    `not_for_you`: something speaks against it. `not_decided`: something was not asked yet."""

    MAY = "may"
    ASK_FIRST = "ask_first"
    NOT_FOR_YOU = "not_for_you"
    NOT_DECIDED = "not_decided"


_BY_STRENGTH = (MedicineStanding.MAY, MedicineStanding.ASK_FIRST, MedicineStanding.NOT_FOR_YOU)
_STRENGTH: Mapping[Action, int] = {Action.ASK: 1, Action.BLOCK: 2, Action.STOP: 3}
_NOT_FOR_YOU = _STRENGTH[Action.BLOCK]


@dataclass(frozen=True)
class FiredRule:
    """A rule that holds, and the answers that make it hold. `unsure`: only if a "not sure" is
    read as a yes."""

    rule: MedicineRule
    because: tuple[Atom, ...]
    unsure: bool


@dataclass(frozen=True)
class MedicineAnswer:
    """What is said of one medicine, and why: the rules that hold, the strictest first.

    `to_ask` are the findings that could still make it stricter.
    """

    medicine: str
    standing: MedicineStanding
    fired: tuple[FiredRule, ...] = ()
    to_ask: frozenset[str] = frozenset()


@dataclass(frozen=True)
class MedicineCheck:
    """The answer for every medicine of the shelves, in their order.

    `urgent`: the help that comes first, if it is needed today. `exit`: the person whom no medicine
    is spoken of with, such as a child. In an emergency, and with an exit, `answers` is empty.
    `stops` are the rules that hold and send to help, once each.
    """

    triage: TriageResult
    urgent: Urgency | None = None
    exit: Exit | None = None
    answers: tuple[MedicineAnswer, ...] = ()
    stops: tuple[FiredRule, ...] = ()

    @property
    def to_ask(self) -> frozenset[str]:
        """The findings that could still change an answer."""
        return frozenset().union(*(answer.to_ask for answer in self.answers))


def check_medicine(
    base: KnowledgeBase, medicine: Medicine, findings: Findings, country: str | None
) -> MedicineAnswer:
    """What is said of this medicine to somebody with these findings in that country.

    `country` is a code of the countries; None when it is not known, and then every rule counts.
    """
    rules = rules_of(base, medicine, country)
    fired = sorted(_fired(rules, findings), key=lambda f: -_STRENGTH[f.rule.action])
    floor = _STRENGTH[Action.ASK] if medicine.never_suggested else 0
    level = max((_STRENGTH[f.rule.action] for f in fired), default=floor)
    open_rules = [r for r in rules if _STRENGTH[r.action] > level and _is_open(r, findings)]
    asked = (open_questions(rule.when, findings) for rule in open_rules)
    undecided = bool(open_rules) and level < _NOT_FOR_YOU
    settled = _BY_STRENGTH[min(level, _NOT_FOR_YOU)]
    return MedicineAnswer(
        medicine.id,
        MedicineStanding.NOT_DECIDED if undecided else settled,
        tuple(fired),
        frozenset().union(*asked),
    )


def rules_of(
    base: KnowledgeBase, medicine: Medicine, country: str | None
) -> tuple[MedicineRule, ...]:
    """The rules that count for a medicine in a country."""
    groups = (base.medicine_rules[name].values() for name in medicine.rules)
    return tuple(rule for group in groups for rule in group if rule.counts_in(country))


def _fired(rules: Iterable[MedicineRule], findings: Findings) -> Iterable[FiredRule]:
    for rule in rules:
        if evaluate(rule.when, findings, unsure=True):
            sure = evaluate(rule.when, findings) is True
            yield FiredRule(rule, reasons(rule.when, findings), unsure=not sure)


def _is_open(rule: MedicineRule, findings: Findings) -> bool:
    return evaluate(rule.when, findings, unsure=True) is None


def check_medicines(
    base: KnowledgeBase,
    findings: Findings,
    *,
    country: str | None,
    assessed: Mapping[str, date] = NEVER_SEEN,
    today: date | None = None,
) -> MedicineCheck:
    """What is said of every medicine, after the danger signs: help that is needed comes first.

    `assessed` and `today` as in `triage`.
    """
    result = triage(base, findings, assessed=assessed, today=today)
    exit_ = _exit(base, findings)
    answers = tuple(
        check_medicine(base, base.medicines[name], findings, country)
        for shelf in base.medicine_shelves
        for name in shelf.medicines
    )
    held = (f for answer in answers for f in answer.fired if f.rule.action is Action.STOP)
    stops = tuple(dict.fromkeys(held))
    urgent = _urgent(result, stops)
    if exit_ or urgent == EMERGENCY:
        answers = ()
    return MedicineCheck(result, urgent, exit_, answers, stops)


def _urgent(result: TriageResult, stops: Iterable[FiredRule]) -> Urgency | None:
    """The most pressing of what triage and the rules that stop demand; None below `same_day`."""
    demands = [*(f.urgency for f in result.raising), *map(_demand, stops)]
    level = max(demands, default=SELF_CARE)
    return level if level >= SAME_DAY else None


def _demand(fired: FiredRule) -> Urgency:
    """How soon a rule that stops sends to help. As in triage, what rests on a "not sure" is an
    emergency only with a partner."""
    to = fired.rule.to or SELF_CARE
    return min(to, SAME_DAY) if fired.unsure else to


def _exit(base: KnowledgeBase, findings: Findings) -> Exit | None:
    """The exit that offers nothing at all and holds for this person; "not sure" counts as yes."""
    holding = (e for e in base.exits.values() if evaluate(e.when, findings, unsure=True))
    return next((e for e in holding if not e.offer), None)


def next_medicine_page(base: KnowledgeBase, check: MedicineCheck) -> Page | None:
    """The first page with a question that could still change an answer."""
    return next(
        (page for page in base.medicine_pages.pages if check.to_ask & set(page.findings)), None
    )
