"""How right, honest, powerful and fast the analysis of a trial is.

    PYTHONPATH=. OMP_NUM_THREADS=1 python bench/learning/trials.py SECTION [RUNS]

Sections: accuracy, speed, sbc, coverage, null, power, announced, without. Each prints a table and
writes its part of bench/learning/results/trials.json. The truth is drawn by `trial_truth`, by plain
loops.
"""

import json
import platform
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.special import ndtr
from scipy.stats import kstest

from bench.learning.trial_truth import NAMES, Truth, days_of, from_priors
from unclench.engine.learning.design import Question, design
from unclench.engine.learning.mixture import Mixture
from unclench.engine.learning.trials import Priors, Trial, TrialDay, analyse_trial
from unclench.engine.learning.trials.columns import columns_of, helmert
from unclench.engine.learning.trials.contrasts import Known
from unclench.engine.learning.trials.grid import EVERYWHERE, Counts, Grid, Model, fit
from unclench.engine.learning.trials.judge import judge, needed
from unclench.engine.learning.trials.latent import fit_latent, is_pressed
from unclench.engine.learning.trials.prepare import prepare
from unclench.engine.learning.trials.values import Bounds
from unclench.engine.learning.trials.widen import widened

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "trials.json"
GOLDEN = HERE.parents[1] / "tests" / "engine" / "learning" / "trials" / "golden"
LOOKS = (12, 24, 34, 46, 56)


def model_of(days: list[TrialDay], arms: int = 2, lingers: bool = True) -> Model:
    """The matrices of days whose values may lie outside of 0 to 10."""
    middle = [replace(day, value=None if day.value is None else 5.0) for day in days]
    ready = prepare(Trial(middle, arms=tuple(NAMES[:arms])))
    values = np.array([day.value for day in sorted(days, key=lambda d: d.day)])
    columns = columns_of(ready, Priors(), lingers)
    return Model(ready.days, ready.period, values, columns, Priors())


def posterior(model: Model, has_ends: bool = False) -> Grid:
    """As `analyse_trial` has it. `has_ends`: answers end at 0 and 10."""
    pressed = has_ends and is_pressed(model.values)
    grid = fit_latent(model, yes_no=False) if pressed else fit(model)
    return widened(grid, model.priors)


def difference(grid: Grid, arms: int = 2, a: int = 0, b: int = 1) -> Mixture:
    names = tuple(NAMES[:arms])
    return Known(names, helmert(arms), grid.log_weight, grid.mean, grid.covariance).difference(a, b)


def accuracy(_: int) -> dict:
    """Against the fine grid (no Monte Carlo error, one prior of the arms) and against NUTS (both),
    over all pairs of arms; and the standard errors that NUTS left in its answers."""
    rows: dict[str, list] = {"grid": [], "nuts": []}
    errors_left, least = [], []
    for file in sorted(GOLDEN.glob("*.json")):
        made = json.loads(file.read_text())
        grid, arms = fit(golden_model(made["trial"])), made["trial"]["arms"]
        rows["grid"] += compared(grid, arms, made["grid"]["contrasts"])
        if made["nuts"]:
            known = made["nuts"]["contrasts"]
            rows["nuts"] += compared(widened(grid, Priors()), arms, known)
            errors_left += [left_in(pair) for pair in known.values()]
            least.append(made["nuts"]["least_ess"])
    out: dict = {"trials_sampled": len(least), "least_ess": min(least)}
    for source, found in (rows | {"nuts_mcse": errors_left}).items():
        worst = np.abs(np.array(found))
        for k, what in enumerate(("mean_sd", "sd_share", "q025_sd", "q975_sd", "p_mcid")):
            out[f"{source}_{what}_worst"] = round(float(worst[:, k].max()), 5)
            out[f"{source}_{what}_median"] = round(float(np.median(worst[:, k])), 5)
        out[f"{source}_pairs"] = len(found)
    return out


def left_in(known: dict) -> list[float]:
    """The standard errors of NUTS, in the same units as `errors`."""
    sd, left = known["sd"], known["mcse"]
    return [left[m] / sd for m in ("mean", "sd", "q025", "q975")] + [left["p_below_minus_1"]]


def compared(grid: Grid, arms: int, known: dict) -> list[list[float]]:
    pairs = {name: [NAMES.index(letter) for letter in name.split("-")] for name in known}
    return [
        errors(summary(difference(grid, arms, *pairs[name])), answer)
        for name, answer in known.items()
    ]


