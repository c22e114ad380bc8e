"""The engine on published days of one real person (bench/learning/data/README.md).

    PYTHONPATH=. OMP_NUM_THREADS=1 python bench/learning/real_series.py

Regression coefficients and a Bayesian posterior beside the published ones; forecasts of the next
two weeks and of the next day; and what is said when the days are dealt out again by chance. Writes
bench/learning/results/real_series.json.
"""

import csv
import json
from pathlib import Path

import numpy as np

from unclench.engine.learning.mixture import Mixture, of_log_weights
from unclench.engine.learning.nodes import even
from unclench.engine.learning.trials import Trial, TrialDay, TrialResult, analyse_trial
from unclench.engine.learning.trials.columns import columns_of
from unclench.engine.learning.trials.eliminate import eliminate, solve
from unclench.engine.learning.trials.filtering import Course, Spreads, filtered
from unclench.engine.learning.trials.grid import Grid, Model, fit
from unclench.engine.learning.trials.prepare import prepare
from unclench.engine.learning.triggers import Claim, Diary, Factor, analyse_triggers

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "real_series.json"
PUBLISHED = json.loads((HERE / "data" / "melatonin_published.json").read_text())
TEN = 10.0  # mood of 0 to 100 on a scale of 0 to 10
FIRST_FORECAST, EVERY, WEEKS_AHEAD = 21, 2, 14  # days


def columns() -> dict[str, np.ndarray]:
    with (HERE / "data" / "melatonin_70_days.csv").open() as file:
        rows = list(csv.DictReader(file))
    names = ("study_day", "melatonin", "mood", "agency", "metacognition")
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in names}


def least_squares(told: dict[str, np.ndarray], names: list[str]) -> np.ndarray:
    """Coefficients by the engine's pass through the days, for noise without memory."""
    rows = np.flatnonzero(~np.isnan(told["agency"]))
    known = {"const": np.ones(len(rows)), "mood_before": told["mood"][rows - 1]}
    x = np.column_stack([known[n] if n in known else told[n][rows] for n in names])
    return coefficients(told["study_day"][rows], x, told["mood"][rows], 0.0)


def coefficients(days: np.ndarray, x: np.ndarray, y: np.ndarray, phi: float) -> np.ndarray:
    nothing = np.zeros(1)
    course = Course(days, np.zeros(len(days), dtype=bool), np.column_stack([x, y]))
    gram = filtered(course, Spreads(np.full(1, phi), nothing, nothing), 60.0).gram
    return solve(gram[:-1])[0][:, 0]


def with_memory(told: dict[str, np.ndarray]) -> np.ndarray:
    """Level, course and melatonin with the correlation that the published fit found."""
    days = told["study_day"]
    x = np.column_stack([np.ones(len(days)), (days - days.mean()) / 28, told["melatonin"]])
    return coefficients(days, x, told["mood"], PUBLISHED["gls"]["phi"])


