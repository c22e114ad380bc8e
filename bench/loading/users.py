"""A full PostgreSQL beside an empty one: two sites at once, the same pages by turns.

Everybody visits once or twice, drawn by chance out of all of them: nobody's rows lie ready.
"""

import json
import random
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.loading.measure import percentile_95
from bench.loading.served import PORT, Site, environment_of, run
from bench.loading.visit import Browser, Page, diary_pages

FEW = 40
SETTINGS = "unclench.web.settings"


@dataclass(frozen=True)
class Beside:
    """One page, in milliseconds: with few people kept, and with very many."""

    name: str
    few_median: float
    many_median: float
    few_p95: float
    many_p95: float


def filled(data: Path, database: str, people: int) -> dict:
    """Makes the tables, and so many people in them."""
    env = environment_of(data, database, DJANGO_SETTINGS_MODULE=SETTINGS)
    run("django", "migrate", "--verbosity", "0", env=env)
    return json.loads(run("bench.loading.fill", "crowd", str(people), env=env))


def sizes(data: Path, database: str) -> dict:
    """Bytes and rows of what was filled before."""
    env = environment_of(data, database, DJANGO_SETTINGS_MODULE=SETTINGS)
    return json.loads(run("bench.loading.fill", "bytes", env=env))


def key_of(number: int) -> str:
    """What opens the record of one of the crowd, as `crowd.PEOPLE` made it."""
    return f"nobody{number}"


def beside(few: Path, many: Path, databases: tuple[str, str], people: int, visits: int) -> dict:
    """Both sites, one visit here and one there. All pages together, and each."""
    pages, chance = diary_pages(), random.Random(17)
    taken: dict[str, dict[str, list[float]]] = {p.name: {"few": [], "many": []} for p in pages}
    with Site(few, databases[0]) as small, Site(many, databases[1], port=PORT + 1) as large:
        browsers = {"few": Browser(key_of(1), small.port), "many": Browser(key_of(1), large.port)}
        for page in pages:
            _both(browsers, page, {})
        for _ in range(visits):
            browsers["few"].becomes(key_of(chance.randint(1, FEW)))
            browsers["many"].becomes(key_of(chance.randint(1, people)))
            for page in pages:
                _both(browsers, page, taken[page.name])
    return _told(taken, people)


def _both(browsers: dict[str, Browser], page: Page, taken: dict[str, list[float]]) -> None:
    for which, browser in browsers.items():
        seconds = browser.visit(page).seconds
        taken.setdefault(which, []).append(seconds)


def _told(taken: dict[str, dict[str, list[float]]], people: int) -> dict:
    each = [_one(name, both["few"], both["many"]) for name, both in taken.items()]
    few = [s for both in taken.values() for s in both["few"]]
    many = [s for both in taken.values() for s in both["many"]]
    every = _one("every page", few, many)
    return {
        "people": people,
        "times_p95": every.many_p95 / every.few_p95,
        "times_median": every.many_median / every.few_median,
        "pages": [asdict(found) for found in (every, *each)],
    }


def _one(name: str, few: list[float], many: list[float]) -> Beside:
    return Beside(
        name=name,
        few_median=1000 * statistics.median(few),
        many_median=1000 * statistics.median(many),
        few_p95=1000 * percentile_95(few),
        many_p95=1000 * percentile_95(many),
    )
