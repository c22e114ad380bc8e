"""What speaks for and against a cause, and how much it counts."""

from math import exp, isclose, log

import pytest

from tests.people import a_person
from unclench.engine.causes.weigh import weigh_causes
from unclench.engine.values.cause import Fit
from unclench.engine.values.findings import Findings

LEG = {"pain_travels": "below_knee", "leg_pain": True}


def fit_of(base, findings, cause):
    return next((f for f in weigh_causes(base, findings) if f.cause.id == cause), None)


def odds(p: float) -> float:
    return p / (1 - p)


def test_without_an_answer_every_cause_stands_at_its_prior(base):
    fits = weigh_causes(base, Findings())

    assert all(fit.fit is Fit.OPEN and not fit.contributions for fit in fits)
    assert all(isclose(fit.p, fit.cause.priors[-1].p) for fit in fits)


def test_pain_below_the_knee_speaks_for_a_nerve_and_against_a_plain_spasm(base):
    findings = Findings({"pain_travels": "below_knee"})

    assert fit_of(base, findings, "disc_nerve_pain").speaks_for[0].says == (
        "the pain runs below the knee"
    )
    assert fit_of(base, findings, "muscle_spasm").speaks_against


def test_answers_of_one_family_count_once(base):
    one = Findings({"pain_travels": "below_knee"})
    two = Findings({**LEG, "pain_areas": frozenset({"calf_left"})})

    fits = fit_of(base, one, "disc_nerve_pain"), fit_of(base, two, "disc_nerve_pain")

    assert isclose(fits[0].p, fits[1].p)
    assert [c.counted for c in fits[1].speaks_for] == [True, False, False]


def test_a_published_ratio_moves_the_odds_by_itself(base):
    fit = fit_of(base, Findings({"bending_test": "back_eases"}), "disc_pain")

    assert isclose(odds(fit.p) / odds(fit.cause.priors[-1].p), 2.9, rel_tol=1e-9)


def test_all_answers_together_move_the_odds_by_no_more_than_the_cap(base):
    findings = a_person(
        base,
        with_=["legs_eased_sitting", "legs_only_upright", "both_legs_long"],
        age=74,
        worse_with=["standing", "walking", "arching_back"],
        better_with=["bending_forward"],
    )

    fit = fit_of(base, findings, "spinal_stenosis")

    moved = sum(c.log_odds for c in fit.contributions if c.counted)
    assert moved > log(base.weighing.cap)
    assert isclose(odds(fit.p), odds(0.10) * base.weighing.cap, rel_tol=1e-9)


def test_a_cause_that_cannot_apply_is_not_named(base):
    assert fit_of(base, a_person(base, pregnancy="no"), "pregnancy_related") is None


def test_what_adds_to_pain_stands_after_what_explains_it(base):
    roles = [str(fit.cause.role) for fit in weigh_causes(base, a_person(base))]

    assert roles == sorted(roles, reverse=True)
    assert [fit.rank for fit in weigh_causes(base, a_person(base))] == [*range(1, len(roles) + 1)]


@pytest.mark.parametrize(
    ("finding", "answer"), [("stiff_minutes", 45.0), ("stress_high", True), ("locked", True)]
)
def test_every_contribution_is_explained_and_sourced(base, finding, answer):
    contributions = [
        c for fit in weigh_causes(base, Findings({finding: answer})) for c in fit.contributions
    ]

    assert contributions
    assert all(c.says and c.telling.source for c in contributions)
    assert all(exp(abs(c.log_odds)) > 1 for c in contributions)
