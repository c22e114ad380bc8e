"""A trial worked out by NUTS over the four numbers that are not linear, the rest exactly.

Needs nutpie, numba and arviz-stats in an environment of its own (see make_golden.py). Nothing of
the engine is used. Once correlation, noise, spread of periods and drift are known, level, trend,
what lingers, the arms, periods, drift and noise are one normal distribution of the days under each
of the two priors of the arms. NUTS walks over these four only; the two priors are summed. At every
draw a difference of arms is then a mixture of two normals, and the answer is the mixture of all of
these (Rao-Blackwell): what the sampler leaves to chance is told as `mcse`.

The walk is over logit phi, log sigma, and tau and omega with a sign that says nothing: without it,
the density would end abruptly at 0. `held_against_dense` works one point out with whole matrices.
"""

import time
from typing import NamedTuple

import arviz_stats
import numba
import numpy as np
import nutpie
from arviz_stats.base import array_stats
from exact_trial import DIFFERENCE_SD, DRIFT_DAYS, WIDE_SD, WIDE_SHARE, Plain, fixed_part
from one_pass import log_density
from scipy.linalg import cho_factor, cho_solve
from scipy.special import ndtr

CHAINS, WARM_UP, DRAWS, MORE = 4, 500, 6000, 12000
ENOUGH = 10_000
LEVEL_SD = 100.0  # about the mean of the days: as good as flat, and kind to the arithmetic
VARIANCES = np.array([DIFFERENCE_SD**2 / 2, WIDE_SD**2 / 2])
LOG_SHARES = np.log([1 - WIDE_SHARE, WIDE_SHARE])
SHARES = (0.025, 0.25, 0.75, 0.975)
UNKNOWN = ("phi", "sigma", "tau", "omega")
VERSIONS = {
    "nutpie": nutpie.__version__,
    "numba": numba.__version__,
    "arviz_stats": arviz_stats.__version__,
}


class Days(NamedTuple):
    """gaps: days since the answer before; begins: whether a period does; columns: level, trend,
    what lingers, the arms (the last `arms` before the end) and the values; variances: of each
    coefficient, those of the arms not used."""

    gaps: np.ndarray
    begins: np.ndarray
    columns: np.ndarray
    variances: np.ndarray
    arms: int


def days_of(p: Plain) -> Days:
    x, variances = fixed_part(p)
    variances[0] = LEVEL_SD**2
    columns = np.ascontiguousarray(np.column_stack([x, p.values - p.values.mean()]))
    begins = np.diff(p.period, prepend=-1) != 0
    return Days(np.diff(p.days, prepend=p.days[0]), begins, columns, variances, p.arms)


class Seen(NamedTuple):
    """At one point: slope of the log density; under each prior of the arms, how much it counts,
    and mean and covariance of the arms."""

    slope: np.ndarray
    share: np.ndarray
    mean: np.ndarray
    spread: np.ndarray


def look(at: np.ndarray, days: Days) -> tuple[float, Seen]:
    """Log density, up to a constant, and what is seen there."""
    k = days.arms
    seen = Seen(np.zeros(4), np.zeros(2), np.zeros((2, k)), np.zeros((2, k, k)))
    return log_density(at, days, (VARIANCES, LOG_SHARES), seen), seen


def held_against_dense(at: np.ndarray, p: Plain) -> tuple[float, float]:
    """The log density of the days by one pass and by whole matrices: prior of `at` left out."""
    days = days_of(p)
    phi, sigma, tau, omega = 1 / (1 + np.exp(-at[0])), np.exp(at[1]), at[2], at[3]
    apart = np.abs(p.days[:, None] - p.days)
    same = (p.period[:, None] == p.period).astype(float)
    base = sigma**2 * phi**apart + tau**2 * same + omega**2 * np.exp(-apart / DRIFT_DAYS)
    found = []
    for variance, share in zip(VARIANCES, LOG_SHARES, strict=True):
        widths = days.variances.copy()
        widths[-p.arms :] = variance
        x, y = days.columns[:, :-1], days.columns[:, -1]
        lower = cho_factor(base + (x * widths) @ x.T, lower=True)
        found.append(share - np.log(np.diag(lower[0])).sum() - 0.5 * y @ cho_solve(lower, y))
    return look(at, days)[0] - log_prior(at), float(np.logaddexp(*found))


def log_prior(at: np.ndarray) -> float:
    """Beta(2, 3), lognormal 1.1 with 0.5, half-normal 0.4 and 0.7; in what NUTS walks over."""
    phi, spread = 1 / (1 + np.exp(-at[0])), (at[1] - np.log(1.1)) / 0.5
    flat = spread**2 + (at[2] / 0.4) ** 2 + (at[3] / 0.7) ** 2
    return float(2 * np.log(phi) + 3 * np.log(1 - phi) - 0.5 * flat)


