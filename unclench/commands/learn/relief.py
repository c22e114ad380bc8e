"""`unclench learn relief` and `unclench learn suggest`: what eases it, and what to try next."""

from typing import Any

import click

from unclench.commands.console import show_json
from unclench.commands.learn.options import SEED, Finite
from unclench.engine.values.intervention import Phase

PHASES = click.Choice([str(phase) for phase in Phase])


@click.command("relief")
@click.argument("sessions", metavar="SESSIONS.csv")
@click.option("--phase", type=PHASES, default="acute", help="How long the pain has lasted.")
@click.option("--option", "more", multiple=True, help="One more option, not used yet.")
def relief_command(sessions: str, phase: str, more: tuple[str, ...]) -> None:
    """What each option does for one person, from pain before and after (SESSIONS.csv).

    Columns: day (or date), option, before, after; if there: minutes, own_choice, episode. An empty
    option, or `wait`, stands for two ratings with nothing done between them. JSON in points of 0 to
    10, above 0 is less pain.
    """
    from unclench.commands.learn.relief_values import relief_values

    show_json(relief_values(sessions, phase, more))


@click.command("suggest")
@click.argument("sessions", metavar="SESSIONS.csv")
@click.option("--phase", type=PHASES, default="acute", help="How long the pain has lasted.")
@click.option("--option", "more", multiple=True, help="One more option, not used yet.")
@click.option("--pain", type=Finite(0, 10), default=5.0, help="Pain now, 0 to 10.")
@click.option("--not-safe", multiple=True, help="An option that must not be offered.")
@click.option("--may-wait", is_flag=True, help="The person agreed to sessions of only waiting.")
@click.option("--waited", type=click.IntRange(0), default=0, help="Planned waits so far.")
@click.option("--seed", type=SEED, default=0, help="The same seed draws the same.")
def suggest_command(sessions: str, phase: str, more: tuple[str, ...], **now: Any) -> None:
    """What to try next, with the chance it was drawn with and the reasons, as JSON.

    Nothing is checked for safety here: name what must not be offered with --not-safe.
    """
    from unclench.commands.learn.relief_values import suggest_values

    show_json(suggest_values(sessions, phase, more, now))
