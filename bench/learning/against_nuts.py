"""How much faster than warm NUTS an 8-week trial is worked out: both in one run, side by side.

    PYTHONPATH=. /somewhere/venv/bin/python bench/learning/against_nuts.py

Needs numpyro and jax beside numpy and scipy, in an environment of its own. NUTS runs 4 chains of
1,000 + 1,000 over the four numbers that are not linear only, with one dense covariance and the
usual prior of the arms alone, after it was compiled. Times are CPU time. `sampled_trial`, written
for this one model, is some five times as fast as this NUTS.
"""

import json
import time

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from exact_trial import DRIFT_DAYS, Plain, fixed_part
from numpyro.infer import MCMC, NUTS

from bench.learning.trial_truth import Truth, days_of
from unclench.engine.learning.trials import Trial, analyse_trial

jax.config.update("jax_enable_x64", True)
DRAWS, CHAINS, TIMES = 1000, 4, 50


def model(x, variances, values, shapes):
    """The four numbers that are not linear; level, trend, effects, periods and drift summed out."""
    apart, same, drift = shapes
    phi = numpyro.sample("phi", dist.Beta(2, 3))
    sigma = numpyro.sample("sigma", dist.LogNormal(jnp.log(1.1), 0.5))
    tau = numpyro.sample("tau", dist.HalfNormal(0.4))
    omega = numpyro.sample("omega", dist.HalfNormal(0.7))
    covariance = sigma**2 * phi**apart + tau**2 * same + omega**2 * drift
    covariance = covariance + (x * variances) @ x.T
    numpyro.sample("y", dist.MultivariateNormal(jnp.zeros(len(values)), covariance), obs=values)


def data_of(p: Plain) -> tuple:
    x, variances = fixed_part(p)
    variances[0] = 20.0**2  # of the level, about the mean: wide, and kind to the arithmetic
    apart = np.abs(p.days[:, None] - p.days)
    same = (p.period[:, None] == p.period).astype(float)
    shapes = (apart, same, np.exp(-apart / DRIFT_DAYS))
    return x, variances, p.values - p.values.mean(), shapes


def main() -> None:
    days = days_of(Truth(effects=(-1.0, 0.0), rounded=True), np.random.default_rng(1))
    whole = Trial(days)
    ours = [timed(lambda: analyse_trial(whole)) for _ in range(TIMES)]
    numbers = [(day.day, "ab".index(day.arm), int(day.period), day.value) for day in days]
    day, arm, period, value = (np.array(each) for each in zip(*numbers, strict=True))
    data = jax.tree_util.tree_map(jnp.array, data_of(Plain(day * 1.0, arm, period, value, 2)))
    run = MCMC(
        NUTS(model, target_accept_prob=0.95, dense_mass=True),
        num_warmup=DRAWS,
        num_samples=DRAWS,
        num_chains=CHAINS,
        chain_method="sequential",
        progress_bar=False,
    )
    cold = timed(lambda: run.run(jax.random.PRNGKey(1), *data))
    warm = timed(lambda: run.run(jax.random.PRNGKey(2), *data))
    found = {
        "ours_ms": round(1000 * float(np.median(ours)), 2),
        "nuts_cold_s": round(cold, 1),
        "nuts_warm_s": round(warm, 1),
        "ratio": round(warm / float(np.median(ours))),
    }
    print(json.dumps(found))


def timed(work) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
