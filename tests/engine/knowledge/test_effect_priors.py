"""What is assumed of effects before the first session, as the knowledge holds it."""

import pytest

from tests.engine.knowledge.broken import broken
from unclench.engine.knowledge.check_learning import WEAK_DEFAULT
from unclench.engine.learning.relief.priors import option_prior, priors_for
from unclench.engine.values.intervention import Phase
from unclench.engine.values.record import Certainty

EFFECTS = "learning/effects.yaml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("treatments: [mckenzie]", "treatments: [mckenzy]", "Did you mean `mckenzie`?"),
        ("interventions: [relaxed_lying]", "interventions: [lying]", "nothing of `interventions`"),
        ("medicines: [paracetamol]", "medicines: [paracetamoll]", "nothing of `medicines`"),
        ("immediate: {mean: 1.2, sd: 0.9}", "immediate: {mean: 1.2, sd: 0}", "has to be above 0"),
        ("immediate: {mean: 1.2, sd: 0.9}", "immediate: {mean: 12, sd: 1}", "lies outside of -10"),
        ("shrink: 0.5", "shrink: 1.5", "up to 1"),
        ("group: warmth", "group: warm", "Did you mean `warmth`?"),
        ("kinds: [cold]", "kinds: [cold, heat]", "`heat` stands in 2 priors under `kinds`"),
        ("anything_else:", "anything:", "`anything_else` is missing"),
        ("source: [general_knowledge]", "source: [tx_s999]", "no source is called `tx_s999`"),
    ],
)
def test_a_mistake_is_told_in_words(knowledge_copy, old, new, said):
    assert said in broken(knowledge_copy, EFFECTS, old, new)


def test_a_missing_part_of_the_rules_is_told(knowledge_copy):
    said = broken(knowledge_copy, "learning/relief.yaml", "novel_uses: 2\n", "")

    assert "relief.yaml" in said
    assert "`novel_uses` is missing" in said


def test_there_are_twenty_six_priors_and_a_weak_one(base):
    assert len(base.effect_priors) == 27


@pytest.mark.parametrize(
    ("option", "phase", "rests_on", "mean"),
    [
        ("heat_pack", Phase.ACUTE, "heat_acute", 1.2),
        ("heat_pack", Phase.CHRONIC, "heat_chronic", 0.8),
        ("press_up", Phase.ACUTE, "directional_movement", 0.4),
        ("cat_camel", Phase.ACUTE, "gentle_mobility", 0.5),
        ("plank", Phase.ACUTE, "exercise_acute", 0.0),
        ("plank", Phase.CHRONIC, "core_chronic", 0.1),
        ("tens", Phase.CHRONIC, "tens", 1.0),
        ("ibuprofen", Phase.ACUTE, "anti_inflammatory_tablet_acute", 0.7),
        ("hat_with_bells", Phase.ACUTE, WEAK_DEFAULT, 0.0),
    ],
)
def test_an_option_finds_its_prior(base, option, phase, rests_on, mean):
    prior = option_prior(base, option, phase)

    assert (prior.rests_on, prior.mean) == (rests_on, mean)
    assert prior.weak == (rests_on == WEAK_DEFAULT)


@pytest.mark.parametrize("phase", list(Phase))
def test_every_intervention_has_a_prior_and_few_only_the_weak_one(base, phase):
    priors = priors_for(base, base.interventions, phase)

    assert {option.id for option in priors.options if option.weak} == {"tai_chi_shift"}


def test_what_rests_on_memory_is_marked(base):
    priors = base.effect_priors

    assert priors["position_of_ease"].certainty is Certainty.UNVERIFIED
    assert priors["core_chronic"].certainty is Certainty.UNVERIFIED


def test_every_prior_allows_nothing_and_most_allow_harm(base):
    low = [p.immediate.mean - 2 * p.immediate.sd for p in base.effect_priors.values()]

    assert max(low) < 0
