"""`unclench causes`: what may be behind it, from a file of answers."""

from typing import Any

import click

from unclench.commands.clinical import WORDS
from unclench.commands.console import show_json
from unclench.commands.given import findings_in, knowledge
from unclench.engine.assessment.understand import (
    CAVEAT,
    Understanding,
    causes_as_values,
    understand,
)
from unclench.engine.values.cause import Fit

FIT_WORDS = {
    Fit.WELL: "fits well",
    Fit.PARTLY: "fits in part",
    Fit.LITTLE: "fits little",
    Fit.OPEN: "cannot be said yet",
}


@click.command("causes")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def causes_command(file: str, as_json: bool) -> None:
    """What the answers in FILE fit (YAML or JSON; `-` for standard input), and why.

    General explanation, never a diagnosis. The disposition comes first and is not changed by it.
    """
    base = knowledge()
    understanding = understand(base, findings_in(base, file))
    if as_json:
        show_json(causes_as_values(base, understanding))
        return
    result = understanding.triage
    click.echo(WORDS[result.disposition].format(days=result.within_days))
    for values in causes_as_values(base, understanding):
        _say(values)
    click.echo(CAVEAT)
    _say_next(understanding)


def _say(values: dict[str, Any]) -> None:
    click.echo(f"{values['rank']}. {values['title']}: {FIT_WORDS[Fit(values['fit'])]}")
    for key in ("for", "against"):
        for each in values[key]:
            click.echo(f"     {key}: {each['says']} ({each['certainty']})")


def _say_next(understanding: Understanding) -> None:
    for step in understanding.next_steps[:1]:
        name = step.page.heading if step.page else step.self_test.title if step.self_test else ""
        click.echo(f"Most telling next: {name}")
