"""Which records stand in which folder or file of the knowledge."""

from collections.abc import Mapping
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.check_fair_tests import fair_test_records


def record_folders(base: KnowledgeBase) -> dict[str, Mapping[Any, Any]]:
    """Every record that carries a source and a certainty, by the folder or file it stands in."""
    return {
        "findings": base.findings,
        "concepts": base.concepts,
        "red_flags": base.red_flags,
        "assessed.yaml": {"assessed": base.assessed},
        "advice": base.advice,
        "exits": base.exits,
        "interventions": base.interventions,
        "shared_cautions.yaml": base.shared_cautions,
        "stop_rules.yaml": base.stop_rules,
        "countries.yaml": base.countries,
        "contradictions.yaml": base.contradictions,
        "helplines.yaml": base.helplines,
        "medicines": base.medicines,
        **{f"medicine_rules/{name}.yaml": rules for name, rules in base.medicine_rules.items()},
        "follow_up/check_ins.yaml": base.check_ins,
        "follow_up/triggers.yaml": base.triggers,
        "follow_up/quick_look.yaml": {base.quick_look.id: base.quick_look},
        "follow_up/usual_course.yaml": base.usual_course,
        "words.yaml": base.topics,
        "word_families.yaml": base.word_families,
        "lay_words.yaml": base.lay_words,
        "asked_as.yaml": base.asked_as,
        "treatments": base.treatments,
        "noticeable_change.yaml": {base.noticeable_change.id: base.noticeable_change},
        "lifting.yaml": {base.lifting.id: base.lifting},
        "habits": base.habits,
        "questions": base.questions,
        "claims": base.claims,
        "causes": base.causes,
        "weighing.yaml": {base.weighing.id: base.weighing},
        "self_tests": base.self_tests,
        "second_looks.yaml": base.second_looks,
        "sleep.yaml": {base.sleep.id: base.sleep},
        "desk.yaml": {base.desk.id: base.desk},
        "capacity_tests.yaml": base.capacity_tests,
        "crisis.yaml": {base.crisis.id: base.crisis},
        "lessons": base.lessons,
        "care.yaml": {base.care.id: base.care},
        "plan/rows.yaml": base.plan.rows,
        "plan/notes.yaml": base.plan.notes,
        "plan/rules.yaml": {base.plan.rules.id: base.plan.rules},
        "plan/progression.yaml": {base.plan.progression.id: base.plan.progression},
        **_kept_of(base),
        **_learnt_from(base),
        **fair_test_records(base),
    }


def _kept_of(base: KnowledgeBase) -> dict[str, Mapping[Any, Any]]:
    """What a diary asks and what is kept of it."""
    return {
        "trackers": base.trackers,
        "outcome_measures": base.outcome_measures,
        "set_off.yaml": base.set_off,
        "factors.yaml": base.factors,
        "episode.yaml": {base.episode.id: base.episode},
    }


def _learnt_from(base: KnowledgeBase) -> dict[str, Mapping[Any, Any]]:
    """What is assumed, compared and said where something is learnt about one person."""
    return {
        "learning/effects.yaml": base.effect_priors,
        "learning/relief.yaml": {base.relief_rules.id: base.relief_rules},
        "learning/options.yaml": base.relief_options,
        "learning/waiting.yaml": {base.waiting.id: base.waiting},
        "learning/words.yaml": base.claim_words,
        "learning/reasons.yaml": base.reason_words,
    }
