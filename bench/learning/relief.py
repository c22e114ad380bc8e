"""Regret, naming, power and false claims on invented people: all policies on the same people.

    OMP_NUM_THREADS=1 PYTHONPATH=. .venv/bin/python bench/learning/relief.py [PART ...] [ROW ...]

Parts: policies, wrong_prior, noise, misfit, nothing_works, calibration, speed. Each prints a table
and keeps its figures in bench/learning/results/relief.json, beside those that were not run. A row
is named as in its table, such as "ours, a pair in 2". What is possible at all: reach.py.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np
from scipy.special import ndtr
from scipy.stats import kstest

from tests.engine.learning.relief.truth import priors as four_options
from tests.engine.learning.relief.truth import record_of_all, somebody
from unclench.engine.knowledge.load import load
from unclench.engine.learning.relief.analyse import analyse_relief, learn, result_of
from unclench.engine.learning.relief.design import design
from unclench.engine.learning.relief.fit import fit, see
from unclench.engine.learning.relief.priors import priors_for
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession
from unclench.engine.learning.simulate.policies import POLICIES
from unclench.engine.learning.simulate.population import VERSION, Settings
from unclench.engine.learning.simulate.run import Plan, simulate
from unclench.engine.learning.suggest.suggest import Now, suggest
from unclench.engine.values.intervention import Phase

KEPT = Path(__file__).parent / "results" / "relief.json"
BASE = load()
RULES = BASE.relief_rules
PEOPLE = 300
SHOWN = (
    "regret",
    "regret_se",
    "regret_with_waits",
    "waits",
    "named",
    "named_wrongly",
    "named_within_1",
    "wrong_within_1",
    "power",
    "helps_little",
    "helps_not",
    "covered_95",
)
WITH_WAITS = Plan(people=PEOPLE, may_wait=True, rests_every=2, seed=20261126)
ALONE = replace(WITH_WAITS, may_wait=False, rests_every=0)
Table = dict[str, dict[str, float | list[int]]]


def run(plans: dict[str, Plan]) -> Table:
    """The figures of each plan, a line as soon as it is there."""
    table: Table = {}
    wanted = {name for name in sys.argv[1:] if name in plans} or set(plans)
    for name, plan in ((name, plans[name]) for name in plans if name in wanted):
        started = perf_counter()
        table[name] = simulate(plan, RULES)
        figures = "  ".join(f"{table[name][key]:8.3f}" for key in SHOWN)
        print(f"{name:34s} {figures}  {perf_counter() - started:4.0f} s", flush=True)
    return table


def policies() -> Table:
    alone = {f"{name}, no waits": replace(ALONE, policy=name) for name in POLICIES}
    pairs = {
        "ours, a pair in 4": replace(ALONE, rests_every=4),
        "ours, a pair in 2": replace(ALONE, rests_every=2),
        "ours, a pair in each": replace(ALONE, rests_every=1),
        "ours, 8 waits": replace(WITH_WAITS, rests_every=0),
        "ours, 8 waits, a pair in 4": replace(WITH_WAITS, rests_every=4),
        "ours, 8 waits, a pair in 2": WITH_WAITS,
    }
    return run(pairs | alone)


def wrong_prior() -> Table:
    off = Settings(prior_off=0.5)
    return run({"ours, prior off by 0.5": replace(ALONE, settings=off, people=200)})


def noise() -> Table:
    """From where on the aims for choosing are met: by how much a drop may stray."""
    plans = {}
    for sd in (1.15, 1.0, 0.9, 0.8, 0.7, 0.6):
        strays = replace(ALONE, settings=Settings(noise=sd))
        pairs = replace(strays, rests_every=1)
        off = replace(pairs, settings=Settings(noise=sd, prior_off=0.5), people=200)
        plans[f"noise {sd:g}, a pair in each"] = replace(pairs, people=900)
        plans[f"noise {sd:g}, a pair in 2"] = replace(strays, rests_every=2)
        plans[f"noise {sd:g}, prior off by 0.5"] = off
        plans[f"noise {sd:g}, epsilon-greedy"] = replace(
            strays, policy="epsilon_greedy", people=900
        )
    return run(plans)


def misfit() -> Table:
    settings = {
        "as believed": Settings(),
        "effects fade 2 % a use": Settings(habituation=0.02),
        "effects drift 0.05 a use": Settings(drift=0.05),
        "heavy tails": Settings(heavy_tails=True),
        "whole points": Settings(rounding=True),
        "a fifth picked by the person": Settings(non_adherence=0.2),
        "usual pain falls by 3": Settings(course=3.0),
        "three bouts": Settings(bouts=3),
        "pain falls by 1 by itself": Settings(by_itself=1.0),
    }
    plans = {name: replace(WITH_WAITS, settings=each) for name, each in settings.items()}
    return run({name: replace(plan, people=150) for name, plan in plans.items()})


def nothing_works() -> Table:
    looked = replace(WITH_WAITS, look_every=1)
    plans = {}
    for fall in (0.0, 0.5, 1.0):
        settings = Settings(nothing_works=True, by_itself=fall)
        bumped = replace(settings, expectation=0.5)
        plans[f"falls by {fall:g}"] = replace(looked, settings=settings)
        plans[f"falls by {fall:g}, 0.5 always"] = replace(looked, settings=bumped)
    first = Settings(nothing_works=True, by_itself=0.5, expectation_at_first=0.5)
    plans["falls by 0.5, 0.5 at first"] = replace(looked, settings=first)
    alone = Settings(nothing_works=True, by_itself=1.0)
    plans["falls by 1, never waited"] = replace(ALONE, settings=alone, look_every=1)
    return run(plans)


CALIBRATED, AT_ONCE, SESSIONS = 5000, 250, 25


def calibration() -> Table:
    """Simulation-based calibration: where the truth of each option lies in its posterior, over
    people drawn from the assumptions by plain loops, has to be uniform."""
    places = np.concatenate([_places(first) for first in range(0, CALIBRATED, AT_ONCE)])
    table = {f"option {k + 1}": _evenness(places[:, k]) for k in range(places.shape[1])}
    for name, figures in table.items():
        print(name, figures, flush=True)
    return table


def _places(first: int) -> np.ndarray:
    chances = (np.random.default_rng([17, n]) for n in range(first, first + AT_ONCE))
    people = [somebody(chance, SESSIONS) for chance in chances]
    mine = four_options()
    fitted = fit(see(design(record_of_all(people), mine), RULES), mine.action, RULES)
    away = np.array([person.effects for person in people])[:, None] - fitted.means[:, :, 1:]
    return np.einsum("bn,bnk->bk", fitted.weights, ndtr(away / fitted.sds[:, :, 1:]))


def _evenness(places: np.ndarray) -> dict[str, float | list[int]]:
    held = {
        f"covered_{level}": round(float(np.mean(np.abs(places - 0.5) < level / 200)), 4)
        for level in (50, 80, 95)
    }
    counts = np.histogram(places, 20, (0, 1))[0].tolist()
    return {"ks_p": round(float(kstest(places, "uniform").pvalue), 4), **held, "ranks": counts}


def speed() -> Table:
    chance = np.random.default_rng(1)
    ids = ["heat_pack", "cold_pack", "side_lying", "pelvic_tilt", "short_walk", "slow_breathing"]
    ids += ["body_scan", "ball_massage", "press_up", "muscle_relaxation"]
    priors = priors_for(BASE, ids, Phase.ACUTE)
    numbers = chance.integers(0, 11, 60)
    history = [
        ReliefSession(float(day), [WAITED, *ids][number], *chance.uniform(2, 8, 2).tolist())
        for day, number in enumerate(numbers)
    ]
    known = learn(history, priors)
    result, now = result_of(known), Now(pain=5.0, agreed_to_wait=True)
    table = {
        "relief, 60 sessions, 10 options": _milliseconds(lambda: analyse_relief(history, priors)),
        "suggestion after it": _milliseconds(lambda: suggest(known, now, chance, result)),
    }
    for name, figures in table.items():
        print(f"{name:34s} " + "  ".join(f"{k} {v:.2f}" for k, v in figures.items()))
    return table


def _milliseconds(work: Callable[[], object], times: int = 200) -> dict[str, float]:
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(1000 * (process_time() - started))
    return {"median_ms": median(taken), "p95_ms": sorted(taken)[int(0.95 * times)]}


PARTS = {
    "policies": policies,
    "wrong_prior": wrong_prior,
    "noise": noise,
    "misfit": misfit,
    "nothing_works": nothing_works,
    "calibration": calibration,
    "speed": speed,
}


def main(names: list[str]) -> None:
    """Runs the parts that are named, or all."""
    for name in [each for each in names if each in PARTS] or PARTS:
        print(f"{name} (population {VERSION}): {'  '.join(SHOWN)}", flush=True)
        table = PARTS[name]()
        kept = json.loads(KEPT.read_text()) if KEPT.exists() else {"population": VERSION}
        KEPT.write_text(json.dumps(kept | {name: kept.get(name, {}) | table}, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
