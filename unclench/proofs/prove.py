"""Everything that is proved, and the report on it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.proofs.interview_properties import (
    every_finding_can_be_asked,
    more_answers_change_nothing_settled,
    no_path_ends_too_early,
)
from unclench.proofs.offer_properties import (
    nothing_contraindicated_is_offered,
    offers_agree_with_the_program,
)
from unclench.proofs.proof import Outcome, Proof, Property
from unclench.proofs.triage_properties import (
    agrees_with_the_program,
    contradictions_are_read_the_safer_way,
    every_rule_can_fire,
    no_rule_is_covered_unmarked,
    reassurance_calms_only_what_it_names,
    self_care_needs_every_flag_false,
    true_flags_keep_their_level,
    unknown_is_never_no,
    worry_never_lowers,
)

PROPERTIES = (
    Property(
        "same",
        "The formulas that are proved about say the same as the program that runs.",
        agrees_with_the_program,
    ),
    Property(
        "level",
        'No true red flag is answered below its level, and "not sure" costs one level at most.',
        true_flags_keep_their_level,
    ),
    Property(
        "worry",
        "A further worrying finding never lowers what a person is told.",
        worry_never_lowers,
    ),
    Property(
        "unknown",
        "A worrying finding that is not sure, or was not asked, is never read as a no.",
        unknown_is_never_no,
    ),
    Property(
        "reassurance",
        "A finding that explains an answer away lowers no red flag but those that it names.",
        reassurance_calms_only_what_it_names,
    ),
    Property(
        "self_care",
        "Nobody is told self-care unless every red flag is decided false.",
        self_care_needs_every_flag_false,
    ),
    Property(
        "contradiction",
        "Answers that contradict one another are read the safer way.",
        contradictions_are_read_the_safer_way,
    ),
    Property("alive", "Every rule can hold for somebody.", every_rule_can_fire),
    Property(
        "needed",
        "Every rule decides for somebody, or names the rules that cover it.",
        no_rule_is_covered_unmarked,
    ),
    Property(
        "askable",
        "Every finding that a rule reads is asked of somebody.",
        every_finding_can_be_asked,
    ),
    Property(
        "path",
        "No path through the questions ends before the tier-A findings are asked.",
        no_path_ends_too_early,
    ),
    Property(
        "complete",
        "An answer more never lowers what the answers demand; a complete answer stays as it is.",
        more_answers_change_nothing_settled,
    ),
    Property(
        "offer",
        "Nothing that a contraindication speaks against, or might, is offered.",
        nothing_contraindicated_is_offered,
    ),
    Property(
        "offer_same",
        "The program offers nothing that the formulas hold back.",
        offers_agree_with_the_program,
    ),
)


@dataclass(frozen=True)
class Shown:
    """A property, what came of it, and how long that took."""

    property: Property
    outcome: Outcome
    seconds: float


def prove(base: KnowledgeBase) -> Iterator[Shown]:
    """Every property in turn."""
    proof = Proof(base)
    for wanted in PROPERTIES:
        began = time.perf_counter()
        outcome = wanted.show(proof)
        yield Shown(wanted, outcome, time.perf_counter() - began)
