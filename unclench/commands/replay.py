"""`unclench replay`: earlier checks against the knowledge of today."""

import os
from collections.abc import Iterator
from typing import Any

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge, read_document
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.evaluation.replay import Change, Kept, ReplayError, read_kept, read_one, replay


@click.command("replay")
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def replay_command(file: str | None, as_json: bool) -> None:
    """Run earlier checks again, and list every one that would be answered differently today.

    FILE holds a list of checks (YAML or JSON; `-` for standard input), each with `findings`,
    `disposition` and, for `soon`, `within_days`. Without FILE: every check in the database.
    """
    base = knowledge()
    try:
        kept = read_kept(read_document(file)) if file else [read_one(check) for check in _stored()]
    except ReplayError as error:
        stop(f"{file}: {error}")
    changes = list(replay(base, kept))
    if as_json:
        show_json(_values(base, kept, changes))
        return
    for change in changes:
        click.echo(f"{change.kept.id}: {change.kept.urgency} -> {change.now}")
        click.echo(f"    {'LOWERED' if change.lowered else 'raised'} by {', '.join(change.by)}")
    lowered = sum(change.lowered for change in changes)
    click.echo(
        f"{len(kept)} checks, {len(changes)} changed, {lowered} lowered. Knowledge {base.version}."
    )


def _stored() -> Iterator[dict[str, Any]]:
    """Every decision in the database, in the form of the file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    import django
    from django.db.utils import OperationalError

    django.setup()
    from unclench.web.check.models import Decision

    try:
        for one in Decision.objects.order_by("made_at").iterator():
            fired = one.result["fired"]
            yield {
                "id": str(one.pk),
                "findings": one.findings,
                "disposition": one.disposition,
                "within_days": one.within_days,
                "rules": [f["rule"] for f in fired if not f["settled_by_clinician"]],
                "settled": [f["flag"] for f in fired if f["settled_by_clinician"]],
            }
    except OperationalError as error:
        stop(f"The database cannot be read: {error}. `unclench serve` prepares it.")


def _values(base: KnowledgeBase, kept: list[Kept], changes: list[Change]) -> dict[str, Any]:
    return {
        "knowledge_version": base.version,
        "checks": len(kept),
        "changed": [
            {
                "id": change.kept.id,
                "was": str(change.kept.urgency),
                "now": str(change.now),
                "lowered": change.lowered,
                "by": list(change.by),
            }
            for change in changes
        ],
    }
