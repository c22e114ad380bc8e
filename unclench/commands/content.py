"""`unclench knowledge check`, `figure`, `evaluate`: the content and what it does."""

from pathlib import Path
from typing import Any

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge, read_document
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.folders import record_folders
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.record import Certainty
from unclench.evaluation.evaluate import VignetteError, evaluate
from unclench.figures.svg import standalone_svg
from unclench.figures.words import in_words


@click.group("knowledge")
def knowledge_group() -> None:
    """Work on the clinical content."""


@knowledge_group.command("check")
@click.argument("folder", type=click.Path(path_type=Path), default=PACKAGED)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def knowledge_check(folder: Path, as_json: bool) -> None:
    """Say whether the knowledge in FOLDER is sound, and where it is not."""
    base = knowledge(folder, as_json=as_json)
    counts: dict[str, Any] = {
        "version": base.version,
        "findings": len(base.findings),
        "red_flags": len(base.red_flags),
        "rules": sum(len(flag.rules) for flag in base.red_flags.values()),
        "interventions": len(base.interventions),
        "medicines": len(base.medicines),
        "sources": len(base.sources),
        **_census(base),
    }
    if as_json:
        show_json(counts)
    else:
        click.echo("The knowledge is sound.")
        shown = {**counts, "records": sum(counts["records"].values()), "errors": 0}
        click.echo("\n".join(f"  {name}: {count}" for name, count in shown.items()))


def _census(base: KnowledgeBase) -> dict[str, Any]:
    """Records by kind, those without a source, and those that no source was found for."""
    kinds = record_folders(base)
    records = [record for kind in kinds.values() for record in kind.values()]
    names = {kind.removesuffix(".yaml"): len(found) for kind, found in kinds.items()}
    return {
        "records": names,
        "unsourced": sum(not record.source for record in records),
        "unverified": sum(record.certainty is Certainty.UNVERIFIED for record in records),
        "errors": [],
    }


@click.command("figure")
@click.argument("intervention")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="SVG file.")
def figure_command(intervention: str, output: Path) -> None:
    """Draw the figure of an INTERVENTION as a self-contained, moving SVG file."""
    base = knowledge()
    if intervention not in base.interventions:
        hint = did_you_mean(intervention, base.interventions)
        stop(f"No intervention is called `{intervention}`.{hint}")
    record = base.interventions[intervention]
    words = in_words(record.movement, record.summary)
    svg = standalone_svg(record.movement, title=record.title, description=words)
    try:
        output.write_text(svg, encoding="utf-8")
    except OSError as error:
        stop(f"{output} cannot be written: {error.strerror}")
    click.echo(f"{output}: {record.title}")


@click.command("evaluate")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate_command(file: str, as_json: bool) -> None:
    """Run the people in a vignette FILE through triage and count the differences."""
    base = knowledge()
    table = read_document(str(PACKAGED / "cases" / "vignette_keys.yaml"))
    causes = read_document(str(PACKAGED / "cases" / "vignette_causes.yaml"))["causes"]
    try:
        result = evaluate(base, table, read_document(file), causes)
    except VignetteError as error:
        stop(f"{file}: {error}")
    if as_json:
        show_json(result)
    else:
        _say(result)


def _say(result: Any) -> None:
    total, emergency, home = result["cases"], result["emergency"], result["self_care"]
    click.echo(f"{total} people")
    for name in ("exact", "accepted"):
        low, high = result["intervals_95"][name]
        click.echo(f"  {name}: {result[name]} ({low:.0%} to {high:.0%} with 95 % confidence)")
    click.echo(f"  emergencies sent to emergency: {emergency['sent']} of {emergency['total']}")
    click.echo(f"  dangerous under-triage: {result['dangerous_undertriage']}")
    click.echo(f"  under: {result['under']}, over: {result['over']}")
    click.echo(f"  self-care sent too high: {home['overtriaged']} of {home['total']}")
    causes = result["causes"]
    click.echo(
        f"  cause among the first three: {causes['in_first_three']} of {causes['meant']}, "
        f"first: {causes['first']}"
    )
    for miss in result["misses"]:
        because = ", ".join(miss["because"]) or "no rule"
        click.echo(f"  {miss['id']}: {miss['given']} instead of {miss['reference']} ({because})")
    if result["unmapped"]:
        click.echo("Not mapped to a finding:")
        click.echo("\n".join(f"  {text}" for text in result["unmapped"]))
    click.echo(f"Counted as denied, no key sets them: {', '.join(result['counted_as_denied'])}")
