"""`unclench demo`: an invented person with a year of history."""

from datetime import date

import click

from unclench.commands.console import stop
from unclench.commands.given import knowledge
from unclench.commands.site import open_site, say_link


@click.command("demo")
@click.option("--seed", default=1, show_default=True, help="Another number, another person.")
@click.option("--until", help="The last day of the year, such as 2026-11-20; today by default.")
@click.option("--beside", is_flag=True, help="Also where somebody's record is kept already.")
def demo_command(seed: int, until: str | None, beside: bool) -> None:
    """Fill the data folder with an invented person and a year of history.

    The same seed and day give the same person. It refuses a folder with somebody's record in it,
    unless told --beside.
    """
    last_day = _day(until)
    knowledge()
    open_site()
    from django.db import IntegrityError

    from unclench.web.accounts.models import Visitor
    from unclench.web.demo.fill import fill_demo

    if Visitor.objects.exists() and not beside:
        stop(
            "Somebody's record is kept in this data folder. Choose another one (UNCLENCH_DATA=…), "
            "or put the invented person beside it with --beside."
        )
    click.echo("A year is being lived. This takes up to a minute.")
    try:
        visitor = fill_demo(seed, last_day or date.today())
    except IntegrityError:
        stop(f"The invented person of --seed {seed} is here already. Choose another number.")
    click.echo(f"Record {visitor.pk} is an invented person. Nothing in it is about anybody real.")
    say_link(visitor)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        stop(f"--until {text!r} is not a day; expected one such as 2026-11-20.")
