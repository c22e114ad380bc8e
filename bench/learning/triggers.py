"""How often triggers are claimed that are not there, how often those that are, and how fast.

    OMP_NUM_THREADS=1 python bench/learning/triggers.py [people]

Everybody is invented by tests/engine/learning/triggers/diaries.py, which knows nothing of the
engine.
Prints tables and writes bench/learning/results/triggers.json.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.engine.learning.triggers.diaries import World, somebody  # noqa: E402
from tests.engine.learning.triggers.reading import (  # noqa: E402
    analysed,
    believing,
    claimed,
    claims,
)
from unclench.engine.learning.triggers import likelihood, noise, screening  # noqa: E402

RESULT = ROOT / "bench/learning/results/triggers.json"
NULL = {
    "nothing matters": World(),
    "pain lasts (phi .8)": World(phi=0.8),
    "factors last too (.7 and .9)": World(phi=0.7, phi_factors=0.9),
    "slow drift of both": World(phi=0.5, drift=1.5, phi_factors=0.97),
    "pain falls by 5 points": World(trend=-5, level=7),
    "weekly rhythm of both": World(weekday=0.8, weekday_factors=0.8),
    "pain drives 3 factors": World(phi=0.7, reverse=0.8, error=0.6),
    "jumps, rare events": World(tails=True, rare=5),
}
LENGTHS = (30, 60, 90, 120, 180)
CLOSE = World(days=150, phi=0.85, phi_factors=0.85, missing=0.02)
SLOW = World(days=150, trend=-5, level=7, drift=1.0, phi=0.2, phi_factors=0.97, missing=0.02)
LEVELS = (0.5, 0.8, 0.95)
STRICTER = (0.9, 0.95, 0.97, 0.98, 0.985, 0.99)
WITH_LINKS = (World(active=2), World(active=2, missing=0.0), World(active=3, sd=1.0))


def main() -> None:
    """Runs every part and keeps what it measured."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    began = time.perf_counter()
    found = {
        "people": people,
        "false": _false(people),
        "power": _power(3 * people),
        "stricter": _stricter(3 * people),
        "left_out": _left_out(people // 2),
        "coverage": _coverage(2 * people),
        "milliseconds": _speed(),
    }
    found["seconds"] = round(time.perf_counter() - began)
    RESULT.write_text(json.dumps(found, indent=1) + "\n")


def _false(people: int) -> dict[str, dict[str, int]]:
    print(f"People of {people} who are told of a link that is not there, by days of diary")
    found = {}
    for name, world in NULL.items():
        row = {str(n): claims(replace(world, days=n), people, 10 + n)[2] for n in LENGTHS}
        print(f"  {name:32}", *(f"{days}: {count:2}" for days, count in row.items()), flush=True)
        found[name] = row
    return found


def _power(people: int) -> list[dict[str, float]]:
    found = []
    for world in WITH_LINKS:
        right, there, misled = claims(world, people, 20)
        row = {"people": people, "found": right, "there": there, "misled": misled}
        about = f"sd {world.sd}, {world.active} act, {world.missing:.0%} missing"
        print(f"Power at 120 days ({about}): {right / there:.0%}", row, flush=True)
        found.append({"world": asdict(world), "power": round(right / there, 3), **row})
    return found


def _stricter(people: int) -> list[dict[str, list[int]]]:
    """What other bounds of the claim would do: links found, claimed that are not there, claimed."""
    found = []
    for world in WITH_LINKS:
        told = claimed(world, people, 20)
        row = {str(bound): _counted(told, bound) for bound in STRICTER}
        print(f"Claimed from a bound on (found, false, all; {world}):", row, flush=True)
        found.append(row)
    return found


def _counted(told: list[tuple[float, bool]], bound: float) -> list[int]:
    mine = [is_there for inclusion, is_there in told if inclusion >= bound]
    return [sum(mine), len(mine) - sum(mine), len(mine)]


def _left_out(people: int) -> dict[str, list[int]]:
    """People with a false link of inclusion 0.9 or more: the whole model, and one part left out."""
    parts: dict[str, tuple[World, Callable[[], Callable[[], None]]]] = {
        "correlation": (CLOSE, _without_correlation),
        "slow changes and own mean": (SLOW, _without_slow),
        "possibility of no link": (World(missing=0.02), _without_spike),
    }
    found = {}
    for name, (world, leave_out) in parts.items():
        whole = believing(world, people, 30)
        put_back = leave_out()
        without = believing(world, people, 30)
        put_back()
        print(
            f"Without {name}: {without} of {people} believe a false link, {whole} with it",
            flush=True,
        )
        found[name] = [whole, without, people]
    return found


def _without_correlation() -> Callable[[], None]:
    grid = noise.grid
    independent = replace(grid(), phis=np.full(noise.PHI_NODES, 1e-3))
    likelihood.grid = lambda: independent
    return lambda: setattr(likelihood, "grid", grid)


def _without_slow() -> Callable[[], None]:
    grid, usual, trend = noise.grid, noise.USUAL_SD, noise.TREND_SD
    still = replace(grid(), drift=np.full_like(grid().drift, 1e-4))
    likelihood.grid = lambda: still
    noise.USUAL_SD = noise.TREND_SD = 1e-4

    def put_back() -> None:
        likelihood.grid, noise.USUAL_SD, noise.TREND_SD = grid, usual, trend

    return put_back


def _without_spike() -> Callable[[], None]:
    prior = screening.log_prior
    screening.log_prior = lambda states, *_: np.where((states > 0).all(axis=1), 0.0, -99.0)
    return lambda: setattr(screening, "log_prior", prior)


def _coverage(people: int) -> dict[str, dict[str, float]]:
    """How often the truth lies in the interval that is told, for factors whose effect is drawn from
    what is assumed (nothing for most, else normal with sd 0.35 of the noise)."""
    found = {}
    for name, world in {
        "as assumed": World(days=100, factors=6),
        "drift, jumps, phi .75": World(days=100, factors=6, drift=1.0, tails=True, phi=0.75),
    }.items():
        inside = {level: 0 for level in LEVELS}
        linked_inside, total, linked = {level: 0 for level in LEVELS}, 0, 0
        for person in range(people):
            chance = np.random.default_rng([40, person])
            told = somebody(chance, replace(world, drawn=0.15))
            for link, truth in zip(analysed(told).links, told.truth, strict=True):
                total += 1
                linked += truth != 0
                for level in LEVELS:
                    low, high = link.slope.interval(level)
                    inside[level] += low - 1e-4 <= truth * link.unit <= high + 1e-4
                    low, high = link.known.if_linked.interval(level)
                    linked_inside[level] += truth != 0 and low <= truth * link.unit <= high
        row = {f"{level:.0%}": round(count / total, 3) for level, count in inside.items()}
        row |= {
            f"{level:.0%} if linked": round(n / linked, 3) for level, n in linked_inside.items()
        }
        print(f"Coverage, {name} ({total} slopes, {linked} not zero):", row, flush=True)
        found[name] = row
    return found


def _speed() -> dict[str, float]:
    found = {}
    for factors, days in ((5, 120), (12, 120), (12, 365), (20, 365)):
        told = somebody(np.random.default_rng(50), World(days=days, factors=factors, active=2))
        analysed(told)
        taken = []
        for _ in range(7):
            began = time.process_time()
            analysed(told)
            taken.append(1000 * (time.process_time() - began))
        found[f"{factors} factors, {days} days"] = round(float(np.median(taken)), 1)
    print("Milliseconds of processor time:", found)
    return found


if __name__ == "__main__":
    main()
