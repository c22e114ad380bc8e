"""`unclench prove`: what holds over every possible person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge
from unclench.engine.knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from unclench.proofs.prove import Shown


@click.command("prove")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def prove_command(as_json: bool) -> None:
    """Prove the safety properties of the knowledge over every possible person.

    Every finding may be answered, answered "not sure", or not asked. A property that does not hold
    is shown with a person for whom it fails. Ends with 1 if anything is not proved.
    """
    base = knowledge()
    shown: list[Shown] = []
    for one in _proved(base):
        shown.append(one)
        if not as_json:
            _say(one)
    if as_json:
        show_json(_values(base, shown))
    else:
        _sum_up(base, shown)
    if not all(one.outcome.proved for one in shown):
        raise SystemExit(1)


def _proved(base: KnowledgeBase) -> Iterator[Shown]:
    try:
        from unclench.proofs.prove import prove  # the solver is not needed for anything else
    except ModuleNotFoundError:
        stop("This needs the solver Z3. Install it with: pip install 'unclench[prove]'")
    return prove(base)


def _say(one: Shown) -> None:
    mark = "proved" if one.outcome.proved else "NOT PROVED"
    click.echo(f"{mark}: {one.property.sentence}")
    click.echo(f"    {one.outcome.met} obligations met in {one.seconds:.1f} s")
    for person in one.outcome.people:
        click.echo(f"    {person}")


def _sum_up(base: KnowledgeBase, shown: list[Shown]) -> None:
    proved = sum(one.outcome.proved for one in shown)
    seconds = sum(one.seconds for one in shown)
    click.echo(
        f"\n{proved} of {len(shown)} properties proved over {len(base.findings)} findings and "
        f"{len(base.rules)} rules of {len(base.red_flags)} red flags in {seconds:.0f} s."
    )
    click.echo(f"Knowledge {base.version}. Proved is what the rules say, not that they are right.")


def _values(base: KnowledgeBase, shown: list[Shown]) -> dict[str, Any]:
    return {
        "knowledge_version": base.version,
        "findings": len(base.findings),
        "red_flags": len(base.red_flags),
        "rules": len(base.rules),
        "proved": all(one.outcome.proved for one in shown),
        "properties": [
            {
                "id": one.property.id,
                "sentence": one.property.sentence,
                "proved": one.outcome.proved,
                "obligations_met": one.outcome.met,
                "counterexamples": list(one.outcome.people),
                "seconds": round(one.seconds, 2),
            }
            for one in shown
        ],
    }
