"""`unclench learn simulate`: what is claimed and suggested, tried on invented people."""

from typing import Any

import click

from unclench.commands.console import show_json
from unclench.commands.learn.options import SEED, Finite

POINTS = Finite(0, 5)
SHARE = Finite(0, 1)
POLICY_NAMES = (
    "ours",
    "guideline",
    "random",
    "last_worked",
    "epsilon_greedy",
    "ucb",
    "thompson",
    "tempered_thompson",
    "top_two",
)


@click.command("simulate")
@click.option("--people", type=click.IntRange(1, 100_000), default=200, show_default=True)
@click.option("--sessions", type=click.IntRange(1, 400), default=60, show_default=True)
@click.option("--policy", type=click.Choice(POLICY_NAMES), default="ours", show_default=True)
@click.option("--may-wait", is_flag=True, help="Planned waits are agreed to.")
@click.option("--rests-every", type=click.IntRange(0), default=0, help="Sessions to a free pair.")
@click.option("--look-every", type=click.IntRange(0), default=0, help="Sessions between looks.")
@click.option("--seed", type=SEED, default=1, show_default=True)
@click.option("--nothing-works", is_flag=True, help="Every true effect is 0.")
@click.option("--by-itself", type=Finite(-5, 5), help="Points pain falls by itself.")
@click.option("--expectation", type=POINTS, default=0.0, help="Points in every session.")
@click.option("--expectation-at-first", type=POINTS, default=0.0, help="Points, first two uses.")
@click.option("--habituation", type=SHARE, default=0.0, help="Share of an effect lost at each use.")
@click.option("--drift", type=POINTS, default=0.0, help="Points (sd) an effect drifts at each use.")
@click.option("--non-adherence", type=SHARE, default=0.0, help="Chance to do something else.")
@click.option("--prior-off", type=POINTS, default=0.0, help="Points (sd) the prior is wrong by.")
@click.option("--noise", type=Finite(0.01, 5), default=1.15, help="Points (sd) a drop strays by.")
@click.option("--course", type=POINTS, default=0.0, help="Points the usual pain falls.")
@click.option("--bouts", type=click.IntRange(1, 20), default=1, help="Bouts in the sessions.")
@click.option("--heavy-tails", is_flag=True, help="Now and then a rating strays far.")
@click.option("--rounding", is_flag=True, help="Ratings are whole points.")
def simulate_command(**given: Any) -> None:
    """Regret, what was named and what was claimed, for invented people whose truth is known.

    JSON: the plan, the version of the population and the figures. The same options give the same
    figures.
    """
    from unclench.commands.learn.simulate_values import simulate_values

    show_json(simulate_values(given))
