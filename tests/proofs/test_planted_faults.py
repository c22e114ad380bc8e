"""Each proof can fail: a fault is planted, and the proof answers with a person who meets it."""

from dataclasses import replace
from types import MappingProxyType

import pytest
import z3

from tests.shipped import BASE
from unclench.engine.assessment import assess
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.offer import Offer, Standing
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, soon
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.interview import Interview
from unclench.engine.values.parse import parse
from unclench.engine.values.red_flag import AssessedFor, Rule, Tier
from unclench.proofs.interview_properties import (
    every_finding_can_be_asked,
    more_answers_change_nothing_settled,
    no_path_ends_too_early,
)
from unclench.proofs.offer_properties import (
    nothing_contraindicated_is_offered,
    offers_agree_with_the_program,
)
from unclench.proofs.person import NEVER, Correction
from unclench.proofs.proof import Proof
from unclench.proofs.triage_properties import (
    agrees_with_the_program,
    every_rule_can_fire,
    no_rule_is_covered_unmarked,
    reassurance_calms_only_what_it_names,
    self_care_needs_every_flag_false,
    true_flags_keep_their_level,
    unknown_is_never_no,
    worry_never_lowers,
)

KEPT = ("fever", "saddle_numbness", "cough_worse", "many_visits", "both_legs_long")


def small(base: KnowledgeBase = BASE) -> KnowledgeBase:
    """The knowledge with a handful of red flags, so that a planted fault is found quickly."""
    return with_flags(base, {name: base.red_flags[name] for name in KEPT})


def with_flags(base: KnowledgeBase, flags: dict) -> KnowledgeBase:
    return replace(base, red_flags=MappingProxyType(flags))


def changed(flag: str, **changes: object) -> KnowledgeBase:
    base = small()
    return with_flags(base, {**base.red_flags, flag: replace(base.red_flags[flag], **changes)})


def ruled(flag: str, to, when: str) -> KnowledgeBase:
    """A red flag whose only rule is this one."""
    return changed(flag, rules=(Rule(to, parse(when)),))


def test_a_program_that_reads_not_sure_as_no_is_caught(monkeypatch):
    def careless(base, findings, **rest):
        said = {k: False if v is NOT_SURE else v for k, v in findings.items()}
        return assess.triage(base, Findings(said), **rest)

    monkeypatch.setattr("unclench.proofs.witness.triage", careless)
    outcome = agrees_with_the_program(Proof(small()))

    assert "but the formulas say" in outcome.people[0]


def test_a_tier_a_flag_that_a_clinicians_check_could_settle_is_caught():
    base = changed("saddle_numbness", assessed=AssessedFor.THREE_MONTHS, assessed_up_to=EMERGENCY)

    outcome = true_flags_keep_their_level(Proof(base))

    assert "numb or odd feeling between the legs" in outcome.people[0]
    assert "is told emergency" not in outcome.people[0]


def test_a_rule_that_another_danger_switches_off_is_caught():
    outcome = worry_never_lowers(Proof(ruled("cough_worse", SAME_DAY, "cough_worse and not rash")))

    assert "is told same-day because of" in outcome.people[0]
    assert "would be told less with a yes to" in outcome.people[0]


def test_a_shown_answer_that_counts_for_nothing_where_the_other_was_not_asked_is_caught(
    monkeypatch,
):
    monkeypatch.setattr(
        Correction, "is_read", lambda self, denied, shown: z3.And(shown, denied.true)
    )

    outcome = unknown_is_never_no(Proof(small()))

    assert any("would be told more with a no to" in text for text in outcome.people)


def test_a_reassuring_answer_that_calms_another_flag_is_caught():
    base = ruled("fever", SAME_DAY, "fever and not legs_explained")

    outcome = reassurance_calms_only_what_it_names(Proof(base))

    assert "A clinician explained the numb feet" in outcome.people[0]


def test_self_care_while_something_was_not_asked_is_caught():
    proof = Proof(small())
    proof.decision.any_open = NEVER

    outcome = self_care_needs_every_flag_false(proof)

    assert "not asked about" in outcome.people[0]


def test_a_rule_that_nobody_can_meet_is_caught():
    outcome = every_rule_can_fire(Proof(ruled("fever", SAME_DAY, "age < 18 and age > 60")))

    assert outcome.people == ("`fever:same_day` can hold for nobody",)


def test_a_rule_called_dormant_that_can_hold_is_caught():
    sleeping = (Rule(SAME_DAY, parse("fever"), dormant="For no good reason."),)

    outcome = every_rule_can_fire(Proof(changed("fever", rules=sleeping)))

    assert outcome.people == ("`fever:same_day` is marked as dormant, but can hold",)


def test_a_rule_that_others_cover_is_caught():
    base = ruled("cough_worse", soon(3), "cough_worse and fever")

    outcome = no_rule_is_covered_unmarked(Proof(base))

    assert "`cough_worse:soon_3` is wholly covered by fever:same_day" in outcome.people[0]


def test_a_rule_that_claims_to_be_covered_and_is_not_is_caught():
    claims = (Rule(SAME_DAY, parse("cough_worse"), covered_by=("fever:same_day",)),)

    outcome = no_rule_is_covered_unmarked(Proof(changed("cough_worse", rules=claims)))

    assert outcome.people == ("`cough_worse:same_day` is marked as covered, but is not",)


def _without_page(base: KnowledgeBase, page_id: str) -> KnowledgeBase:
    pages = tuple(page for page in base.interview.pages if page.id != page_id)
    return replace(base, interview=Interview(pages))


def test_a_finding_that_no_page_asks_for_is_caught():
    outcome = every_finding_can_be_asked(Proof(_without_page(small(), "sepsis")))

    assert any("`mottled_skin` decides a rule" in text for text in outcome.people)


def test_a_path_that_ends_before_a_danger_was_asked_is_caught():
    outcome = no_path_ends_too_early(Proof(_without_page(small(), "bladder")))

    assert "and no question is left" in outcome.people[0]


def test_an_answer_called_complete_that_more_answers_raise_is_caught():
    base = ruled("fever", EMERGENCY, "fever or rash")
    proof = Proof(base)
    proof.decision._half_open = lambda rule: NEVER

    outcome = more_answers_change_nothing_settled(proof)

    assert any("further answers raise it" in text for text in outcome.people)


def test_an_offer_that_reads_not_sure_as_no_is_caught(monkeypatch):
    monkeypatch.setattr(
        "unclench.proofs.offer_properties._is_offered",
        lambda proof, record: (
            proof.person.truths(record.contraindications[0].when).true
            if record.contraindications
            else NEVER
        ),
    )

    outcome = nothing_contraindicated_is_offered(Proof(BASE))

    assert "is offered in spite of it" in outcome.people[0]


def test_a_program_that_offers_regardless_is_caught(monkeypatch):
    monkeypatch.setattr(
        "unclench.proofs.offer_properties.offer",
        lambda base, record, findings: Offer(record.id, Standing.OFFERED),
    )

    outcome = offers_agree_with_the_program(Proof(BASE))

    assert not outcome.proved


def test_a_plan_that_passes_over_a_contraindication_is_caught(monkeypatch):
    monkeypatch.setattr("unclench.engine.plan.choose.Pool.may", lambda pool, name: True)

    outcome = offers_agree_with_the_program(Proof(BASE))

    assert not outcome.proved


@pytest.mark.parametrize("flag", [f.id for f in BASE.red_flags.values() if f.tier is Tier.A])
def test_no_tier_a_flag_can_be_settled_by_a_clinicians_check(flag):
    assert BASE.red_flags[flag].assessed_up_to is None
