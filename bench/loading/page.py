"""Writes docs/cost.md and its pictures from the results: `python -m bench.loading.page`."""

import json
import statistics
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.loading.drawn import bars, lines

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
PICTURES = DOCS / "images" / "cost"
MEDIAN, P95, CPU_MS, IDLE_MB, CROWD = 2.5, 3.0, 8.0, 150.0, 1.5
STEEP = 1.5
FLOORS = ("floor", "floor, writing")
Results = dict


SCALE = (10_000, 100_000, 1_000_000, 10_000_000)
COMES, OPENS, PEAK, FREE, DAY_S = 0.1, 12, 3, 0.5, 86_400
OF_A_DAY = 100


def main() -> None:
    """The page and the pictures of what was measured so far."""
    results = json.loads((HERE / "results" / "cost.json").read_text())
    PICTURES.mkdir(parents=True, exist_ok=True)
    parts = [part for name, part in PARTS.items() if name in results or name == "about"]
    text = "\n\n".join("\n".join(part(results)) for part in parts)
    (DOCS / "cost.md").write_text(text + "\n", encoding="utf-8")
    if {"processes", "people"} <= results.keys():
        _write_scale("\n".join(scale(results)))


def _write_scale(text: str) -> None:
    """Puts the sums between the two marks of docs/scale.md."""
    page = DOCS / "scale.md"
    begin, end = "<!-- written by bench/loading/page.py -->\n", "<!-- end -->"
    before, rest = page.read_text(encoding="utf-8").split(begin)
    after = rest.split(end)[1]
    page.write_text(f"{before}{begin}{text}\n{end}{after}", encoding="utf-8")


def scale(results: Results) -> Iterator[str]:
    """What so many people take, from the cost of a page and the bytes of a row."""
    found, filled = results["processes"]["1"], results["people"]["filled"]
    web, database = found["cpu_ms"], found["database_cpu_ms"]
    person = _bytes_a_row(filled["visitor"])
    day = _bytes_a_row(filled["diary_day"]) + _bytes_a_row(filled["diary_entry"])
    yield _said(
        f"Measured: a list or form page takes {web:.1f} ms of processor in the web process and "
        f"{database:.1f} ms in PostgreSQL; a person is {person:.0f} bytes, and a day of the diary "
        f"{day:.0f} bytes more, indexes included. A year with checks, sessions and a plan too is "
        "0.9 MB (on SQLite)."
    )
    yield ""
    sums = [_sum(people, web, database, person + OF_A_DAY * day) for people in SCALE]
    yield from _table(
        "people | pages a second, at the busiest | cores, web | cores, database "
        f"| disk for {OF_A_DAY} days each, GB | for a year of everything, GB",
        (
            f"{people:,} | {rate:,.1f} | {w:,.1f} | {d:,.1f} | {disk:,.1f} | {people * 0.9e-3:,.0f}"
            for people, (rate, w, d, disk) in zip(SCALE, sums, strict=True)
        ),
    )
    names = [f"{people:,}" for people in SCALE]
    cores = bars(
        "Cores at the busiest, web and database together",
        {n: w + d for n, (_, w, d, _) in zip(names, sums, strict=True)},
        2,
        "",
    )
    _draw("cores.svg", cores)
    yield ""
    said = "Cores for each number of people; the dashed line is the two of a small server"
    yield f"![{said}](images/cost/cores.svg)"


def _sum(people: int, web: float, database: float, size: float) -> tuple[float, ...]:
    """Pages a second, cores of web and database, GB."""
    rate = people * COMES * OPENS * PEAK / DAY_S
    cores = [rate * ms / 1000 / FREE for ms in (web, database)]
    return rate, cores[0], cores[1], people * size / 1e9


def _bytes_a_row(table: dict) -> float:
    return (table["bytes"] + table["index_bytes"]) / table["rows"]


def about(results: Results) -> Iterator[str]:
    """What was measured, and how far it can be trusted."""
    on = results["pages"]["on"]
    yield "# What it costs to run"
    yield ""
    yield _said(
        f"Measured on {on['day']} by `script/bench load` on {on['cores']} cores (Python "
        f"{on['python']}) that other work kept busy (load {on['load']}). This page is "
        "written by it."
    )
    yield ""
    yield _said(
        "The *floor* is a bare Django page in the same process, behind the same "
        "middleware: it finds out whose it is, asks for twenty rows and lists them in "
        "five lines of HTML. For forms it writes one row. Pages and floor are visited by "
        "turns, so that whatever else the machine does slows both. *Trust the ratios, and "
        "the processor's milliseconds within a factor of two* (a core that is shared does "
        "less in each); waiting times of a machine as busy as this one say little by "
        "themselves."
    )
    yield ""
    yield _said(
        "The person has a year behind them: diary, sessions, checks, a plan, a fair test that runs."
    )
    yield ""
    yield _said(
        "Others, for orientation, measured elsewhere on like hardware (2 workers x 2 "
        "threads): the dashboard of a fitness manager 32 to 36 ms of processor a request "
        "and 300 to 350 MB, the list page of a small monitoring service 15 to 19 ms and "
        "180 to 215 MB."
    )