def golden_model(trial: dict) -> Model:
    days = [
        TrialDay(day, NAMES[arm], value, str(period))
        for day, arm, value, period in zip(
            trial["day"], trial["arm"], trial["value"], trial["period"], strict=True
        )
    ]
    return model_of(days, trial["arms"])


def summary(known: Mixture) -> dict:
    low, high = known.quantiles([0.025, 0.975])
    return {
        "mean": known.mean,
        "sd": known.sd,
        "q025": low,
        "q975": high,
        "p_below_minus_1": known.below(-1.0),
    }


def errors(ours: dict, known: dict) -> list[float]:
    sd = known["sd"]
    return [
        (ours["mean"] - known["mean"]) / sd,
        ours["sd"] / sd - 1,
        (ours["q025"] - known["q025"]) / sd,
        (ours["q975"] - known["q975"]) / sd,
        ours["p_below_minus_1"] - known["p_below_minus_1"],
    ]


def speed(runs: int) -> dict:
    """Time of the whole analysis, CPU of one core, by kind of trial; rounded trials."""
    kinds = {
        "8 weeks, 2 arms": Truth(effects=(-1, 0), rounded=True, missing=0.05),
        "8 weeks, 3 arms": Truth(effects=(-1, 0, 0), left_over=(0,) * 3, rounded=True),
        "8 weeks, 4 arms": Truth(effects=(-1, 0, 0, 0), left_over=(0,) * 4, rounded=True),
        "17 weeks, 2 arms": Truth(effects=(-1, 0), length=120, rounded=True),
        "8 weeks, floor": Truth(effects=(-1, 0), level=1.2, rounded=True),
    }
    return {name: timed(truth, runs or 100) for name, truth in kinds.items()}


def timed(truth: Truth, runs: int) -> dict:
    took = []
    for seed in range(runs):
        trial = Trial(days_of(truth, np.random.default_rng([5, seed])))
        began = time.process_time()
        analyse_trial(trial)
        took.append(1000 * (time.process_time() - began))
    return {
        "median_ms": round(float(np.median(took)), 2),
        "p95_ms": round(float(np.quantile(took, 0.95)), 2),
    }


def sbc(runs: int) -> dict:
    """Simulation-based calibration: where the truth lies in its posterior has to be uniform."""
    places = np.array([places_of(seed) for seed in range(runs or 5000)])
    names = ("difference", "phi", "sigma", "tau / sigma", "omega / sigma")
    return {
        name: {"ks_p": round(float(kstest(places[:, k], "uniform").pvalue), 4)}
        | {
            f"covered_{level}": round(float(np.mean(np.abs(places[:, k] - 0.5) < level / 200)), 4)
            for level in (50, 80, 95)
        }
        | {"ranks": np.histogram(places[:, k], 20, (0, 1))[0].tolist()}
        for k, name in enumerate(names)
    }


def places_of(seed: int, wrong=lambda model: model) -> list[float]:
    chance = np.random.default_rng([2, seed])
    truth = from_priors(Truth(length=56, block=int(chance.integers(1, 4))), chance)
    model = wrong(model_of(days_of(truth, chance)))
    counts, ranges = Counts(phi=11, sigma=9, tau=11, omega=8), EVERYWHERE
    grid = fit(model, counts)
    both = widened(grid, model.priors, least=0.0)
    weight = (
        np.exp(both.log_weight - both.log_weight.max()).reshape(-1, len(grid.sigma)).sum(axis=0)
    )
    cube = (weight / weight.sum()).reshape(counts.sigma, counts.phi, counts.tau, counts.omega)
    known = difference(both)
    return [
        known.below(truth.effects[0] - truth.effects[1]),
        place(cube.sum(axis=(0, 2, 3)), ranges.phi, truth.phi),
        place_of_sigma(grid, cube, truth.sigma),
        place(cube.sum(axis=(0, 1, 3)), ranges.tau, squeezed(truth.tau / truth.sigma)),
        place(cube.sum(axis=(0, 1, 2)), ranges.omega, squeezed(truth.omega / truth.sigma)),
    ]


def squeezed(ratio: float) -> float:
    return 2 * ratio / (1 + 2 * ratio)


def place(mass: np.ndarray, ends: tuple[float, float], truth: float) -> float:
    """The share of a density, known at Gauss-Legendre nodes, that lies below the truth."""
    points, weights = np.polynomial.legendre.leggauss(len(mass))
    series = np.polynomial.legendre.legfit(points, mass / weights, len(mass) - 1)
    at = np.clip(2 * (truth - ends[0]) / (ends[1] - ends[0]) - 1, -1, 1)
    below = np.polynomial.legendre.legint(series, lbnd=-1)
    return float(np.clip(np.polynomial.legendre.legval(at, below), 0, 1))


