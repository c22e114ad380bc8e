"""`unclench learn triggers`: which factors of a day go with the pain of the next."""

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge
from unclench.commands.learn.day_column import (
    DAY,
    PAIN,
    DayColumn,
    days_in,
    number_in,
    refuse_far_day,
)
from unclench.commands.learn.options import refuse_unknown
from unclench.commands.learn.table import Column, read_table

FLARE = "flare"
MOST = 1e9
COLUMNS = (
    DayColumn(DAY, "date"),
    Column(PAIN, "number", low=-1000, high=1000, required=False),
    Column(FLARE, "whole", low=0, high=1, required=False),
)
MORE = Column("", "number", low=-MOST, high=MOST, required=False)


@click.command("triggers")
@click.argument("diary", type=click.Path())
@click.option(
    "--medicine", "medicines", multiple=True, metavar="COLUMN", help="Tells of a medicine."
)
@click.option(
    "--lag",
    "lags",
    type=click.IntRange(1, 7),
    multiple=True,
    default=[1],
    help="Days after which it may show, 1 unless told otherwise; more than one may be named.",
)
def triggers_command(diary: str, medicines: tuple[str, ...], lags: tuple[int, ...]) -> None:
    """Which factors of DIARY.csv go with a better or worse pain on the day after.

    Columns: `day` (2026-11-26, or whole numbers), `pain`, and any further column is a factor in its
    own numbers. `flare` (1 where a flare-up began) is compared week by week. Leave a cell empty
    where a day does not tell it: a zero is an answer. Medicines follow pain, so a column that is
    called like one, or is named by --medicine, is never a candidate.
    """
    from unclench.commands.learn.triggers_json import learnt
    from unclench.engine.learning.triggers import MEDICINE, Diary, Factor
    from unclench.engine.learning.triggers.diary import MOST_DAYS
    from unclench.engine.learning.triggers.seen import FEWEST_DAYS

    names, rows = read_table(diary, COLUMNS, MORE)
    if PAIN not in names:
        stop(f"{diary} cannot be used:\n  line 1: there is no column `{PAIN}`.")
    days = days_in(diary, rows)
    refuse_far_day(diary, rows, window=MOST_DAYS, fewest=FEWEST_DAYS)
    told = {name: [number_in(row[name]) for row in rows] for name in names if name != DAY}
    pain, began = told.pop(PAIN), told.pop(FLARE, None)
    library = [*knowledge().medicines]
    kinds = "a column of the file, or a medicine that the library knows"
    refuse_unknown("--medicine", medicines, [*told, *library], kinds)
    known = {name.lower() for name in (*medicines, *library)}
    group = {name: MEDICINE if name.lower() in known else name for name in told}
    factors = [Factor(name=name, group=group[name], lags=tuple(sorted(set(lags)))) for name in told]
    flares = None
    if began is not None:
        flares = {day for day, flare in zip(days, began, strict=True) if flare}
    show_json(learnt(Diary(days, pain, told), factors, flares))
