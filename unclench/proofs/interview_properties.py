"""What is proved about the questions: all can be asked, and none that matters is left out."""

from collections.abc import Iterator

import z3

from unclench.engine.assessment.assess import next_page, rows_to_show
from unclench.engine.values.condition import Atom, Condition, Not, evaluate, findings_read, parts_of
from unclench.engine.values.disposition import EMERGENCY
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import PageKind
from unclench.engine.values.red_flag import RedFlag, Rule, Tier
from unclench.proofs.person import Formula, all_of, any_of
from unclench.proofs.proof import Obligation, Outcome, Proof


def every_finding_can_be_asked(proof: Proof) -> Outcome:
    """For every finding that a rule reads, a person who is asked for it on their way."""
    read = proof.base.read_by_rules
    never = [name for name in sorted(read) if not _is_asked_of_somebody(proof, name)]
    told = (f"`{name}` decides a rule, but nobody is ever asked for it" for name in never)
    return Outcome(len(read) - len(never), tuple(told))


def _is_asked_of_somebody(proof: Proof, name: str) -> bool:
    page = proof.base.interview.page_of(name)
    beside = page.findings if page and name in page.always else (name,)
    rules = [rule for rule in proof.base.rules if findings_read(rule[1].when) & set(beside)]
    return any(_asked_because_of(proof, name, near, rule) for rule in rules for near in beside)


def _asked_because_of(proof: Proof, name: str, near: str, held: tuple[RedFlag, Rule]) -> bool:
    """Somebody for whom a rule hangs on a finding, and nothing else demands as much."""
    flag, rule = held
    sure = proof.decision.sure(rule)
    calm = [
        z3.Not(proof.decision.sure(other))
        for _, other in proof.base.rules
        if other is not rule and other.to >= rule.to
    ]
    calm += [z3.Not(when) for name, when in proof.decision.raisers.items() if name != flag.id]
    calm.append(proof.no_contradiction())
    known = [proof.person.sure(finding) for finding in proof.base.findings]
    hidden = [(proof.person.sure(name), z3.BoolVal(False)) for name in proof.telling(near)]
    without = z3.substitute(sure, *hidden)
    found = proof.somebody(sure, z3.Not(without), *known, *calm)
    return found is not None and name in _walk(proof, found.findings)


def _walk(proof: Proof, truth: Findings) -> Findings:
    """The interview with somebody who answers truthfully whatever is asked."""
    findings = Findings()
    while (page := next_page(proof.base, findings)) is not None:
        rows = page.findings
        if page.kind is not PageKind.PRESET:
            rows = rows_to_show(proof.base, page, findings)
        else:
            rows = tuple({s.finding for preset in page.presets for s in preset.sets})
        findings = findings.with_({name: truth[name] for name in rows})
    return findings


def no_path_ends_too_early(proof: Proof) -> Outcome:
    """When no page is left, short of an emergency, every tier-A rule above the answer is decided,
    and every finding that alone makes a tier-A emergency was asked."""
    return proof.nobody(_early_ends(proof), proof.decision.no_marks(), _no_page_is_left(proof))


def _early_ends(proof: Proof) -> Iterator[Obligation]:
    decision = proof.decision
    for flag, rule in proof.base.rules:
        if flag.tier is not Tier.A:
            continue
        yield Obligation(
            decision.undecided(flag, rule),
            f"and no question is left, although `{flag.rule_id(rule)}` is not decided",
        )
    for name in telling_alone(proof):
        title = proof.base.findings[name].title
        complaint = f"and no question is left, although nobody asked about: {title}"
        yield Obligation(z3.Not(proof.person.asked(name)), complaint)


def more_answers_change_nothing_settled(proof: Proof) -> Outcome:
    """An answer more never lowers what answers demanded; once complete, it never raises it.

    Besides an answer that contradicts one given before, or that shows something which nobody has
    asked about, which the questions do not lead to.
    """
    later = _Later(proof)
    fitting = [later.so(proof.no_contradiction()), later.so(proof.asked_in_order())]
    fitting += [proof.asked_in_order(), proof.decision.no_marks()]
    return proof.nobody(_changes(proof, later), later.follows, *fitting)


class _Later:
    """The same person, with further findings asked and every answer kept."""

    def __init__(self, proof: Proof) -> None:
        self._twins = {
            finding.id: [
                (variable, z3.Bool(f"later.{variable.decl().name()}"))
                for variable in proof.person.variables(finding)
            ]
            for finding in proof.base.findings.values()
        }
        kept = [self._kept(proof, finding) for finding in proof.base.findings.values()]
        self.follows = z3.And(self.so(proof.person.sensible()), *kept)

    def so(self, formula: Formula) -> Formula:
        """The formula, said of the person later on."""
        return z3.substitute(formula, *(pair for pairs in self._twins.values() for pair in pairs))

    def _kept(self, proof: Proof, finding: Finding) -> Formula:
        same = [variable == twin for variable, twin in self._twins[finding.id]]
        return z3.Implies(proof.person.asked(finding.id), z3.And(same))


def _changes(proof: Proof, later: _Later) -> Iterator[Obligation]:
    decision = proof.decision
    complete = all_of(z3.Not(decision.undecided(flag, rule)) for flag, rule in proof.base.rules)
    for level in decision.levels:
        before = decision.level_reaches(level)
        after = later.so(before)
        yield Obligation(z3.And(before, z3.Not(after)), "and would be told less with more answers")
        raised = z3.And(complete, z3.Not(before), after)
        yield Obligation(raised, "and that counts as complete, but further answers raise it")


def telling_alone(proof: Proof) -> list[str]:
    """The findings of which a yes alone makes a tier-A emergency."""
    denied = {f.id: False for f in proof.base.findings.values() if f.type is FindingType.YES_NO}
    rules = [rule for flag, rule in proof.base.rules if flag.tier is Tier.A]
    severe = [rule.when for rule in rules if rule.to == EMERGENCY]
    return [
        name
        for name in denied
        if any(evaluate(when, Findings({**denied, name: True})) is True for when in severe)
    ]


def _no_page_is_left(proof: Proof) -> Formula:
    asked_for = any_of(
        z3.And(proof.decision.undecided(flag, rule), _page_asks(proof, rule.when, unsure=unsure))
        for flag, rule in proof.base.rules
        for unsure in (True, False)
    )
    emergency = proof.decision.level_reaches(EMERGENCY)
    return all_of([z3.Not(asked_for), z3.Not(emergency)])


def _page_asks(proof: Proof, condition: Condition, *, unsure: bool) -> Formula:
    """Some page asks for a finding that could still settle the condition."""
    is_open = proof.person.truths(condition, unsure=unsure, waiting=True).open
    if isinstance(condition, Atom):
        on_a_page = proof.base.interview.page_of(condition.finding) is not None
        by_another = proof.person.could_be_shown(condition.finding)
        return z3.And(is_open, z3.Or(z3.BoolVal(on_a_page), by_another))
    flipped = not unsure if isinstance(condition, Not) else unsure
    parts = [_page_asks(proof, part, unsure=flipped) for part in parts_of(condition)]
    return z3.And(is_open, any_of(parts))