def _waiting(where: str, pages: list[dict]) -> Iterator[str]:
    middle = statistics.median(page["times_median"] for page in pages)
    late = statistics.median(page["times_p95"] for page in pages)
    yield _aim(
        f"{where}the median page waits at most 2.5 times the floor", middle, MEDIAN, " times"
    )
    said = f"{where}95 of 100 visits: the median page at most 3 times the floor"
    yield _aim(said, late, P95, " times")


def aims(results: Results) -> Iterator[str]:
    """What was aimed for, and what came out."""
    found = results["pages"]["sqlite"]
    pages = _pages(found["one"])
    usual = [page for page in pages if page["kind"] != "much"]
    yield "## What was aimed for"
    yield ""
    yield from _table(
        "aim | measured | met",
        [
            *_waiting("", pages),
            *_waiting("on PostgreSQL ", _pages(results["pages"]["postgresql"]["one"])),
            _aim(
                "list and form pages, their median: under 8 ms of processor",
                statistics.median(p["cpu_ms"] for p in usual),
                CPU_MS,
                " ms",
            ),
            _aim("idle memory of one web process under 150 MB", found["idle_mb"], IDLE_MB, " MB"),
            *_aim_of_people(results),
        ],
    )
    over = [p["name"] for p in usual if p["cpu_ms"] > CPU_MS]
    slow = [p["name"] for p in pages if p["times_median"] > MEDIAN]
    yield ""
    yield _said(
        f"List and form pages above 8 ms here: {', '.join(over) or 'none'}. Pages above "
        f"2.5 times the floor: {', '.join(slow) or 'none'}."
    )


def _aim(what: str, value: float, most: float, unit: str) -> str:
    return f"{what} | {value:.1f}{unit} | {'yes' if value <= most else '**no**'}"


def _aim_of_people(results: Results) -> Iterable[str]:
    if "people" not in results:
        return ()
    found = results["people"]
    what = f"95 of 100 visits with {found['people']:,} people kept: at most 1.5 times few"
    return (_aim(what, found["times_p95"], CROWD, " times"),)


def pages(results: Results) -> Iterator[str]:
    """Every page on both databases."""
    found = results["pages"]
    cpu = {page["name"]: page["cpu_ms"] for page in found["sqlite"]["one"]}
    _draw("pages.svg", bars("Processor's time of a page on SQLite, in ms", cpu, CPU_MS, " ms"))
    yield "## Pages"
    yield ""
    yield "![Processor's time of each page; the dashed line is 8 ms](images/cost/pages.svg)"
    for name, title in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
        yield ""
        yield _said(
            f"{title}, one web process. *Times* is beside the floor; with four clients at "
            "once in the last two columns."
        )
        yield ""
        yield from _table(
            "page | processor, ms | times | waiting, median, times | 95 of 100, times | bytes "
            "| compressed | four: median, times | four: 95 of 100, times",
            map(_page, found[name]["one"], found[name]["four"]),
        )


def _page(one: dict, four: dict) -> str:
    return (
        f"{one['name']} | {one['cpu_ms']:.1f} | {one['times_cpu']:.1f} | {one['times_median']:.1f} "
        f"| {one['times_p95']:.1f} | {one['raw']:,} | {one['packed']:,} "
        f"| {four['times_median']:.1f} | {four['times_p95']:.1f}"
    )


def processes(results: Results) -> Iterator[str]:
    """Memory, start-up and how much more several processes do."""
    yield "## Processes, memory, start"
    yield ""
    yield _said(
        "Memory is the proportional set size of all processes: what they share counts "
        "once. The web processes are forked from one that has read the knowledge, so a "
        "further one costs little."
    )
    yield ""
    rows = [_process(f"SQLite, {1}", results["pages"]["sqlite"])]
    found = results["processes"]
    rows += [_process(f"PostgreSQL, {n}", found[n]) for n in ("1", "2", "4")]
    yield from _table(
        "web processes | idle, MB | after every page, MB | start-up, s | list and form pages a "
        "second | processor a page, ms | of it in the database besides, ms",
        rows,
    )
    yield ""
    yield _said(
        "Start-up is from the command to the first answer of `/readyz`, on a machine as "
        "busy as said. A page takes more of a processor where several processes share cores and "
        "their caches; more processes than cores bring nothing but threads that wait."
    )


def _process(name: str, found: dict) -> str:
    rate = (
        f"{found['a_second']:.0f} | {found['cpu_ms']:.1f} | {found['database_cpu_ms']:.1f}"
        if "a_second" in found
        else "| |"
    )
    return (
        f"{name} | {found['idle_mb']:.0f} | {found['busy_mb']:.0f} | {found['start_up_s']:.1f} "
        f"| {rate}"
    )


