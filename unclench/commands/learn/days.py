"""`unclench learn draw-days` and `learn days`: a test in which chance picks the days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import click

from unclench.commands.console import show_json, stop
from unclench.commands.learn.day_column import (
    DAY,
    PAIN,
    DayColumn,
    days_in,
    number_in,
    refuse_repeated_days,
)
from unclench.commands.learn.options import SEED, Finite
from unclench.commands.learn.table import Cell, Column, read_table, refuse

COLUMNS = (
    DayColumn(DAY, "date"),
    Column("more", "whole", low=0, high=1, required=False),
    Column(PAIN, "number", low=0, high=10, required=False),
)
FEWEST, MOST = 4, 366


@click.command("draw-days")
@click.argument("days", type=click.IntRange(FEWEST, MOST))
@click.option("--seed", type=SEED, required=True, help="The same draws the same days.")
def draw_days_command(days: int, seed: int) -> None:
    """Let chance pick, for each of DAYS days, more of something (1) or less of it (0).

    Of every four days two have more. Prints the table that `learn days` reads.
    """
    import numpy as np

    from unclench.engine.learning.triggers.experiment import draw

    click.echo("day,more,pain")
    for number, more in enumerate(draw(days, np.random.default_rng(seed)), start=1):
        click.echo(f"{number},{int(more)},")
    click.echo(f"{days + 1},,")


def _unpicked(
    days: Sequence[int], more: Mapping[int, float | None], first_day: Cell
) -> Iterator[str]:
    """A mistake for each day between the first and the last of the test that says nothing."""
    for day in days:
        if more.get(day) is None:
            shown = date.fromordinal(day) if isinstance(first_day, date) else day
            yield (
                f"day {shown}, column `more`: nothing. Expected 1 or 0, as chance picked it: "
                "between the days of the test some say nothing in `more`."
            )


@click.command("days")
@click.argument("file", type=click.Path())
@click.option("--worth", type=Finite(0.1, 10), default=1.0, show_default=True)
@click.option("--seed", type=SEED, default=1, show_default=True)
def days_command(file: str, worth: float, seed: int) -> None:
    """What came of a test by days: pain on the day after more of something, against less.

    Columns: `day`, `more` (1 or 0, as chance picked it), `pain` (0 to 10); empty where it was not
    told. The day after the last tells its pain too. --worth is the difference in points that
    matters.
    """
    import numpy as np

    from unclench.commands.learn.triggers_json import outcome_json
    from unclench.engine.learning.triggers.experiment import analyse_experiment

    _, rows = read_table(file, COLUMNS)
    numbers = days_in(file, rows)
    refuse_repeated_days(file, rows)
    more = {day: number_in(row.get("more")) for day, row in zip(numbers, rows, strict=True)}
    pain = {day: number_in(row.get(PAIN)) for day, row in zip(numbers, rows, strict=True)}
    picked = [day for day, each in more.items() if each is not None]
    if not picked:
        stop(f"{file} cannot be used: no day says in `more` what chance picked.")
    days = range(min(picked), max(picked) + 1)
    if len(days) > len(picked):
        refuse(file, list(_unpicked(days, more, first_day=rows[0][DAY])))
    told = [pain.get(day) for day in (*days, days[-1] + 1)]
    drawn = [more[day] == 1 for day in days]
    outcome = analyse_experiment(drawn, told, worth, np.random.default_rng(seed))
    show_json(outcome_json(outcome))
