"""A trial worked out by NUTS over the four numbers that are not linear, the rest exactly.

Needs nutpie and arviz-stats in an environment of its own (see make_golden.py), and g++ for
one_pass.cpp. Nothing of the engine is used. Once correlation, noise, spread of periods and drift
are known, level, trend, what lingers, the arms, periods, drift and noise are one normal
distribution of the days under each of the two priors of the arms. NUTS walks over these four only;
the two priors are summed. At every draw a difference of arms is then a mixture of two normals, and
the answer is the mixture of all of these (Rao-Blackwell): what the sampler leaves to chance is told
as `mcse`.

The walk is over logit phi, log sigma, and tau and omega with a sign that says nothing: without it,
the density would end abruptly at 0. `held_against_dense` works one point out with whole matrices.
"""

import ctypes
import subprocess
import tempfile
import time
from math import exp, log
from pathlib import Path
from typing import NamedTuple

import arviz_stats
import numpy as np
import nutpie
from arviz_stats.base import array_stats
from exact_trial import DIFFERENCE_SD, DRIFT_DAYS, WIDE_SD, WIDE_SHARE, Plain, fixed_part
from scipy.linalg import cho_factor, cho_solve
from scipy.special import ndtr

CHAINS, WARM_UP, DRAWS, MORE = 4, 500, 6000, 12000
ENOUGH = 10_000
LEVEL_SD = 100.0  # about the mean of the days: as good as flat, and kind to the arithmetic
VARIANCES = np.array([DIFFERENCE_SD**2 / 2, WIDE_SD**2 / 2])
LOG_SHARES = np.log([1 - WIDE_SHARE, WIDE_SHARE])
LOG_SIGMA = log(1.1)
FARTHEST, FAR_OUT = np.array([25.0, 8.0, 40.0, 40.0]), -1e20  # where steps are only tried
SHARES = (0.025, 0.25, 0.75, 0.975)
UNKNOWN = ("phi", "sigma", "tau", "omega")
VERSIONS = {
    "nutpie": nutpie.__version__,
    "arviz_stats": arviz_stats.__version__,
}


class Seen(NamedTuple):
    """At one point: how much each prior of the arms counts, mean and covariance of the arms under
    it."""

    share: np.ndarray
    mean: np.ndarray
    spread: np.ndarray


def compiled() -> ctypes.CDLL:
    """one_pass.cpp, for this machine."""
    source = Path(__file__).with_name("one_pass.cpp")
    made = Path(tempfile.mkdtemp()) / "one_pass.so"
    flags = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run(["g++", *flags, "-o", str(made), str(source)], check=True)
    return ctypes.CDLL(str(made))


OF_DAYS = compiled().of_days
OF_DAYS.argtypes = [ctypes.c_void_p, *[ctypes.c_int] * 3, *[ctypes.c_void_p] * 8]
OF_DAYS.restype = None


class Density:
    """The log of prior times likelihood of a trial, up to a constant, and its slope."""

    def __init__(self, p: Plain) -> None:
        x, variances = fixed_part(p)
        variances[0] = LEVEL_SD**2
        k, self.at = p.arms, np.zeros(4)
        self.columns = np.ascontiguousarray(np.column_stack([x, p.values - p.values.mean()]))
        self.widths = np.tile(variances, (2, 1))
        self.widths[:, -k:] = VARIANCES[:, None]
        self.logs, self.slopes = np.zeros(2), np.zeros((2, 4))
        self.means, self.spreads = np.zeros((2, k)), np.zeros((2, k, k))
        gaps, begins = np.diff(p.days, prepend=p.days[0]), np.diff(p.period, prepend=-1) != 0
        read = [gaps, begins.astype(np.uint8), self.columns, self.widths]
        self.kept = [*read, self.logs, self.slopes, self.means, self.spreads]
        sizes = (len(p.days), self.columns.shape[1], k)
        self.arguments = (self.at.ctypes.data, *sizes, *(each.ctypes.data for each in self.kept))

    def __call__(self, at: np.ndarray) -> tuple[float, np.ndarray]:
        if not (np.abs(at) < FARTHEST).all():
            return FAR_OUT, np.zeros(4)
        self.at[:] = at
        OF_DAYS(*self.arguments)
        logs = self.logs + LOG_SHARES
        best = logs.max()
        share = np.exp(logs - best)
        prior, slope = log_prior(at)
        value = best + np.log(share.sum()) + prior
        slope += share @ self.slopes / share.sum()
        if not (np.isfinite(value) and np.isfinite(slope).all()):
            return FAR_OUT, np.zeros(4)
        return float(value), slope

    def seen(self, at: np.ndarray) -> Seen:
        self(at)
        share = np.exp(self.logs + LOG_SHARES - self.logs.max())
        return Seen(share / share.sum(), self.means.copy(), self.spreads.copy())


def log_prior(at: np.ndarray) -> tuple[float, np.ndarray]:
    """Beta(2, 3), lognormal 1.1 with 0.5, half-normal 0.4 and 0.7; in what NUTS walks over."""
    a, b, t, w = at.tolist()
    phi, spread = 1 / (1 + exp(-a)), (b - LOG_SIGMA) / 0.5
    flat = spread**2 + (t / 0.4) ** 2 + (w / 0.7) ** 2
    slope = np.array([2 - 5 * phi, -spread / 0.5, -t / 0.4**2, -w / 0.7**2])
    return 2 * log(phi) + 3 * log(1 - phi) - 0.5 * flat, slope


def held_against_dense(at: np.ndarray, p: Plain) -> tuple[float, float]:
    """The log density of the days by one pass and by whole matrices: prior of `at` left out."""
    density = Density(p)
    phi, sigma, tau, omega = 1 / (1 + np.exp(-at[0])), np.exp(at[1]), at[2], at[3]
    apart = np.abs(p.days[:, None] - p.days)
    same = (p.period[:, None] == p.period).astype(float)
    base = sigma**2 * phi**apart + tau**2 * same + omega**2 * np.exp(-apart / DRIFT_DAYS)
    x, y, found = density.columns[:, :-1], density.columns[:, -1], []
    for widths, share in zip(density.widths, LOG_SHARES, strict=True):
        lower = cho_factor(base + (x * widths) @ x.T, lower=True)
        found.append(share - np.log(np.diag(lower[0])).sum() - 0.5 * y @ cho_solve(lower, y))
    return density(at)[0] - log_prior(at)[0], float(np.logaddexp(*found))


def draws_of(density: Density, seed: int) -> np.ndarray:
    """(chain, draw, number): as many as it takes for the effective number to be enough."""
    model = nutpie.compiled_pyfunc.from_pyfunc(
        4,
        lambda: density,
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
    density, began = Density(p), time.process_time()
    at = draws_of(density, seed)
    seen = [density.seen(four) for four in at.reshape(-1, 4)]
    share, mean, spread = (np.array(each) for each in zip(*seen, strict=True))
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
    """By Newton's steps, which here begin close enough never to go astray."""
    weight = share / len(share)
    at = float((weight * means).sum())
    for _ in range(60):
        away = (at - means) / sds
        over = float((weight * ndtr(away)).sum()) - part
        if abs(over) < 1e-9:
            break
        density = float((weight * np.exp(-0.5 * away**2) / sds).sum()) / np.sqrt(2 * np.pi)
        at -= float(np.clip(over / density, -0.3, 0.3))
    return at
