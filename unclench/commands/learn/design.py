"""`unclench learn design`: plan a single-person trial before its first day."""

from collections.abc import Sequence
from typing import Any, cast

import click

from unclench.commands.console import show_json, stop

from .options import SEED, Finite
from .spelling import alike
from .table import Column, read_table

DIARY = (Column("day", "whole", 0, 100_000), Column("value", "number", 0, 10, required=False))
OTHER = Column("", "word", required=False)


@click.command("design")
@click.option("--arm", "arms", multiple=True, required=True, help="One of 2 to 4 things; repeat.")
@click.option("--days", type=int, default=56, show_default=True, help="Days of the whole trial.")
@click.option(
    "--length",
    "lengths",
    type=int,
    multiple=True,
    default=(1, 2, 3, 4, 5, 7),
    show_default=True,
    help="Days of a period, to be tried; repeat.",
)
@click.option(
    "--settles",
    type=click.IntRange(1, 200),
    default=1,
    show_default=True,
    help="Days an arm needs.",
)
@click.option(
    "--mcid", type=Finite(0, 10), default=1.0, show_default=True, help="What matters, in points."
)
@click.option(
    "--looks",
    type=click.IntRange(1, 200),
    default=5,
    show_default=True,
    help="How many looks are planned.",
)
@click.option("--higher-is-better", is_flag=True, help="More is better, as with hours slept.")
@click.option("--reference", help="The arm that stands for doing nothing special.")
@click.option("--lingers", is_flag=True, help="Something of an arm may be left on days after it.")
@click.option("--from", "diary", help="A diary (columns day, value) to learn the noise from.")
@click.option("--question", default="", help="What is to be found out, in your own words.")
@click.option("--seed", type=SEED, default=1, show_default=True, help="The same gives the same.")
def design_command(diary: str | None, settles: int, higher_is_better: bool, **options: Any) -> None:
    """Show how likely an answer is, choose the length of a period, and fix the schedule.

    The answer is JSON with every length that was tried, the best one, its schedule, and the
    fingerprint (SHA-256) of the protocol, which shows later that nothing was changed.
    """
    from unclench.engine.learning.design import Question, design

    _refuse_alike(options["arms"])
    days, lower = _diary(diary) if diary else (), not higher_is_better
    try:
        found = design(Question(settles_days=settles, lower_is_better=lower, diary=days, **options))
    except ValueError as error:
        stop(f"This cannot be planned: {error}")
    show_json(found.as_json())


def _refuse_alike(arms: Sequence[str]) -> None:
    """Leaves where an arm has no name, or two have one that `learn trial` would not tell apart."""
    for number, arm in enumerate(arms):
        if not arm.strip():
            raise click.BadParameter("an arm has no name.", param_hint="'--arm'")
        if alike(arm) in map(alike, arms[:number]):
            raise click.BadParameter(f"{arm} stands there twice.", param_hint="'--arm'")


def _diary(file: str) -> tuple[tuple[int, float], ...]:
    """The answered days of a diary; of a day that stands there twice the last one counts."""
    names, rows = read_table(file, DIARY, OTHER)
    if "value" not in names:
        stop(f"{file} cannot be used:\n  line 1: there is no column `value`.")
    told = {row["day"]: row["value"] for row in rows if row["value"] is not None}
    return tuple((int(cast(float, day)), cast(float, value)) for day, value in told.items())
