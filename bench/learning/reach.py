"""What any way of choosing could reach, if all but the effects were known.

    OMP_NUM_THREADS=1 PYTHONPATH=. .venv/bin/python bench/learning/reach.py [PEOPLE]

The people of population 1, pain always 5, noise known and without memory, nothing happens by
itself. Ways: the knowledge gradient, upper bounds of two kinds, draws from the posterior. `noise`:
how regret and naming change with the noise of one rating. `off`: prior means that are off by half a
point, and how unsure of them the belief is. `below`: a regret that nobody can get below (whoever
knows every rating beforehand, and is paid only the means that they would then believe).
Written to bench/learning/results/reach.json.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.simulate.population import GROUP_SD, GROUPS, MEANS, OWN_SD
from unclench.engine.learning.suggest.gain import knowledge_gain

KEPT = Path(__file__).parent / "results" / "reach.json"
SESSIONS, OPTIONS, NEAR, WRONG = 60, len(MEANS), 0.5, 0.02
ALIKE = np.array(GROUPS)[:, None] == np.array(GROUPS)
SPREAD = GROUP_SD**2 * ALIKE + OWN_SD**2 * np.eye(OPTIONS)


@dataclass
class Belief:
    """What is believed of every person's effects, and how many sessions are to come."""

    means: np.ndarray
    covariance: np.ndarray
    left: int
    noise: float

    @property
    def sds(self) -> np.ndarray:
        return np.sqrt(np.diagonal(self.covariance, axis1=1, axis2=2))

    def see(self, place: np.ndarray, seen: np.ndarray) -> None:
        rows = np.arange(len(place))
        across = self.covariance[rows, place]
        spread = across[rows, place] + self.noise**2
        self.means = self.means + across * ((seen - self.means[rows, place]) / spread)[:, None]
        lost = across[:, :, None] * across[:, None] / spread[:, None, None]
        self.covariance, self.left = self.covariance - lost, self.left - 1


Way = Callable[[Belief, np.random.Generator], np.ndarray]


def gradient(known: Belief, _: np.random.Generator, eagerness: float, ahead: int) -> np.ndarray:
    people = len(known.means)
    means, covariance = (
        np.zeros((people, 1, OPTIONS + 1)),
        np.zeros((people, 1, *[OPTIONS + 1] * 2)),
    )
    means[:, 0, 1:], covariance[:, 0, 1:, 1:] = known.means, known.covariance
    noise = np.full((people, 1), known.noise)
    fitted = Fitted(np.ones((people, 1)), means, covariance, noise, np.zeros((people, 1)))
    taught = knowledge_gain(fitted, np.ones(people))
    return known.means + eagerness * min(known.left - 1, ahead) * taught


def upper(known: Belief, _: np.random.Generator, width: float) -> np.ndarray:
    return known.means + width * np.sqrt(np.log(max(known.left, 1))) * known.sds


def falling(known: Belief, _: np.random.Generator, width: float) -> np.ndarray:
    return known.means + width * np.sqrt(known.left / SESSIONS) * known.sds


def drawn(known: Belief, chance: np.random.Generator, spread: float) -> np.ndarray:
    root = np.linalg.cholesky(known.covariance + 1e-10 * np.eye(OPTIONS))
    normal = chance.standard_normal(known.means.shape)
    return known.means + spread * np.einsum("bij,bj->bi", root, normal)


def lived(
    way: Way, people: int, noise: float = 1.15, off: float = 0.0, unsure: float = 0.0
) -> dict[str, float]:
    """Regret, and the most that can be named with `WRONG` of all people named wrongly."""
    chance = np.random.default_rng(1)
    truth = (
        np.array(MEANS) + chance.standard_normal((people, OPTIONS)) @ np.linalg.cholesky(SPREAD).T
    )
    errors = chance.standard_normal((SESSIONS, people))
    believed = np.array(MEANS) + off * chance.standard_normal((people, OPTIONS))
    covariance = np.tile(SPREAD + unsure**2 * np.eye(OPTIONS), (people, 1, 1))
    known, regret, rows = Belief(believed, covariance, SESSIONS, noise), 0.0, np.arange(people)
    for error in errors:
        place = way(known, chance).argmax(axis=1)
        regret = regret + truth.max(axis=1) - truth[rows, place]
        known.see(place, truth[rows, place] + noise * error)
    named, at = naming(known, truth)
    return {
        "regret": round(float(regret.mean()), 2),
        "regret_se": round(float(regret.std() / np.sqrt(people)), 2),
        "named_at_2_percent_wrong": round(named, 3),
        "from_probability": round(at, 3),
    }


