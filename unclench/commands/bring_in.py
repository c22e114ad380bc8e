"""`unclench bring-in`: what a file of another program would bring in, from a terminal."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from unclench.bring_in.days import Day
from unclench.bring_in.open import recognise
from unclench.bring_in.preview import Preview, preview_of
from unclench.bring_in.table import Table
from unclench.bring_in.values import BringInError, How, Kind, Progress, Source, unheard
from unclench.commands.console import show_json, stop

_WORDS = {
    Kind.STEPS: "of steps",
    Kind.SLEEP: "of sleep",
    Kind.WORKOUT: "of workouts",
}
_NAMED = 20


@click.command("bring-in")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--zone", default="UTC", show_default=True, help="Where a day begins at midnight.")
@click.option("--map", "mapping", multiple=True, help="Which column holds what: steps=COLUMN.")
@click.option("--answer", "answers", multiple=True, help="To a question: day_order=day_first.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def bring_in_command(file: Path, as_json: bool, **given: Any) -> None:
    """Show the steps, sleep and workouts in FILE, day by day. Nothing is kept.

    FILE is the export.zip of Apple Health, a table (CSV), or JSON.
    """
    how = _how(given)
    try:
        with file.open("rb") as stream:
            source = recognise(stream, file.name, how)
            if source.questions:
                _ask(source, as_json)
            _show(preview_of(source, _progress()), how, as_json)
    except BringInError as error:
        stop(str(error))
    except OSError as error:
        reason = error.strerror or "it is no file that can be read twice; save it as one first"
        stop(f"{file} cannot be read: {reason}")


def _how(given: dict[str, Any]) -> How:
    try:
        zone = ZoneInfo(given["zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        expected = "expected a name such as Europe/London or UTC"
        stop(f"--zone {given['zone']} cannot be used: {expected}.")
    today: datetime | None = given["today"]
    return How(
        zone,
        today.date() if today else date.today(),
        mapping=_pairs("--map", given["mapping"]),
        answers=_pairs("--answer", given["answers"]),
    )


def _pairs(option: str, texts: Sequence[str]) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            stop(f"{option} {text} cannot be used: expected NAME=VALUE, such as steps=Count.")
    return {name: value for name, _, value in (text.partition("=") for text in texts)}


def _progress() -> Progress:
    """Per cent on standard error, for somebody who watches; the line is empty again at the end."""
    return _show_progress if sys.stderr.isatty() else unheard


def _show_progress(read: int, total: int) -> None:
    said = f"{100 * read // max(total, 1):3} %" if read < total else "     "
    click.echo(f"\r{said}\r", err=True, nl=False)


def _ask(source: Source, as_json: bool) -> None:
    """Shows what has to be answered first, and leaves with exit code 1."""
    if as_json:
        show_json({"questions": [asdict(question) for question in source.questions]})
    lines = [f"{source.name} leaves something open:"]
    for question in source.questions:
        lines.append(question.text)
        option = "--map FIELD=" if question.id == "columns" else f"--answer {question.id}="
        lines += [f"  {option}{answer}" for answer, _ in question.options]
    if isinstance(source, Table) and source.mapping:
        lines.append(f"Read so far: {_pairs_in_words(source)}")
    stop("\n".join(lines))


def _pairs_in_words(table: Table) -> str:
    return ", ".join(f"{field} from `{column}`" for field, column in table.mapping.items())


def _show(preview: Preview, how: How, as_json: bool) -> None:
    if as_json:
        show_json(_as_values(preview, how))
        return
    click.echo(f"From {preview.program}, with days that begin at midnight in {how.zone.key}.\n")
    click.echo("day          steps  hours asleep  minutes of workouts")
    click.echo("\n".join(map(_line, preview.days)) or "(no day of which something is known)")
    click.echo(f"\n{_counts(preview)}")
    click.echo("\n".join(_left_out(preview)))


def _line(day: Day) -> str:
    cells = (day.steps, day.sleep_h, day.workout_min)
    steps, sleep, workout = ("-" if cell is None else str(cell) for cell in cells)
    return f"{day.day}  {steps:>7}  {sleep:>12}  {workout:>19}"


def _counts(preview: Preview) -> str:
    counts = ", ".join(f"{preview.records.get(kind, 0)} {_WORDS[kind]}" for kind in Kind)
    sources = ", ".join(f"{name or 'unnamed'} ({n})" for name, n in preview.sources.items())
    return f"Records read: {counts}.\nWritten by: {sources or 'nobody'}."


def _left_out(preview: Preview) -> list[str]:
    """What does not count, and why: told twice, or not to be read."""
    left = preview.left_out
    amounts = {
        "whole records": left.repeated,
        "steps": left.steps,
        "hours asleep": left.sleep_h,
        "minutes of workouts": left.workout_min,
    }
    twice = ", ".join(f"{amount} {what}" for what, amount in amounts.items() if amount)
    lines = [f"Left out, because it was told more than once: {twice or 'nothing'}."]
    named = [f"  {skipped}" for skipped in preview.skipped[:_NAMED]]
    more = preview.skipped_in_all - len(named)
    count = preview.skipped_in_all or "nothing"
    skipped = f"Skipped, because it cannot be right, or cannot be read: {count}."
    return [*lines, skipped, *named, *([f"  and {more} more"] if more else [])]


def _as_values(preview: Preview, how: How) -> dict[str, Any]:
    return {
        "program": preview.program,
        "zone": how.zone.key,
        "days": [{**asdict(day), "day": day.day.isoformat()} for day in preview.days],
        "records": {str(kind): preview.records.get(kind, 0) for kind in Kind},
        "sources": dict(preview.sources),
        "left_out": asdict(preview.left_out),
        "skipped": [asdict(skipped) for skipped in preview.skipped],
        "skipped_by_reason": dict(preview.skipped_by_reason),
    }
