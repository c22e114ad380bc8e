"""Makes the reference answers of the trials with NUTS (nutpie) and a fine grid, once.

    python -m venv /somewhere/venv
    /somewhere/venv/bin/pip install nutpie arviz-stats numpy scipy
    /somewhere/venv/bin/python bench/learning/make_golden.py FIRST LAST FOLDER

Neither nutpie nor arviz-stats is a dependency of anything here. Each trial is drawn by
plain loops, worked out by NUTS (`sampled_trial`) and again by `exact_trial`, which has no Monte
Carlo error. Nothing of the engine is used. One file each, so that a run can be taken up again.
"""

import json
import sys
from pathlib import Path

import numpy as np
from exact_trial import CARRY_SD, DIFFERENCE_SD, DRIFT_DAYS, Plain, solve
from sampled_trial import by_nuts
from scipy.special import ndtr

NAMES = "abcd"


def drawn(seed: int) -> dict:
    """A trial from the priors: values from 0 to 10 to one decimal, one day in ten missing."""
    chance = np.random.default_rng([2026, seed])
    while True:
        trial = attempt(chance)
        if all(0 < value < 10 for value in trial["value"]):
            return trial


def attempt(chance: np.random.Generator) -> dict:
    arms, length = int(chance.integers(2, 5)), int(chance.integers(24, 121))
    block = int(chance.integers(1, 6))
    phi, sigma = chance.beta(2, 3), 1.1 * np.exp(0.5 * chance.normal())
    tau, omega = abs(chance.normal(0, 0.4)), abs(chance.normal(0, 0.7))
    effect = chance.normal(0, DIFFERENCE_SD / np.sqrt(2), arms)
    left_over = chance.normal(0, CARRY_SD, arms)
    trend = chance.normal(0, 1.0)
    order: list[int] = []
    while len(order) * block < length:
        order += [int(k) for k in chance.permutation(arms)]
    out: dict = {"day": [], "arm": [], "period": [], "value": [], "arms": arms}
    noise, drift, same = chance.normal(0, sigma), chance.normal(0, omega), 0.0
    keeps = np.exp(-1 / DRIFT_DAYS)
    for t in range(length):
        if t % block == 0:
            same = chance.normal(0, tau)
        if t:
            noise = phi * noise + chance.normal(0, sigma * np.sqrt(1 - phi**2))
            drift = keeps * drift + chance.normal(0, omega * np.sqrt(1 - keeps**2))
        arm = order[t // block]
        before = [order[s // block] for s in range(t)]
        carried = 0.0
        for k in set(before) - {arm}:
            last = max(s for s in range(t) if before[s] == k)
            carried += left_over[k] * 0.5 ** (t - last - 1)
        value = 5 + trend * (t - length / 2) / 28 + effect[arm] + carried + same + drift + noise
        if chance.random() < 0.9:
            out["day"].append(t + 1)
            out["arm"].append(arm)
            out["period"].append(t // block)
            out["value"].append(round(float(value), 1))
    return out


def plain(trial: dict) -> Plain:
    whole = (np.array(trial[key]) for key in ("arm", "period", "value"))
    return Plain(np.array(trial["day"], float), *whole, trial["arms"])


def pairs(arms: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(arms) for b in range(a + 1, arms)]


def rounded(mean, sd, low, high, p) -> dict:
    numbers = {"mean": mean, "sd": sd, "q025": low, "q975": high, "p_below_minus_1": p}
    return {key: round(float(number), 5) for key, number in numbers.items()}


def by_grid(trial: dict) -> dict:
    """The same from the fine grid."""
    made = solve(plain(trial))
    weight = np.exp(made["log_weight"] - made["log_weight"].max())
    weight /= weight.sum()
    kept = weight > 1e-10
    found: dict = {"contrasts": {}}
    for a, b in pairs(trial["arms"]):
        turn = np.zeros(trial["arms"])
        turn[a], turn[b] = 1, -1
        means = made["mean"][kept] @ turn
        sds = np.sqrt(np.einsum("i,sij,j->s", turn, made["covariance"][kept], turn))
        found["contrasts"][f"{NAMES[a]}-{NAMES[b]}"] = of_mixture(weight[kept], means, sds)
    for name in ("phi", "sigma", "tau", "omega"):
        found[name] = round(float(weight @ made[name]), 4)
    return found


def of_mixture(weight, means, sds) -> dict:
    mean = weight @ means
    sd = np.sqrt(weight @ (sds**2 + (means - mean) ** 2))

    def below(value):
        return weight @ ndtr((value - means) / sds)

    def quantile(share):
        low, high = mean - 12 * sd, mean + 12 * sd
        for _ in range(50):
            middle = (low + high) / 2
            low, high = (middle, high) if below(middle) < share else (low, middle)
        return low

    return rounded(mean, sd, quantile(0.025), quantile(0.975), below(-1))


def main() -> None:
    """Grid and NUTS of every trial, from the shortest to the longest."""
    first, last, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    files = [folder / f"trial_{seed:02d}.json" for seed in range(first, last)]
    for seed, file in zip(range(first, last), files, strict=True):
        if not file.exists():
            keep(file, {"seed": seed, "trial": drawn(seed), "grid": None, "nuts": None})
    for file in sorted(files, key=lambda one: len(json.loads(one.read_text())["trial"]["day"])):
        made = json.loads(file.read_text())
        if made["grid"] is None:
            made["grid"] = by_grid(made["trial"])
            keep(file, made)
        if made["nuts"] is None:
            keep(file, made | {"nuts": by_nuts(plain(made["trial"]), made["seed"])})


def keep(file: Path, made: dict) -> None:
    file.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    told = made["nuts"]
    print(file.name, told and [told["draws"], told["least_ess"], told["cpu_seconds"]], flush=True)


if __name__ == "__main__":
    main()