def naming(known: Belief, truth: np.ndarray) -> tuple[float, float]:
    """The share named, surest first, until WRONG of all people are expected to be wrong."""
    draws, sure = np.random.default_rng(2).standard_normal((1000, OPTIONS)), []
    for means, covariance in zip(known.means, known.covariance, strict=True):
        of_one = means + draws @ np.linalg.cholesky(covariance + 1e-10 * np.eye(OPTIONS)).T
        near = of_one >= of_one.max(axis=1, keepdims=True) - NEAR
        sure.append(near.mean(axis=0).max())
    ordered = np.sort(sure)[::-1]
    count = int(np.searchsorted(np.cumsum(1 - ordered), WRONG * len(truth)))
    return count / len(truth), float(ordered[max(count - 1, 0)])


def below(people: int, noise: float = 1.15) -> float:
    """Group effects are told, which can only help, so that the options are independent."""
    chance = np.random.default_rng(3)
    groups = np.unique(GROUPS, return_inverse=True)[1]
    middle = np.array(MEANS) + GROUP_SD * chance.standard_normal((people, 4))[:, groups]
    truth = middle + OWN_SD * chance.standard_normal((people, OPTIONS))
    seen = truth[..., None] + noise * chance.standard_normal((people, OPTIONS, SESSIONS))
    uses = np.arange(SESSIONS)
    before = np.concatenate((np.zeros((people, OPTIONS, 1)), seen.cumsum(axis=2)[..., :-1]), axis=2)
    weight = 1 / OWN_SD**2 + uses / noise**2
    paid = (middle[..., None] / OWN_SD**2 + before / noise**2) / weight
    total = np.concatenate((np.zeros((people, OPTIONS, 1)), paid.cumsum(axis=2)), axis=2)
    best = total[:, 0]
    for option in range(1, OPTIONS):
        better = np.full_like(best, -np.inf)
        for many in range(SESSIONS + 1):
            with_it = best[:, : SESSIONS + 1 - many] + total[:, option, many][:, None]
            better[:, many:] = np.maximum(better[:, many:], with_it)
        best = better
    return round(float((SESSIONS * truth.max(axis=1) - best[:, SESSIONS]).mean()), 2)


WAYS: dict[str, Way] = {
    "gradient, eagerness 1": partial(gradient, eagerness=1, ahead=60),
    "gradient, 2": partial(gradient, eagerness=2, ahead=60),
    "gradient, 4": partial(gradient, eagerness=4, ahead=60),
    "gradient, 8": partial(gradient, eagerness=8, ahead=60),
    "gradient, 2, 30 ahead": partial(gradient, eagerness=2, ahead=30),
    **{f"upper bound, {w:g}": partial(upper, width=w) for w in (0.4, 0.6, 0.7, 0.8, 1.0)},
    **{f"falling bound, {w:g}": partial(falling, width=w) for w in (1.5, 2.0, 2.5)},
    **{f"drawn, {s:g}": partial(drawn, spread=s) for s in (0.3, 0.5, 1.0)},
}


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    best = partial(upper, width=0.7)
    table: dict[str, object] = {"people": people}
    table["ways"] = {name: lived(way, people) for name, way in WAYS.items()}
    table["noise"] = {f"{n}": lived(best, people, noise=n) for n in (1.15, 1.03, 0.92, 0.8)}
    table["off"] = {
        f"off {off}, unsure {unsure}": lived(best, people, off=off, unsure=unsure)
        for off in (0.0, 0.5)
        for unsure in (0.0, 0.4, 0.5)
    }
    table["below"] = below(people)
    print(json.dumps(table, indent=1))
    KEPT.write_text(json.dumps(table, indent=1) + "\n")


if __name__ == "__main__":
    main()
