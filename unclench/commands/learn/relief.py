"""`unclench learn relief` and `unclench learn suggest`: what eases it, and what to try next."""

from dataclasses import fields
from typing import Any

import click
import numpy as np

from unclench.commands.console import show_json, stop
from unclench.commands.learn.sessions import priors_of, sessions_in
from unclench.engine.learning.relief.analyse import analyse_relief, learn
from unclench.engine.learning.relief.result import ReliefResult
from unclench.engine.learning.suggest.suggest import Now, suggest
from unclench.engine.values.intervention import Phase

PHASES = click.Choice([str(phase) for phase in Phase])
NOT_SHOWN = ("posterior",)


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
    history = sessions_in(sessions)
    show_json(as_values(analyse_relief(history, priors_of(history, more, phase))))


def as_values(result: ReliefResult) -> dict[str, Any]:
    """A result as plain values."""
    return plain(result)


def plain(value: Any) -> Any:
    """A value of the engine as what JSON knows; the posterior itself is left out."""
    if hasattr(value, "__dataclass_fields__"):
        kept = (f.name for f in fields(value) if f.name not in NOT_SHOWN)
        return {name: plain(getattr(value, name)) for name in kept}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return round(value, 6) if isinstance(value, float) else value


@click.command("suggest")
@click.argument("sessions", metavar="SESSIONS.csv")
@click.option("--phase", type=PHASES, default="acute", help="How long the pain has lasted.")
@click.option("--option", "more", multiple=True, help="One more option, not used yet.")
@click.option("--pain", type=click.FloatRange(0, 10), default=5.0, help="Pain now, 0 to 10.")
@click.option("--not-safe", multiple=True, help="An option that must not be offered.")
@click.option("--may-wait", is_flag=True, help="The person agreed to sessions of only waiting.")
@click.option("--seed", type=int, default=0, help="The same seed draws the same.")
def suggest_command(sessions: str, phase: str, more: tuple[str, ...], **now: Any) -> None:
    """What to try next, with the chance it was drawn with and the reasons, as JSON.

    Nothing is checked for safety here: name what must not be offered with --not-safe.
    """
    history = sessions_in(sessions)
    priors = priors_of(history, more, phase)
    if not priors.options:
        stop("There is nothing to choose from. Name an option with --option.")
    moment = Now(
        pain=now["pain"],
        not_safe=dict.fromkeys(now["not_safe"], "named with --not-safe"),
        agreed_to_wait=now["may_wait"],
    )
    drawn = suggest(learn(history, priors), moment, np.random.default_rng(now["seed"]))
    show_json(plain(drawn) | {"seed": now["seed"]})
