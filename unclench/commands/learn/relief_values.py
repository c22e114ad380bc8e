"""The work of `unclench learn relief` and `unclench learn suggest`; numpy is loaded with it."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from unclench.commands.console import stop
from unclench.commands.learn.options import refuse_unknown
from unclench.commands.learn.sessions import known_options, priors_of, sessions_in
from unclench.engine.learning.relief.analyse import analyse_relief, learn
from unclench.engine.learning.suggest.suggest import Now, suggest

NOT_SHOWN = ("posterior",)


def relief_values(file: str, phase: str, more: Sequence[str]) -> dict[str, Any]:
    """What each option does, from a file of sessions."""
    history = sessions_in(file)
    values: dict[str, Any] = plain(analyse_relief(history, priors_of(history, more, phase)))
    return values


def suggest_values(
    file: str, phase: str, more: Sequence[str], now: dict[str, Any]
) -> dict[str, Any]:
    """What to try next. `now`: pain, not_safe, may_wait, waited and seed."""
    history = sessions_in(file)
    priors = priors_of(history, more, phase)
    if not priors.options:
        stop("There is nothing to choose from. Name an option with --option.")
    moment = Now(
        pain=now["pain"],
        not_safe=_not_safe(priors.ids, now["not_safe"]),
        agreed_to_wait=now["may_wait"],
        waited=now["waited"],
    )
    drawn = suggest(learn(history, priors), moment, np.random.default_rng(now["seed"]))
    return {**plain(drawn), "seed": now["seed"]}


def _not_safe(options: Sequence[str], named: Sequence[str]) -> dict[str, str]:
    """The options that must not be offered, with the reason; a name that nobody knows is refused,
    since what was meant by it would be offered."""
    kinds = "an option of the file, one named with --option, or one that the library knows"
    refuse_unknown("--not-safe", named, [*options, *known_options()], kinds)
    alike = {name.lower() for name in named}
    return {name: "named with --not-safe" for name in options if name.lower() in alike}


def plain(value: Any) -> Any:
    """A value of the engine as what JSON knows; the posterior itself is left out."""
    if hasattr(value, "__dataclass_fields__"):
        kept = (f.name for f in fields(value) if f.name not in NOT_SHOWN)
        return {name: plain(getattr(value, name)) for name in kept}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return round(value, 6) if isinstance(value, float) else value