def years(results: Results) -> Iterator[str]:
    """How pages grow with one person's history."""
    found = {n: _by_name(results["years"][n]) for n in ("0", "1", "5", "10")}
    names = [n for n in found["0"] if n not in FLOORS]
    grown = {n: [by[n]["cpu_ms"] for by in found.values()] for n in names}
    most = sorted(grown, key=lambda name: -grown[name][-1])[:6]
    at = ("today", "1 year", "5 years", "10 years")
    picture = lines(
        "Processor's time over the years of one person, in ms",
        at,
        {n: grown[n] for n in most},
        " ms",
    )
    _draw("years.svg", picture)
    yield "## Years of one person"
    yield ""
    yield _said("Every day an entry, and relief and sessions of the plan as in the first year.")
    yield ""
    yield "![The six pages that grow most](images/cost/years.svg)"
    yield ""
    yield from _table(
        "page, processor in ms | " + " | ".join(at) + " | 10 years beside 1",
        (_grown(name, values) for name, values in grown.items()),
    )
    steep = [name for name, values in grown.items() if values[3] > STEEP * values[1]]
    yield ""
    yield _said(f"More than 1.5 times as dear after ten years: {', '.join(steep) or 'none'}.")


def _grown(name: str, values: Sequence[float]) -> str:
    shown = " | ".join(f"{value:.1f}" for value in values)
    return f"{name} | {shown} | {values[3] / values[1]:.2f}"


def people(results: Results) -> Iterator[str]:
    """A full database beside an empty one."""
    found, filled = results["people"], results["people"]["filled"]
    days = filled["diary_day"]["rows"] / max(1, found["people"])
    yield "## Very many people"
    yield ""
    yield _said(
        f"PostgreSQL with {found['people']:,} people, {days:.0f} days and as many entries "
        "each, beside one with 40 such people; two sites at once, visited by turns. Each "
        "visit is somebody else's, drawn by chance, so that nobody's rows lie ready. Rows "
        "were made in the order in which they would come, day by day."
    )
    if "all_s" in filled:
        tables = [table for table in filled.values() if isinstance(table, dict)]
        total = sum(table["bytes"] + table["index_bytes"] for table in tables) / 1e9
        yield _said(
            f"Filling took {filled['all_s']:.0f} s, rows and indexes: {total:.0f} GB, on a machine "
            f"with {found['on'].get('memory_gb', 0):.0f} GB of memory."
        )
    yield ""
    yield from _table(
        "page, waiting in ms | few: median | many: median | few: 95 of 100 | many: 95 of 100 "
        "| times",
        map(_beside, found["pages"]),
    )
    yield ""
    yield from _table(
        "table | rows | bytes a row | of it indexes",
        (_weighed(name, filled[name]) for name in ("visitor", "diary_day", "diary_entry")),
    )


def _beside(page: dict) -> str:
    return (
        f"{page['name']} | {page['few_median']:.0f} | {page['many_median']:.0f} "
        f"| {page['few_p95']:.0f} | {page['many_p95']:.0f} "
        f"| {page['many_p95'] / page['few_p95']:.2f}"
    )


def _weighed(name: str, table: dict) -> str:
    rows, index = table["rows"], table["index_bytes"]
    return f"{name} | {rows:,.0f} | {(table['bytes'] + index) / rows:.0f} | {index / rows:.0f}"


def engine(results: Results) -> Iterator[str]:
    """Decisions a second beside two other languages of rules."""
    found = results["engine"]
    fastest = found["a_second"]["unclench, compiled"]
    yield "## Deciding"
    yield ""
    yield _said(
        f"All {found['rules']} rules of all red flags for one person, on one core. The "
        "others evaluate the same conditions, translated word for word, of people who "
        "answered everything and were sure: neither knows a third truth. All gave the "
        "same answer to every rule before a clock was started."
    )
    yield ""
    yield from _table(
        "evaluated by | people a second | times slower than compiled",
        (f"{n} | {rate:,.0f} | {fastest / rate:.1f}" for n, rate in found["a_second"].items()),
    )
    yield ""
    yield _said(
        "The whole triage also reads answers that contradict one another, says why each "
        "rule fired and which questions are open. A person with every red flag once, "
        f"twice and four times over: {_sizes(found['sizes'])} ms."
    )


def _sizes(sizes: dict) -> str:
    return ", ".join(f"{sizes[size]:.2f}" for size in ("1", "2", "4"))


def _said(text: str) -> str:
    """A paragraph, in lines of a readable length."""
    return textwrap.fill(text, 110, break_long_words=False, break_on_hyphens=False)


def _pages(found: list[dict]) -> list[dict]:
    return [page for page in found if page["name"] not in FLOORS]


def _by_name(found: list[dict]) -> dict[str, dict]:
    return {page["name"]: page for page in found}


def _table(head: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"| {head} |"
    yield "|" + "---|" * (head.count("|") + 1)
    yield from (f"| {row} |" for row in rows)


def _draw(name: str, picture: str) -> None:
    (PICTURES / name).write_text(picture, encoding="utf-8")


PARTS = {
    "about": about,
    "pages": lambda results: [*aims(results), "", *pages(results)],
    "processes": processes,
    "years": years,
    "people": people,
    "engine": engine,
}

if __name__ == "__main__":
    main()