def place_of_sigma(grid: Grid, cube: np.ndarray, truth: float) -> float:
    """Each node's sigma as a lognormal: the grid of sigma has a step of more than one sd."""
    log_sigma = np.log(grid.sigma).reshape(cube.shape)
    mass = cube.sum(axis=0)
    safe = np.maximum(mass, 1e-300)
    mean = (cube * log_sigma).sum(axis=0) / safe
    sd = np.sqrt(np.maximum((cube * (log_sigma - mean) ** 2).sum(axis=0) / safe, 1e-8))
    return float((mass * ndtr((np.log(truth) - mean) / sd)).sum())


MISFITS = {
    "as assumed": lambda t: t,
    "rounded, 0 to 10": lambda t: replace(t, rounded=True),
    "strong drift and fall": lambda t: replace(t, omega=1.5, fall=2.0),
    "heavy tails": lambda t: replace(t, heavy=True),
    "phi .75": lambda t: replace(t, phi=0.75),
    "one day in five missing": lambda t: replace(t, missing=0.2),
    "quiet person (phi .4, sigma 1.1, tau .2, omega .5)": lambda t: replace(
        t, phi=0.4, sigma=1.1, tau=0.2, omega=0.5, left_over=(0.0, 0.0), trend=0.0
    ),
    "a fixed effect of 2": lambda t: replace(t, effects=(-2.0, 0.0)),
}


def coverage(runs: int) -> dict:
    """How often intervals hold the truth: effects from the prior, unless fixed."""
    out = {}
    for name, change in MISFITS.items():
        held = np.zeros(3)
        for seed in range(runs or 1000):
            chance = np.random.default_rng([3, seed])
            truth = change(from_priors(Truth(), chance))
            model = model_of(days_of(truth, chance))
            apart = truth.effects[0] - truth.effects[1]
            below = difference(posterior(model, truth.rounded)).below(apart)
            held += [abs(below - 0.5) < level / 2 for level in (0.5, 0.8, 0.95)]
        rates = held / (runs or 1000)
        out[name] = dict(zip(("50", "80", "95"), rates.round(4).tolist(), strict=True))
        print(name, out[name], flush=True)
    return out


WAYS = {"against a reference": "b", "among equals": None}


def ends(truth: Truth, seed: list[int]) -> dict[str, str]:
    """What a trial with five looks ends with, judged in both ways: the first claim, or the last
    verdict."""
    days = days_of(truth, np.random.default_rng(seed))
    ended: dict[str, str] = {}
    for look in LOOKS:
        trial = Trial([day for day in days if day.day <= look], looks=LOOKS, today=look)
        result = analyse_trial(trial)
        for way, reference in WAYS.items():
            judged = replace(trial, reference=reference)
            verdict, _ = judge(judged, result.arms, result.contrasts, result.look)
            if look == LOOKS[-1] or verdict.is_claim:
                ended.setdefault(way, str(verdict))
    return ended


def tally(truth: Truth, runs: int, key: int) -> dict:
    found = [ends(truth, [key, seed]) for seed in range(runs)]
    return {
        way: {
            name: round(float(np.mean([one[way] == name for one in found])), 4)
            for name in ("helps_you", "seems_worse", "no_real_difference")
        }
        for way in WAYS
    } | {"runs": runs}


def tallied(truths: dict[str, Truth], runs: int, key: int) -> dict:
    out = {}
    for name, truth in truths.items():
        out[name] = tally(truth, runs, key)
        print(name, out[name], flush=True)
    return out


NULLS = {
    "nothing works": Truth(rounded=True),
    "nothing works, daily": Truth(rounded=True, block=1),
    "pain falls by 0.5": Truth(rounded=True, fall=0.5),
    "pain falls by 1": Truth(rounded=True, fall=1.0),
    "pain falls by 2": Truth(rounded=True, fall=2.0),
    "phi .75": Truth(rounded=True, phi=0.75),
    "tau .5": Truth(rounded=True, tau=0.5),
    "three arms": Truth(rounded=True, effects=(0.0,) * 3, left_over=(0.0,) * 3),
}


def null(runs: int) -> dict:
    """False claims when nothing works, with five looks."""
    return tallied(NULLS, runs or 600, 11)


POWERS = {
    f"{effect} point, {days}-day periods": Truth(
        rounded=True, effects=(-float(effect), 0.0), block=days
    )
    for effect in (0, 1)
    for days in (2, 1)
}


def power(runs: int) -> dict:
    """56 days, phi .4, sigma 1.1, tau .2, omega .5, whole numbers, five looks."""
    return tallied(POWERS, runs or 600, 12)


