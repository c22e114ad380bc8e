"""Makes the reference answers of the trials with NUTS (numpyro) and a fine grid, once.

    python -m venv /somewhere/venv && /somewhere/venv/bin/pip install numpyro jax numpy scipy
    /somewhere/venv/bin/python bench/learning/make_golden.py FIRST LAST FOLDER

Neither numpyro nor jax is a dependency of anything here. Each trial is drawn by plain loops, worked
out by NUTS over correlation, noise, spread of periods and drift with one dense covariance (the
effects are then drawn given these, one draw for each), and worked out again by `exact_trial`, which
has no Monte Carlo error. Nothing of the engine is used. One file each, so that a run can be taken
up again.
"""

import json
import sys
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from exact_trial import CARRY_SD, DIFFERENCE_SD, DRIFT_DAYS, Plain, fixed_part, solve
from numpyro.diagnostics import effective_sample_size
from numpyro.infer import MCMC, NUTS
from scipy.linalg import solve_triangular
from scipy.special import ndtr

jax.config.update("jax_enable_x64", True)
CHAINS, WARM_UP, DRAWS = 4, 500, 3000
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


def model(x, variances, values, shapes):
    """The four numbers that are not linear; level, trend, effects, periods and drift summed out."""
    covariance = covariance_of(
        numpyro.sample("phi", dist.Beta(2, 3)),
        numpyro.sample("sigma", dist.LogNormal(jnp.log(1.1), 0.5)),
        numpyro.sample("tau", dist.HalfNormal(0.4)),
        numpyro.sample("omega", dist.HalfNormal(0.7)),
        shapes,
    )
    covariance = covariance + (x * variances) @ x.T
    numpyro.sample("y", dist.MultivariateNormal(jnp.zeros(len(values)), covariance), obs=values)


def covariance_of(phi, sigma, tau, omega, shapes):
    apart, same, drift = shapes
    return sigma**2 * phi**apart + tau**2 * same + omega**2 * drift


def data_of(p: Plain) -> tuple:
    x, variances = fixed_part(p)
    variances[0] = 20.0**2  # of the level, about the mean: wide, and kind to the arithmetic
    apart = np.abs(p.days[:, None] - p.days)
    same = (p.period[:, None] == p.period).astype(float)
    shapes = (apart, same, np.exp(-apart / DRIFT_DAYS))
    return x, variances, p.values - p.values.mean(), shapes


def by_nuts(trial: dict, seed: int) -> dict:
    """Summaries of every pair of arms, from 12 000 draws."""
    p = plain(trial)
    data = data_of(p)
    began = time.perf_counter()
    run = MCMC(
        NUTS(model, target_accept_prob=0.95, dense_mass=True),
        num_warmup=WARM_UP,
        num_samples=DRAWS,
        num_chains=CHAINS,
        chain_method="sequential",
        progress_bar=False,
    )
    run.run(jax.random.PRNGKey(seed), *jax.tree_util.tree_map(jnp.array, data))
    sampled = time.perf_counter() - began
    unknown = {k: np.array(v) for k, v in run.get_samples(group_by_chain=True).items()}
    unknown["effects"] = effects_given(unknown, data, p.arms, np.random.default_rng(seed))
    return summary(unknown, p.arms) | {"seconds": round(sampled, 1)}


def effects_given(unknown: dict, data: tuple, arms: int, chance) -> np.ndarray:
    """One draw of the arms' effects for every draw of the rest: normal, so drawn exactly."""
    x, variances, values, shapes = data
    out = np.empty((*unknown["phi"].shape, arms))
    for at in np.ndindex(unknown["phi"].shape):
        four = (unknown[name][at] for name in ("phi", "sigma", "tau", "omega"))
        lower = np.linalg.cholesky(covariance_of(*four, shapes))
        white = solve_triangular(lower, np.column_stack([x, values]), lower=True)
        precision = white[:, :-1].T @ white[:, :-1] + np.diag(1 / variances)
        top = np.linalg.cholesky(precision)
        mean = np.linalg.solve(precision, white[:, :-1].T @ white[:, -1])
        step = solve_triangular(top, chance.normal(size=len(mean)), lower=True, trans="T")
        out[at] = (mean + step)[-arms:]
    return out


def pairs(arms: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(arms) for b in range(a + 1, arms)]


def draws_of(samples: dict, arms: int) -> dict:
    effects = samples["effects"]
    return {f"{NAMES[a]}-{NAMES[b]}": effects[..., a] - effects[..., b] for a, b in pairs(arms)}


def summary(samples: dict, arms: int) -> dict:
    found: dict = {"contrasts": {}}
    for name, draws in draws_of(samples, arms).items():
        low, high = np.quantile(draws, [0.025, 0.975])
        found["contrasts"][name] = rounded(
            draws.mean(), draws.std(), low, high, (draws < -1).mean()
        ) | {"ess": round(float(effective_sample_size(draws)))}
    for name in ("phi", "sigma", "tau", "omega"):
        found[name] = round(float(samples[name].mean()), 4)
        found["ess_" + name] = round(float(effective_sample_size(samples[name])))
    return found


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
    """First the grid of every trial, then NUTS from the shortest to the longest."""
    first, last, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    files = [folder / f"trial_{seed:02d}.json" for seed in range(first, last)]
    for seed, file in zip(range(first, last), files, strict=True):
        if not file.exists():
            trial = drawn(seed)
            keep(file, {"seed": seed, "trial": trial, "grid": by_grid(trial), "nuts": None})
    for file in sorted(files, key=lambda one: len(json.loads(one.read_text())["trial"]["day"])):
        made = json.loads(file.read_text())
        if made["nuts"] is None:
            keep(file, made | {"nuts": by_nuts(made["trial"], made["seed"])})


def keep(file: Path, made: dict) -> None:
    file.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    print(file.name, made["nuts"] and made["nuts"]["seconds"], flush=True)


if __name__ == "__main__":
    main()