def standardised(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / values.std(ddof=1)


def bayesian(told: dict[str, np.ndarray]) -> list[Mixture]:
    """The published regression by the engine's elimination over a grid of sigma: coefficients
    N(0, 1), sigma exponential; its intercept, Student's t of scale 2.5, is taken as flat."""
    rows = np.flatnonzero(~np.isnan(told["agency"]))
    y = standardised(told["mood"][rows])
    parts = [standardised(told["mood"][rows - 1]), told["melatonin"][rows]]
    parts += [standardised(told[name][rows]) for name in ("agency", "metacognition")]
    x = np.column_stack([part - part.mean() for part in parts])
    log_sigma = even(float(np.log(0.3)), float(np.log(1.5)), 121)
    sigma = np.exp(log_sigma.points)
    stacked = np.column_stack([x, y])
    gram = (stacked.T @ stacked)[:, :, None] / sigma**2
    gram[np.arange(4), np.arange(4)] += 1.0
    mean, covariance = solve(gram[:-1].copy())
    left, log_size = eliminate(gram.copy(), 4)
    freedom = len(rows) - 1  # the flat intercept takes one
    log_weight = -freedom * log_sigma.points - 0.5 * (left[0, 0] + log_size)
    log_weight += log_sigma.points - sigma
    return [of_log_weights(log_weight, mean[k], np.sqrt(covariance[k, k])) for k in range(4)]


def beside_published(told: dict[str, np.ndarray]) -> dict:
    known, out = PUBLISHED["bayes"], {}
    for k, (name, ours) in enumerate(zip(known["names"], bayesian(told), strict=True)):
        low, high = ours.quantiles([0.025, 0.975])
        sd = known["sd"][k]
        out[name] = {
            "mean_sd": round((ours.mean - known["mean"][k]) / sd, 4),
            "sd_share": round(ours.sd / sd - 1, 4),
            "q025_sd": round((low - known["q025"][k]) / sd, 4),
            "q975_sd": round((high - known["q975"][k]) / sd, 4),
            "their_error_of_the_mean_sd": round(float(known["ess_bulk"][k] ** -0.5), 4),
        }
    return out


def days_of(told: dict[str, np.ndarray], arms: np.ndarray | None = None) -> list[TrialDay]:
    arms = told["melatonin"] if arms is None else arms
    return [
        TrialDay(int(day), "melatonin" if arm else "none", mood / TEN, str(int(day)))
        for day, arm, mood in zip(told["study_day"], arms, told["mood"], strict=True)
    ]


def worked_out(told: dict[str, np.ndarray], arms: np.ndarray | None = None) -> TrialResult:
    trial = Trial(days_of(told, arms), lower_is_better=False, reference="none")
    return analyse_trial(trial)


def forecast(days: list[TrialDay], ahead: int) -> tuple[Mixture, list[Mixture]]:
    """The mean of the next days, and each of them, in points of 0 to 10: at every node of the
    engine that counts, the normal distribution of days to come given those that were."""
    ready = prepare(Trial(days))
    model = Model(
        ready.days, ready.period, ready.values,
        columns_of(ready, Trial(days).priors, False), Trial(days).priors,
    )  # fmt: skip
    grid = fit(model)
    heavy = np.flatnonzero(grid.log_weight > grid.log_weight.max() - 4)
    told = [_to_come(model, grid, node, ahead) for node in heavy]
    log_weight = grid.log_weight[heavy]
    mean, spread = np.array([t[0] for t in told]), np.array([t[1] for t in told])
    whole = of_log_weights(log_weight, mean.mean(axis=1), np.sqrt(spread.mean(axis=(1, 2))))
    each = [of_log_weights(log_weight, mean[:, k], np.sqrt(spread[:, k, k])) for k in range(ahead)]
    return whole, each


def _to_come(model: Model, grid: Grid, node: int, ahead: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of the days to come at a node, by whole matrices. Of the arms it is only
    known that they will go on being mixed: half of each."""
    phi, sigma, tau, omega = (v[node] for v in (grid.phi, grid.sigma, grid.tau, grid.omega))
    n, c = len(model.days), model.columns
    days = np.concatenate([model.days, model.days[-1] + 1 + np.arange(ahead)])
    apart = np.abs(days[:, None] - days)
    noise = sigma**2 * phi**apart + omega**2 * np.exp(-apart / 60.0) + tau**2 * np.eye(len(days))
    trend = (days - model.days.mean()) / 28
    arms = np.vstack([c.arms, np.zeros((ahead, c.arms.shape[1]))])
    fixed = np.column_stack([np.ones(len(days)), trend, arms])
    widths = np.array([100.0, c.others_variance[0], *[c.arms_variance] * c.arms.shape[1]])
    whole = noise + (fixed * widths) @ fixed.T
    across = np.linalg.solve(whole[:n, :n], whole[:n, n:])
    centre = model.values.mean()
    return centre + across.T @ (model.values - centre), whole[n:, n:] - whole[n:, :n] @ across


def forecasts(told: dict[str, np.ndarray]) -> dict:
    """Two weeks ahead beside "as the last seven days"; and how often tomorrow lies inside."""
    days, mood = days_of(told), told["mood"] / TEN
    ours, last, inside, places = [], [], np.zeros(3), []
    for now in range(FIRST_FORECAST, len(days), EVERY):
        room = len(days) - now >= WEEKS_AHEAD
        whole, each = forecast(days[:now], WEEKS_AHEAD if room else 1)
        places.append(each[0].below(mood[now]))
        if room:
            truth = mood[now : now + WEEKS_AHEAD].mean()
            ours.append(whole.mean - truth)
            last.append(mood[now - 7 : now].mean() - truth)
    off = np.abs(np.array(places) - 0.5)
    inside = [round(float(np.mean(off < level / 2)), 3) for level in (0.5, 0.8, 0.95)]
    return {
        "two_weeks_off": round(float(np.abs(ours).mean()), 4),
        "last_seven_days_off": round(float(np.abs(last).mean()), 4),
        "origins": len(ours),
        "tomorrow_inside_50_80_95": inside,
        "tomorrows": len(places),
    }


def dealt_again(told: dict[str, np.ndarray], runs: int = 200) -> dict:
    """How often a difference is claimed when melatonin is dealt out again by chance."""
    chance = np.random.default_rng(70)
    claimed = [worked_out(told, _dealt(chance)).verdict.value for _ in range(runs)]
    claims = sum(verdict in ("helps_you", "seems_worse") for verdict in claimed)
    return {"claimed": claims, "runs": runs}


def _dealt(chance: np.random.Generator) -> np.ndarray:
    """35 days of each in sets of two: none comes more than twice in a row, as in the study."""
    return np.concatenate([chance.permutation(2) for _ in range(35)])


def links_shifted(told: dict[str, np.ndarray], runs: int = 40) -> dict:
    """How often melatonin, agency or metacognition are said to be linked with the mood of the next
    day: as it was, and with the factors moved against the mood by a chance number of days."""
    chance = np.random.default_rng(71)
    rows = np.flatnonzero(~np.isnan(told["agency"]))
    real = _linked(told, rows, 0)
    moved = [_linked(told, rows, int(chance.integers(5, len(rows) - 5))) for _ in range(runs)]
    return {"as it was": real, "moved, with any link": sum(m > 0 for m in moved), "runs": runs}


def _linked(told: dict[str, np.ndarray], rows: np.ndarray, by: int) -> int:
    names = ("melatonin", "agency", "metacognition")
    diary = Diary(
        told["study_day"][rows].astype(int).tolist(),
        (told["mood"][rows] / TEN).tolist(),
        {name: np.roll(told[name][rows], by).tolist() for name in names},
    )
    found = analyse_triggers(diary, [Factor(name=name) for name in names])
    return sum(link.claim is Claim.LINKED for link in found.links)


def main() -> None:
    told = columns()
    published = PUBLISHED["least_squares"]
    found = {
        "least_squares_off": {
            name: float(np.abs(least_squares(told, known["names"]) - known["estimate"]).max())
            for name, known in published.items()
        },
        "gls_off": float(np.abs(with_memory(told) - PUBLISHED["gls"]["estimate"]).max()),
        "bayes": beside_published(told),
    }
    result = worked_out(told)
    pair = result.contrasts[0]
    found["trial"] = {
        "verdict": str(result.verdict),
        "mean": pair.mean,
        "interval_95": pair.interval_95,
    }
    found["forecasts"] = forecasts(told)
    found["dealt again"] = dealt_again(told)
    found["links"] = links_shifted(told)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
