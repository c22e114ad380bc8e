"""Visits by turns: after each page its floor, so that a busy machine slows both alike."""

import statistics
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bench.loading.served import Site
from bench.loading.visit import Browser, Page

IN_A_ROW = 3


@dataclass
class Taken:
    """What the visits to one page took. `cpu_ms`: one figure a block of visits."""

    seconds: list[float]
    cpu_ms: list[float]
    raw: int = 0
    packed: int = 0


@dataclass(frozen=True)
class Figures:
    """One page: milliseconds of processor and of waiting, and how many times those of its floor."""

    name: str
    kind: str
    cpu_ms: float
    median_ms: float
    p95_ms: float
    times_cpu: float
    times_median: float
    times_p95: float
    raw: int
    packed: int

    def as_values(self) -> dict:
        return {k: round(v, 3) if isinstance(v, float) else v for k, v in asdict(self).items()}


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def one_after_another(site: Site, key: str, pages: Sequence[Page], rounds: int) -> list[Figures]:
    """One client: every page in every round, with what each block of visits cost the server."""
    browser = Browser(key)
    taken = {page.name: Taken([], []) for page in pages}
    for page in pages:
        browser.visit(page)  # the first look fills what is worked out once
    for _ in range(rounds):
        for page in pages:
            _block(site, browser, page, taken[page.name])
    return _figures(pages, taken)


def _block(site: Site, browser: Browser, page: Page, taken: Taken) -> None:
    before = site.cpu_s()
    answers = [browser.visit(page) for _ in range(IN_A_ROW)]
    taken.cpu_ms.append(1000 * (site.cpu_s() - before) / IN_A_ROW)
    taken.seconds.extend(answer.seconds for answer in answers)
    taken.raw, taken.packed = answers[-1].raw, answers[-1].packed


def several_at_once(keys: Sequence[str], pages: Sequence[Page], rounds: int) -> list[Figures]:
    """So many clients as keys, each going through the pages in an order of its own."""
    taken = {page.name: Taken([], []) for page in pages}
    threads = [
        threading.Thread(target=_wander, args=(key, pages, rounds, taken, at))
        for at, key in enumerate(keys)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _figures(pages, taken)


def _wander(key: str, pages: Sequence[Page], rounds: int, taken: dict[str, Taken], at: int) -> None:
    browser, first = Browser(key), at * len(pages) // 4
    for _ in range(rounds):
        for page in (*pages[first:], *pages[:first]):
            answer = browser.visit(page)
            taken[page.name].seconds.append(answer.seconds)
            taken[page.name].raw, taken[page.name].packed = answer.raw, answer.packed


def _figures(pages: Sequence[Page], taken: dict[str, Taken]) -> list[Figures]:
    return [_one(page, taken[page.name], taken[page.floor]) for page in pages]


def _one(page: Page, own: Taken, floor: Taken) -> Figures:
    cpu, floor_cpu = (statistics.median(each.cpu_ms or [0.0]) for each in (own, floor))
    median, floor_median = (1000 * statistics.median(each.seconds) for each in (own, floor))
    p95, floor_p95 = (1000 * percentile_95(each.seconds) for each in (own, floor))
    return Figures(
        name=page.name,
        kind=page.kind,
        cpu_ms=cpu,
        median_ms=median,
        p95_ms=p95,
        times_cpu=cpu / floor_cpu if floor_cpu else 0.0,
        times_median=median / floor_median,
        times_p95=p95 / floor_p95,
        raw=own.raw,
        packed=own.packed,
    )
