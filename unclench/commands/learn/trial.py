"""`unclench learn trial`: a single-person trial from a table of days."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import click

from unclench.commands.console import show_json, stop

from .options import Finite
from .table import Column, Row, read_table
from .trial_rows import refuse_odd_rows

if TYPE_CHECKING:  # numpy and scipy are loaded by the command, not by every start
    from unclench.engine.learning.trials import TrialDay

LAST_DAY = 100_000
MOST = 1e6
ENDS = Finite(-MOST, MOST)
DAY = click.IntRange(0, LAST_DAY)


def day_columns(yes_no: bool, lowest: float, highest: float) -> tuple[Column, ...]:
    """The columns of a trial: an empty value is a missing day."""
    ends = (0.0, 1.0) if yes_no else (lowest, highest)
    return (
        Column("day", "whole", 0, LAST_DAY),
        Column("arm", "word"),
        Column("value", "whole" if yes_no else "number", *ends, required=False),
        Column("period", "word", required=False),
        Column("adherence", "number", 0, 1, required=False),
    )


@click.command("trial")
@click.argument("file")
@click.option(
    "--mcid",
    type=Finite(0, MOST),
    help="Smallest difference that matters. Default: a tenth of the scale; for yes or no 0.1.",
)
@click.option("--higher-is-better", is_flag=True, help="More is better, as with hours slept.")
@click.option("--yes-no", is_flag=True, help="Values are 1 for yes and 0 for no.")
@click.option("--look", "looks", type=DAY, multiple=True, help="Day of a planned look; may repeat.")
@click.option(
    "--today",
    type=DAY,
    help="Day of this look; what is later is not read. Default: the last day of FILE, with planned "
    "looks the last one with a value.",
)
@click.option("--reference", help="The arm that stands for doing nothing special.")
@click.option("--lingers", is_flag=True, help="Something of an arm may be left on days after it.")
@click.option("--lowest", type=ENDS, default=0.0, show_default=True, help="Low end of the scale.")
@click.option("--highest", type=ENDS, default=10.0, show_default=True, help="High end.")
def trial_command(file: str, lowest: float, highest: float, **options: Any) -> None:
    """Compare the arms of a trial, day by day.

    FILE has the columns day, arm and value (0 to 10; empty on a missing day, or leave the day out)
    and may have period and adherence (0 to 1). Differences are arm a minus arm b.
    """
    from unclench.engine.learning.trials import Outcome, Trial, analyse_trial

    if not lowest < highest:
        stop(f"--lowest {lowest:g} has to be below --highest {highest:g}.")
    days = read_days(file, day_columns(options["yes_no"], lowest, highest))
    trial = Trial(
        days,
        mcid=options["mcid"],
        lower_is_better=not options["higher_is_better"],
        outcome=Outcome.YES_NO if options["yes_no"] else Outcome.SCORE,
        looks=options["looks"],
        today=options["today"],
        reference=options["reference"],
        lingers=options["lingers"],
        lowest=lowest,
        highest=highest,
    )
    try:
        found = analyse_trial(trial)
    except ValueError as error:
        stop(f"{file} cannot be used: {error}")
    show_json(found.as_json())


def read_days(file: str, columns: Sequence[Column]) -> "tuple[TrialDay, ...]":
    """The days of a table, or every mistake in it and exit code 1."""
    from unclench.engine.learning.trials.values import MOST_ARMS, MOST_DAYS

    names, rows = read_table(file, columns)
    if "value" not in names:
        stop(f"{file} cannot be used:\n  line 1: there is no column `value`.")
    refuse_odd_rows(file, rows, most_arms=MOST_ARMS, most_days=MOST_DAYS)
    return tuple(_day(row) for row in rows)


def _day(row: Row) -> "TrialDay":
    from unclench.engine.learning.trials import TrialDay

    return TrialDay(
        int(cast(float, row["day"])),
        cast(str, row["arm"]),
        cast("float | None", row["value"]),
        cast("str | None", row.get("period")),
        cast("float | None", row.get("adherence")),
    )
