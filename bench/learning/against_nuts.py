"""How much faster than warm NUTS an 8-week trial is worked out: both in one run, side by side.

    PYTHONPATH=. /somewhere/venv/bin/python bench/learning/against_nuts.py

Needs numpyro and jax beside numpy and scipy, in an environment of its own (see make_golden.py).
NUTS runs 4 chains of 1,000 + 1,000, over the four numbers that are not linear only, which is the
kindest way for it, after it was compiled. Times are CPU time.
"""

import json
import time

import jax
import jax.numpy as jnp
import numpy as np
from make_golden import NAMES, data_of, model, plain
from numpyro.infer import MCMC, NUTS

from bench.learning.trial_truth import Truth, days_of
from unclench.engine.learning.trials import Trial, analyse_trial

DRAWS, CHAINS, TIMES = 1000, 4, 50


def main() -> None:
    days = days_of(Truth(effects=(-1.0, 0.0), rounded=True), np.random.default_rng(1))
    whole = Trial(days)
    ours = [timed(lambda: analyse_trial(whole)) for _ in range(TIMES)]
    known = {
        "day": [day.day for day in days],
        "arm": [NAMES.index(day.arm) for day in days],
        "period": [int(day.period) for day in days],
        "value": [day.value for day in days],
        "arms": 2,
    }
    data = jax.tree_util.tree_map(jnp.array, data_of(plain(known)))
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
