"""The kinds of values that options of `unclench learn` take: finite numbers, seeds, known names."""

from collections.abc import Iterable
from typing import Any

import click

from unclench.engine.knowledge.suggest import did_you_mean

SEED = click.IntRange(0)


class Finite(click.FloatRange):
    """A number between two ends, never infinite and never "not a number"."""

    name = "number"

    def __init__(self, low: float, high: float) -> None:
        super().__init__(low, high)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number. Fails with the value and the ends; NaN passes every comparison, so it is
        asked whether the number lies inside and not whether it lies outside."""
        number = float(super().convert(value, param, ctx))
        if not self.min <= number <= self.max:  # type: ignore[operator]
            self.fail(f"{value} is not a number from {self.min:g} to {self.max:g}.", param, ctx)
        return number


def refuse_unknown(option: str, named: Iterable[str], known: Iterable[str], kinds: str) -> None:
    """Leaves with exit code 2 if something was named that nobody knows: it may be misspelt, and to
    pass over it would undo what it was named for. Capitals make no difference. `kinds`: what was
    expected, in words."""
    names = list(known)
    alike = {name.lower() for name in names}
    for name in named:
        if name.lower() not in alike:
            raise click.BadParameter(
                f"nothing is called `{name}`. Expected {kinds}.{did_you_mean(name, names)}",
                param_hint=f"'{option}'",
            )