def announced(runs: int) -> dict:
    """What a design announces from a diary of 42 days, and what then happens, over many people."""
    out = {}
    for days in (1, 2, 4):
        told, came = [], []
        for seed in range(runs or 300):
            chance = np.random.default_rng([13, days, seed])
            person = replace(
                from_priors(Truth(), chance),
                block=days,
                left_over=(0.0, 0.0),
                trend=0.0,
                effects=(-1.0, 0.0),
            )
            diary = days_of(replace(person, effects=(0.0, 0.0), length=42, tau=0.0), chance)
            question = Question(
                ("a", "b"), 56, (days,), reference="b", seed=seed, looks=5,
                diary=tuple((d.day, d.value) for d in diary),
            )  # fmt: skip
            made = design(question)
            told.append(made.options[0].expected.power)
            came.append(claimed(person, made.options[0].looks, chance))
        out[f"{days}-day periods"] = {
            "announced": round(float(np.mean(told)), 4),
            "happened": round(float(np.mean(came)), 4),
            "runs": len(told),
        }
        print(days, out[f"{days}-day periods"], flush=True)
    return out


def claimed(person: Truth, looks: tuple[int, ...], chance: np.random.Generator) -> bool:
    days = days_of(person, chance)
    for look in looks:
        known = difference(posterior(model_of([d for d in days if d.day <= look], lingers=False)))
        bound = Bounds().needed(against_reference=True, daily=person.block == 1)
        if known.below(0.0) >= needed(look / looks[-1], bound):
            return True
    return False


NARROW = 0.001
NO_MEMORY = {"phi_a": 1.0, "phi_b": 2000.0}
PARTS = {
    "period effects": (
        {"tau_sd": NARROW},
        lambda t: replace(t, phi=0.2, tau=0.9, block=5),
    ),
    "drift": (
        {"omega_sd": NARROW},
        lambda t: replace(t, phi=0.2, tau=0.0, omega=2.0, sigma=0.6, block=5),
    ),
    "carry-over": (
        {"carry_over_sd": NARROW},
        lambda t: replace(t, block=2, phi=0.2, left_over=(t.effects[0], t.effects[1])),
    ),
}


def without(runs: int) -> dict:
    """Coverage of the 80 % interval where a part of the model matters most: with it and without."""
    out = {}
    for name, (less, change) in PARTS.items():
        held = {"with": [], "without": []}
        for seed in range(runs or 500):
            chance = np.random.default_rng([4, seed])
            truth = change(from_priors(Truth(), chance))
            model = model_of(days_of(truth, chance))
            for which, priors in (("with", Priors()), ("without", replace(Priors(), **less))):
                held[which].append(holds(with_priors(model, priors), truth))
        out[name] = {which: round(float(np.mean(found)), 4) for which, found in held.items()}
        print(name, out[name], flush=True)
    out["memory of the noise"] = without_memory(runs or 500)
    return out


def without_memory(runs: int) -> dict:
    """Uniformity of the place of drift / sigma: periods and drift stand in for the memory in the
    difference itself, so it is the drift that is wrong without it."""
    forgetful = replace(Priors(), **NO_MEMORY)
    kept = [places_of(seed)[4] for seed in range(runs)]
    lost = [places_of(seed, lambda m: with_priors(m, forgetful))[4] for seed in range(runs)]
    return {
        "with": float(kstest(kept, "uniform").pvalue),
        "without": float(kstest(lost, "uniform").pvalue),
    }


def with_priors(model: Model, priors: Priors) -> Model:
    carried = len(model.columns.others_variance) - 1
    widths = np.array([priors.trend_sd**2] + [priors.carry_over_sd**2] * carried)
    return replace(model, priors=priors, columns=replace(model.columns, others_variance=widths))


def holds(model: Model, truth: Truth) -> bool:
    below = difference(posterior(model)).below(truth.effects[0] - truth.effects[1])
    return abs(below - 0.5) < 0.4


SECTIONS = {
    "accuracy": accuracy,
    "speed": speed,
    "sbc": sbc,
    "coverage": coverage,
    "null": null,
    "power": power,
    "announced": announced,
    "without": without,
}


def main() -> None:
    section, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began = time.process_time()
    found = SECTIONS[section](runs)
    print(json.dumps(found, indent=1))
    RESULTS.parent.mkdir(exist_ok=True)
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    kept[section] = {
        "runs": runs or "default",
        "cpu_seconds": round(time.process_time() - began, 1),
        "machine": platform.machine(),
        "found": found,
    }
    RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
