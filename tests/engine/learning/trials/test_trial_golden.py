"""The analysis beside answers that were worked out without it."""

import json
from pathlib import Path

import numpy as np
import pytest

from unclench.engine.learning.trials import Contrast, Priors, Trial, TrialDay, analyse_trial

FILES = sorted((Path(__file__).parent / "golden").glob("*.json"))
GOLDEN = [json.loads(file.read_text()) for file in FILES]
SAMPLED = [made for made in GOLDEN if made["nuts"]]
MEASURES = ("mean", "sd", "q025", "q975", "p_below_minus_1")
# Shares of the sd: mean, sd, 2.5 and 97.5 % quantile; then the probability of a point or more.
TOLERANCE = np.array([0.01, 0.01, 0.03, 0.03, 0.005])
ENOUGH = 10_000  # effective draws of each of the four numbers that NUTS walks over
ONE_PRIOR = Priors(wide_share=0.0)  # what the fine grid was made for


def analysed(made: dict, priors: Priors) -> dict[str, Contrast]:
    trial = made["trial"]
    columns = (trial["day"], trial["arm"], trial["value"], trial["period"])
    days = [
        TrialDay(day, "abcd"[arm], value, str(period))
        for day, arm, value, period in zip(*columns, strict=True)
    ]
    result = analyse_trial(Trial(days, lingers=True, priors=priors))
    return {f"{pair.a}-{pair.b}": pair for pair in result.contrasts}


def measured(pair: Contrast) -> list[float]:
    return [pair.mean, pair.sd, *pair.interval_95, pair.p_better_by_mcid]


def apart(made: dict, source: str, priors: Priors) -> np.ndarray:
    """By how much each pair is off, in shares of its sd; probabilities as they are."""
    found, known = analysed(made, priors), made[source]["contrasts"]
    rows = []
    for name, answer in known.items():
        unit = np.array([answer["sd"]] * 4 + [1.0])
        off = np.array(measured(found[name])) - [answer[measure] for measure in MEASURES]
        rows.append(np.abs(off / unit))
    return np.array(rows)


def name(made: dict) -> str:
    return f"{made['trial']['arms']} arms, {len(made['trial']['day'])} days"


@pytest.mark.parametrize("made", GOLDEN, ids=name)
def test_it_gives_the_answer_of_the_fine_grid(made: dict):
    assert (apart(made, "grid", ONE_PRIOR) <= TOLERANCE).all()


@pytest.mark.parametrize("made", SAMPLED, ids=name)
def test_it_gives_the_answer_of_the_sampler(made: dict):
    assert (apart(made, "nuts", Priors()) <= TOLERANCE).all()


@pytest.mark.parametrize("made", SAMPLED, ids=name)
def test_the_sampler_drew_enough(made: dict):
    four = [made["nuts"][unknown] for unknown in ("phi", "sigma", "tau", "omega")]

    assert min(min(one["ess_bulk"], one["ess_tail"]) for one in four) > ENOUGH
    assert max(one["r_hat"] for one in four) < 1.01


def test_the_reference_answers_span_what_was_promised():
    arms = {made["trial"]["arms"] for made in GOLDEN}
    lengths = [len(made["trial"]["day"]) for made in GOLDEN]

    assert arms == {2, 3, 4}
    assert len(GOLDEN) == 50
    assert min(lengths) < 30
    assert max(lengths) > 100