def draws_of(days: Days, seed: int) -> np.ndarray:
    """(chain, draw, number): as many as it takes for the effective number to be enough."""
    k = days.arms
    seen = Seen(np.zeros(4), np.zeros(2), np.zeros((2, k)), np.zeros((2, k, k)))

    def logp(at):
        try:
            return log_density(at, days, (VARIANCES, LOG_SHARES), seen), seen.slope.copy()
        except np.linalg.LinAlgError:  # far out, while steps are still tried
            return -1e20, np.zeros(4)

    model = nutpie.compiled_pyfunc.from_pyfunc(
        4,
        lambda: logp,
        lambda *_: lambda at: {"at": at},
        [np.dtype("float64")],
        [(4,)],
        ["at"],
        make_initial_point_fn=lambda chain: np.array([-0.5, 0.0, 0.3, 0.4]),
    )
    for draws in (DRAWS, MORE):
        made = nutpie.sample(
            model, draws=draws, tune=WARM_UP, chains=CHAINS, cores=1, seed=seed,
            save_warmup=False, progress_bar=False, low_rank_modified_mass_matrix=True,
        )  # fmt: skip
        at = np.asarray(made.posterior["at"])
        if least_effective(natural(at)) > ENOUGH:
            break
    return at


def natural(at: np.ndarray) -> dict[str, np.ndarray]:
    four = (1 / (1 + np.exp(-at[..., 0])), np.exp(at[..., 1]), abs(at[..., 2]), abs(at[..., 3]))
    return dict(zip(UNKNOWN, four, strict=True))


def least_effective(draws: dict[str, np.ndarray]) -> float:
    return min(effective(each, how) for each in draws.values() for how in ("bulk", "tail"))


def effective(draws: np.ndarray, how: str) -> float:
    tails = {"prob": (0.05, 0.95)} if how == "tail" else {}
    return float(array_stats.ess(draws, method=how, **tails))


def by_nuts(p: Plain, seed: int) -> dict:
    """What is known of every pair of arms, and of the four numbers."""
    days = days_of(p)
    began = time.process_time()
    at = draws_of(days, seed)
    seen = [look(four, days)[1] for four in at.reshape(-1, 4)]
    share, mean, spread = (np.array([getattr(s, n) for s in seen]) for n in Seen._fields[1:])
    chains = at.shape[:2]
    found: dict = {"contrasts": {}}
    for a in range(p.arms):
        for b in range(a + 1, p.arms):
            turn = np.zeros(p.arms)
            turn[a], turn[b] = 1, -1
            sds = np.sqrt(np.einsum("i,spij,j->sp", turn, spread, turn))
            pair = of_draws(share, mean @ turn, sds, chains)
            found["contrasts"]["abcd"[a] + "-" + "abcd"[b]] = pair
    four = natural(at)
    found |= {name: told(draws) for name, draws in four.items()}
    found["wide"] = round(float(share[:, 1].mean()), 5)
    found["draws"] = int(np.prod(chains))
    found["least_ess"] = round(least_effective(four))
    found["made_with"] = VERSIONS | {"seed": seed, "chains": CHAINS, "warm_up": WARM_UP}
    found["cpu_seconds"] = round(time.process_time() - began, 1)
    return found


def told(draws: np.ndarray) -> dict:
    return {
        "mean": round(float(draws.mean()), 5),
        "sd": round(float(draws.std()), 5),
        "ess_bulk": round(effective(draws, "bulk")),
        "ess_tail": round(effective(draws, "tail")),
        "r_hat": round(float(array_stats.rhat(draws, method="rank")), 5),
    }


def of_draws(share: np.ndarray, means: np.ndarray, sds: np.ndarray, chains: tuple) -> dict:
    """The mixture of the draws' normals, and the standard error that sampling leaves in each.

    share, means, sds: (draw, prior). Every number is an average over the draws of something that
    is known exactly at each of them.
    """

    def each(values: np.ndarray) -> np.ndarray:
        return (share * values).sum(axis=1).reshape(chains)

    mean = each(means).mean()
    squares = each(sds**2 + (means - mean) ** 2)
    sd = np.sqrt(squares.mean())
    found = {"mean": mean, "sd": sd}
    error = {"mean": mcse(each(means)), "sd": mcse(squares) / (2 * sd)}
    for part, name in zip(SHARES, ("q025", "q25", "q75", "q975"), strict=True):
        at = quantile(share, means, sds, part)
        away = (at - means) / sds
        density = each(np.exp(-0.5 * away**2) / sds).mean() / np.sqrt(2 * np.pi)
        found[name], error[name] = at, mcse(each(ndtr(away))) / density
    below = each(ndtr((-1 - means) / sds))
    found["p_below_minus_1"], error["p_below_minus_1"] = below.mean(), mcse(below)
    return {key: round(float(value), 6) for key, value in found.items()} | {
        "mcse": {key: round(float(value), 6) for key, value in error.items()},
        "ess_of_mean": round(effective(each(means), "bulk")),
    }


def mcse(draws: np.ndarray) -> float:
    """Of the average of the draws."""
    count = float(array_stats.ess(draws, method="mean"))
    return float(draws.std() / np.sqrt(max(count, 1.0)))


def quantile(share: np.ndarray, means: np.ndarray, sds: np.ndarray, part: float) -> float:
    low, high = float((means - 9 * sds).min()), float((means + 9 * sds).max())
    for _ in range(45):
        middle = (low + high) / 2
        under = (share * ndtr((middle - means) / sds)).sum() / len(share) < part
        low, high = (middle, high) if under else (low, middle)
    return low
