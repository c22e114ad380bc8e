"""What holds over every possible person: each finding answered, not sure, or not asked."""

import pytest
import z3
from hypothesis import HealthCheck, given, settings

from tests.laws.test_triage_laws import people
from tests.proofs.translate import ANSWERED, Person
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.load import load
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, SELF_CARE, soon
from unclench.engine.values.finding import FindingType, Role
from unclench.engine.values.findings import Findings

BASE = load()
LEVELS = (EMERGENCY, SAME_DAY, soon(3), soon(14))
DANGERS = [
    finding.id
    for finding in BASE.findings.values()
    if finding.type is FindingType.YES_NO and finding.role is Role.DANGER
]


def _nobody(*claims: z3.BoolRef) -> None:
    """Proves that no person fits the claims, or fails with that person in words."""
    solver = z3.Solver()
    solver.add(*claims)
    if solver.check() != z3.unsat:
        pytest.fail(f"this person fits: {_in_words(solver.model())}")


def _in_words(model: z3.ModelRef) -> str:
    told = {str(d): model[d] for d in model.decls()}
    asked = [name for name, value in told.items() if name.endswith(".state") and str(value) != "0"]
    return ", ".join(
        f"{name.split('.')[1]}={told.get(name.removesuffix('.state'), 'any')}"
        f"{' (not sure)' if str(told[name]) == '1' else ''}"
        for name in sorted(asked)
    )


@pytest.mark.parametrize("flag", BASE.red_flags.values(), ids=lambda flag: flag.id)
def test_no_true_red_flag_is_answered_below_its_level(flag):
    person = Person(BASE)

    for rule in flag.rules:
        holds = person.truths(rule.when, unsure_is=None).true
        _nobody(person.sensible(), holds, z3.Not(person.reaches(rule.to)))


def test_self_care_needs_every_red_flag_decided_false():
    person = Person(BASE)
    self_care = z3.And(z3.Not(person.reaches(soon(14))), z3.Not(person.undecided()))
    not_false = [
        z3.Not(person.truths(rule.when, unsure_is=None).false)
        for flag in BASE.red_flags.values()
        for rule in flag.rules
    ]
    settled_by_unsure = [
        z3.Not(person.truths(rule.when, unsure_is=True).false)
        for flag in BASE.red_flags.values()
        for rule in flag.rules
    ]

    _nobody(person.sensible(), self_care, z3.Or(not_false), z3.Or(settled_by_unsure))


@pytest.mark.parametrize("danger", DANGERS)
def test_turning_a_danger_to_yes_never_lowers_the_disposition(danger):
    before, after = Person(BASE, "before"), Person(BASE, "after")
    after.state = {**{n: before.state_of(n) for n in BASE.findings}, danger: z3.IntVal(ANSWERED)}
    after.value = {**{n: before.value_of(n) for n in BASE.findings}, danger: z3.BoolVal(True)}

    # A rule that does not read the finding fires after as it did before.
    for level in LEVELS:
        could_change = before.reaches(level, by_reading=danger)
        _nobody(before.sensible(), could_change, z3.Not(after.reaches(level)))


@pytest.mark.parametrize("flag", BASE.red_flags.values(), ids=lambda flag: flag.id)
def test_every_rule_can_fire_for_somebody(flag):
    person = Person(BASE)

    for rule in flag.rules:
        if rule.to == EMERGENCY and flag.id == "both_legs_long":
            continue
        solver = z3.Solver()
        solver.add(person.sensible(), person.truths(rule.when, unsure_is=None).true)
        assert solver.check() == z3.sat, flag.rule_id(rule)


@given(people())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_formulas_say_the_same_as_the_program(someone: Findings):
    someone = someone.with_({"different_pain": False, "many_visits": False})
    person = Person(BASE)
    solver = z3.Solver()
    solver.add(person.sensible(), person.is_(someone))

    result = triage(BASE, someone)
    known = max((fired.urgency for fired in result.fired), default=SELF_CARE)

    for level in LEVELS:
        said = z3.sat if known >= level else z3.unsat
        assert solver.check(person.reaches(level)) == said
