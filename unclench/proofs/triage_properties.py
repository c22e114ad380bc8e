"""What is proved about triage: levels, worrying answers, self-care, and rules that matter."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import z3

from unclench.engine.values.disposition import Urgency
from unclench.engine.values.finding import FindingType, Role
from unclench.engine.values.red_flag import RedFlag, Rule, Tier
from unclench.proofs.decision import Decision
from unclench.proofs.person import NEVER, Anybody, Formula, all_of, any_of
from unclench.proofs.proof import Obligation, Outcome, Proof, every_condition
from unclench.proofs.witness import told


def agrees_with_the_program(proof: Proof) -> Outcome:
    """For every rule that holds, half holds or is open, somebody whom both treat alike."""
    met, wrong = 0, []
    for flag, rule in proof.base.rules:
        for formula in _states(proof, flag, rule):
            found = proof.told_in(formula)
            if found is None:
                continue
            if told(proof.base, found[0]).urgency == found[1]:
                met += 1
            else:
                wrong.append(proof.sentence(found[0], f"but the formulas say {found[1]}"))
    return Outcome(met, tuple(wrong))


def _states(proof: Proof, flag: RedFlag, rule: Rule) -> Iterator[Formula]:
    decision = proof.decision
    sure, favoured = decision.sure(rule), decision.favoured(rule)
    yield sure
    yield z3.And(favoured.true, z3.Not(sure))
    yield favoured.open
    yield z3.And(sure, any_of(decision.raisers.values()))
    if flag.assessed_up_to is not None:
        yield z3.And(sure, decision.settled(flag))
        yield z3.And(sure, decision.mark_over(flag))


def true_flags_keep_their_level(proof: Proof) -> Outcome:
    """A rule that holds is answered at its level or above; "not sure" costs one level at most.

    The only exception is a flag below tier A that a clinician checked, up to the level that its
    record allows.
    """
    return proof.nobody(_levels(proof))


def _levels(proof: Proof) -> Iterator[Obligation]:
    decision = proof.decision
    for flag, rule in proof.base.rules:
        name, seen = flag.rule_id(rule), _may_be_settled(proof, flag, rule)
        yield Obligation(
            z3.And(decision.sure(rule), z3.Not(decision.says_at_least(rule.to)), z3.Not(seen)),
            f"although `{name}` holds and demands {rule.to}",
            flag.findings_read(),
        )
        yield Obligation(
            z3.And(
                decision.favoured(rule).true,
                z3.Not(decision.says_at_least(rule.to.lowered())),
                z3.Not(seen),
            ),
            f"although `{name}` may hold and demands {rule.to.lowered()} even then",
            flag.findings_read(),
        )


def _may_be_settled(proof: Proof, flag: RedFlag, rule: Rule) -> Formula:
    limit = flag.assessed_up_to
    if flag.tier is Tier.A or limit is None or rule.to > limit:
        return NEVER
    return z3.Or(proof.decision.marked(flag), proof.decision.mark_over(flag))


def worry_never_lowers(proof: Proof) -> Outcome:
    """Turning a finding that is not reassuring into a yes never lowers what a person is told."""
    return proof.nobody(_worries(proof), proof.decision.no_marks())


def _worries(proof: Proof) -> Iterator[Obligation]:
    for finding in _read_yes_or_no(proof):
        if proof.base.findings[finding].role is Role.REASSURING:
            continue
        told = [proof.decision.says_at_least(level) for level in proof.decision.levels]
        lower = [z3.And(level, z3.Not(_with_yes(proof, finding, level))) for level in told]
        title = proof.base.findings[finding].title
        yield Obligation(z3.Or(lower), f"and would be told less with a yes to: {title}")


def unknown_is_never_no(proof: Proof) -> Outcome:
    """Whoever is not sure of a finding that is not reassuring, or was not asked for it, is told at
    least what they would be told if they denied it."""
    return proof.nobody(_unknowns(proof), proof.decision.no_marks())


def _unknowns(proof: Proof) -> Iterator[Obligation]:
    for finding in _read_yes_or_no(proof):
        if proof.base.findings[finding].role is Role.REASSURING:
            continue
        told = [proof.decision.says_at_least(level) for level in proof.decision.levels]
        lower = [z3.And(_with_no(proof, finding, level), z3.Not(level)) for level in told]
        title = proof.base.findings[finding].title
        unknown = z3.Not(proof.person.sure(finding))
        complaint = f"and would be told more with a no to: {title}"
        yield Obligation(z3.And(unknown, z3.Or(lower)), complaint)


def _read_yes_or_no(proof: Proof) -> list[str]:
    read, findings = proof.base.read_by_rules, proof.base.findings
    return sorted(name for name in read if findings[name].type is FindingType.YES_NO)


def _with_yes(proof: Proof, finding: str, formula: Formula) -> Formula:
    return _answered(proof, finding, formula, yes=True)


def _with_no(proof: Proof, finding: str, formula: Formula) -> Formula:
    return _answered(proof, finding, formula, yes=False)


def _answered(proof: Proof, finding: str, formula: Formula, *, yes: bool) -> Formula:
    person = proof.person
    known = [(v(finding), z3.BoolVal(True)) for v in (person.asked, person.sure)]
    return z3.substitute(formula, *known, (person.yes(finding), z3.BoolVal(yes)))


def reassurance_calms_only_what_it_names(proof: Proof) -> Outcome:
    """A yes that explains an answer away lowers no red flag but those that it says it explains."""
    return proof.nobody(_reassurances(proof), proof.decision.no_marks())


def _reassurances(proof: Proof) -> Iterator[Obligation]:
    for name in _read_yes_or_no(proof):
        finding = proof.base.findings[name]
        if finding.role is not Role.REASSURING:
            continue
        for level in proof.decision.levels:
            others = _demanded_besides(proof, finding.explains, level)
            after = _with_yes(proof, name, proof.decision.says_at_least(level))
            complaint = f"and would be told less with a yes to: {finding.title}"
            yield Obligation(z3.And(others, z3.Not(after)), complaint)


def _demanded_besides(proof: Proof, flags: tuple[str, ...], level: Urgency) -> Formula:
    others = [flag for flag in proof.base.red_flags.values() if flag.id not in flags]
    return any_of(proof.decision.flag_demands(flag, level) for flag in others)


def contradictions_are_read_the_safer_way(proof: Proof) -> Outcome:
    """What is told is never less than what the answers would demand if none were corrected."""
    return proof.nobody(_corrections(proof), proof.decision.no_marks())


def _corrections(proof: Proof) -> Iterator[Obligation]:
    plainly = replace(proof.base, contradictions=MappingProxyType({}))
    uncorrected = Decision(plainly, Anybody(plainly.findings, every_condition(proof.base)))
    for level in proof.decision.levels:
        demanded = uncorrected.level_reaches(level)
        yield Obligation(
            z3.And(demanded, z3.Not(proof.decision.says_at_least(level))),
            f"although the answers as they were given demand {level}",
        )


def self_care_needs_every_flag_false(proof: Proof) -> Outcome:
    """`self_care` is said only when every rule is decided false, whatever "not sure" may mean.

    Besides the rules of flags below tier A that a clinician has checked.
    """
    return proof.nobody(_self_care(proof))


def _self_care(proof: Proof) -> Iterator[Obligation]:
    for flag, rule in proof.base.rules:
        false = proof.decision.favoured(rule).false
        settled = _may_be_settled(proof, flag, rule)
        yield Obligation(
            z3.And(proof.decision.says_self_care, z3.Not(false), z3.Not(settled)),
            f"although `{flag.rule_id(rule)}` is not decided false",
            flag.findings_read(),
        )


def every_rule_can_fire(proof: Proof) -> Outcome:
    """For every rule there is somebody for whom it holds, or it is marked as dormant."""
    met, dead = 0, []
    for flag, rule in proof.base.rules:
        if proof.fits(proof.decision.sure(rule)) is not bool(rule.dormant):
            met += 1
        else:
            told = "is marked as dormant, but can hold" if rule.dormant else "can hold for nobody"
            dead.append(f"`{flag.rule_id(rule)}` {told}")
    return Outcome(met, tuple(dead))


def no_rule_is_covered_unmarked(proof: Proof) -> Outcome:
    """Every rule decides for somebody alone, or names the rules that cover it, and they do."""
    met, covered = 0, []
    for flag, rule in proof.base.rules:
        if rule.dormant:
            continue
        complaint = _coverage(proof, flag, rule)
        met += not complaint
        covered += [complaint] if complaint else []
    return Outcome(met, tuple(covered))


def _coverage(proof: Proof, flag: RedFlag, rule: Rule) -> str:
    others = [other for other in proof.base.rules if other[1] is not rule]
    alone = all_of(z3.Not(proof.decision.sure(other)) for _, other in others if other.to >= rule.to)
    decides = proof.fits(proof.decision.sure(rule), alone)
    name = flag.rule_id(rule)
    if decides:
        return f"`{name}` is marked as covered, but is not" if rule.covered_by else ""
    if not rule.covered_by:
        return f"`{name}` is wholly covered by {', '.join(_covering(proof, rule))}; say so"
    named = [other for f, other in others if f.rule_id(other) in rule.covered_by]
    missed = all_of(z3.Not(proof.decision.sure(other)) for other in named if other.to >= rule.to)
    held = not proof.fits(proof.decision.sure(rule), missed)
    return "" if held else f"`{name}` is not covered by {', '.join(rule.covered_by)} alone"


def _covering(proof: Proof, rule: Rule) -> list[str]:
    """A small set of rules that together cover this one: every one of them is needed."""
    needed = [o for o in proof.base.rules if o[1] is not rule and o[1].to >= rule.to]
    for other in list(needed):
        rest = [o for o in needed if o is not other]
        missed = all_of(z3.Not(proof.decision.sure(o[1])) for o in rest)
        if not proof.fits(proof.decision.sure(rule), missed):
            needed = rest
    return [flag.rule_id(other) for flag, other in needed]
