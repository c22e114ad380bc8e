"""`unclench plan`: what to do this week, and why, from a file of answers."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from unclench.commands.clinical import WORDS
from unclench.commands.console import show_json, stop
from unclench.commands.given import findings_in, knowledge
from unclench.engine.assessment.plan_results import plan_as_values
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.ahead import weeks_ahead
from unclench.engine.plan.read_history import HistoryError, read_history
from unclench.engine.plan.week import WeekPlan
from unclench.engine.values.history import History

UNITS = {"duration_s": "s", "hold_s": "s hold", "rest_s": "s rest", "load_kg": "kg"}
DAYS = ("day 1", "day 2", "day 3", "day 4", "day 5", "day 6", "day 7")


@click.command("plan")
@click.argument("file")
@click.option("--weeks", type=click.IntRange(1, 52), default=1, help="Weeks, if all goes well.")
@click.option("--history", metavar="CSV", help="What was done, and how it felt.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to count from.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def plan_command(
    file: str, weeks: int, history: str | None, today: datetime | None, as_json: bool
) -> None:
    """A plan for the week from the answers in FILE (YAML or JSON; `-` for standard input).

    The safety check comes first: with a danger question open there is only what suits everybody.
    """
    base = knowledge()
    findings = findings_in(base, file)
    done = _history_in(base, history) if history else History()
    day = today.date() if today else _day_of(done)
    plans = list(weeks_ahead(base, findings, done, day, weeks))
    if as_json:
        show_json(_values(base, plans))
        return
    for number, plan in enumerate(plans, 1):
        _say(base, plan, number)


def _day_of(history: History) -> date:
    """The last day of the history; what is asked of a file does not hang on the clock."""
    days = [done.day for done in history.done] + [mark.day for mark in history.marks]
    days += [told.day for told in history.days]
    return max(days, default=date(2000, 1, 1))


def _history_in(base: KnowledgeBase, file: str) -> History:
    """The history in a file; an error names the line and ends the program."""
    try:
        lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
        return read_history(lines, base.library_ids)
    except HistoryError as error:
        stop(f"{file}, {error}")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        stop(f"{file} cannot be read: {reason}")


def _values(base: KnowledgeBase, plans: list[WeekPlan]) -> dict[str, Any]:
    """The first week, and all of them under `weeks` when more were asked for."""
    values = [plan_as_values(base, plan) for plan in plans]
    return values[0] | ({"weeks": values} if len(values) > 1 else {})


def _say(base: KnowledgeBase, plan: WeekPlan, number: int) -> None:
    values = plan_as_values(base, plan)
    click.echo(f"Week {number}, {plan.minutes:g} minutes a day at most")
    if number == 1:
        click.echo(WORDS[plan.triage.disposition].format(days=plan.triage.within_days))
    for note in plan.notes:
        click.echo(f"  {note.text}")
    for item in values["items"]:
        click.echo(f"  {item['title']} ({item['kind']}){_amount(item)}")
        click.echo(f"     because {item['reason']} ({item['certainty']})")
    for each in values["withheld"]:
        click.echo(f"  left out: {each['title']}. {each['reason']}")


def _amount(item: dict[str, Any]) -> str:
    parts = [f"{value:g} {UNITS.get(name, name)}" for name, value in (item["dosage"] or {}).items()]
    days = ", ".join(DAYS[day] for day in item["days"]) if 0 < len(item["days"]) < 7 else ""
    told = [text for text in (", ".join(parts).replace("_", " "), days) if text]
    return ": " + "; on ".join(told) if told else ""
