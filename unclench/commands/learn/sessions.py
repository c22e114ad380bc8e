"""Reads the sessions of one person for `unclench learn relief` and `unclench learn suggest`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from unclench.commands.console import stop
from unclench.commands.given import knowledge
from unclench.commands.learn.spelling import alike, spelt_twice
from unclench.commands.learn.table import Cell, Column, Row, read_table, refuse
from unclench.engine.learning.relief.priors import ReliefPriors, priors_for
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession
from unclench.engine.values.intervention import Phase

COLUMNS = (
    Column("day", "number", low=0, required=False),
    Column("date", "date", required=False),
    Column("option", "word", required=False),
    Column("before", "number", low=0, high=10),
    Column("after", "number", low=0, high=10),
    Column("minutes", "number", low=1, high=1440, required=False),
    Column("own_choice", "whole", low=0, high=1, required=False),
    Column("episode", "whole", low=0, required=False),
)
WAITING = ("", "wait", "waiting")


def sessions_in(file: str) -> list[ReliefSession]:
    """The sessions of a file, or the program ends and says where it is wrong."""
    names, rows = read_table(file, COLUMNS)
    if ("day" in names) == ("date" in names):
        stop(f"{file} cannot be used:\n  line 1: expected one column of `day` and `date`.")
    when = [row.get("day", row.get("date")) for row in rows]
    untold = [row.line for row, each in zip(rows, when, strict=True) if each is None]
    if untold:
        refuse(file, [f"line {line}: nothing says when. Expected a day." for line in untold])
    twice = list(spelt_twice(list(_with_option(rows)), "option", known_options()))
    if twice:
        refuse(file, twice)
    first = min((each for each in when if isinstance(each, date)), default=None)
    return [_session(row, _day(each, first)) for row, each in zip(rows, when, strict=True)]


def _with_option(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if str(row.get("option") or "").lower() not in WAITING)


def _day(when: Cell, first: date | None) -> float:
    if isinstance(when, date) and first:
        return float((when - first).days)
    return float(str(when))


def _session(row: Row, day: float) -> ReliefSession:
    option, minutes = str(row.get("option") or ""), row.get("minutes")
    return ReliefSession(
        day=day,
        option=WAITED if option.lower() in WAITING else option,
        before=float(str(row["before"])),
        after=float(str(row["after"])),
        minutes=None if minutes is None else float(str(minutes)),
        own_choice=bool(row.get("own_choice")),
        episode=int(float(str(row.get("episode") or 0))),
    )


def priors_of(sessions: Sequence[ReliefSession], more: Sequence[str], phase: str) -> ReliefPriors:
    """The priors of every option in the sessions, in order of appearance, and of more options, as
    the library or the sessions spell them."""
    named = [each.option for each in sessions if each.option != WAITED]
    spelt = {alike(name): name for name in (*known_options(), *named)}
    others = [spelt.get(alike(name), name) for name in more]
    return priors_for(knowledge(), dict.fromkeys([*named, *others]), Phase(phase))


def known_options() -> list[str]:
    """Every id that the knowledge knows as an option, or as the prior of one."""
    base = knowledge()
    return [*base.interventions, *base.treatments, *base.medicines, *base.effect_priors]
