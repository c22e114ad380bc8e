"""`unclench findings`, `triage`, `check`: the engine from files and from the keyboard."""

from datetime import date, datetime
from typing import Any

import click

from unclench.commands.console import show_json
from unclench.commands.given import findings_in, knowledge
from unclench.commands.marks import read_marks
from unclench.engine.assessment.assess import TriageResult, next_page, rows_to_show, triage
from unclench.engine.assessment.results import result_as_values
from unclench.engine.knowledge.answers import AnswersError, expected_of, read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page

WORDS = {
    Disposition.EMERGENCY: "EMERGENCY: get help now",
    Disposition.SAME_DAY: "SAME DAY: be seen within hours",
    Disposition.SOON: "SOON: see a clinician within {days} days",
    Disposition.SELF_CARE: "SELF-CARE: nothing that needs a clinician today",
}


@click.command("findings")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def findings_command(as_json: bool) -> None:
    """List every finding: id, type, options, unit, range, question, why."""
    base = knowledge()
    if as_json:
        show_json([_finding_values(finding) for finding in base.findings.values()])
        return
    for finding in base.findings.values():
        click.echo(f"{finding.id} ({finding.type})\n    {finding.question}")
        click.echo(f"    answer: {expected_of(finding)}\n    why: {finding.why}")


def _finding_values(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "type": str(finding.type),
        "title": finding.title,
        "question": finding.question,
        "hint": finding.hint,
        "why": finding.why,
        "options": [{"id": option.id, "label": option.label} for option in finding.options],
        "unit": finding.unit or None,
        "range": None if finding.low is None else [finding.low, finding.high],
        "certainty": str(finding.certainty),
        "source": list(finding.source),
    }


@click.command("triage")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--assessed", metavar="MARKS", help="Flags that a clinician checked, with the day.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to count from.")
def triage_command(file: str, as_json: bool, assessed: str | None, today: datetime | None) -> None:
    """The disposition for the answers in FILE (YAML or JSON; `-` for standard input).

    FILE maps finding ids to values. `not_sure` is a value; an id that is absent was not asked.
    It may be a FHIR QuestionnaireResponse instead, as `unclench fhir response` writes it.
    MARKS maps red flags to the day on which a clinician checked them for this same problem.
    """
    base = knowledge()
    day = today.date() if today else date.today()
    marks = read_marks(base, assessed, day) if assessed else {}
    findings = findings_in(base, file)
    result = triage(base, findings, assessed=marks, today=day)
    if as_json:
        show_json(result_as_values(base, findings, result, assessed=marks))
    else:
        _say(base, findings, result)


def _say(base: KnowledgeBase, findings: Findings, result: TriageResult) -> None:
    click.echo(WORDS[result.disposition].format(days=result.within_days))
    values = result_as_values(base, findings, result)
    for fired in values["fired"]:
        settled = " (checked by a clinician)" if fired["settled_by_clinician"] else ""
        click.echo(f"- {fired['title']}{settled}: {fired['why']}")
        click.echo(f"    because: {'; '.join(fired['because'])}   [{fired['rule']}]")
    if not result.complete:
        click.echo(f"Not complete: {len(result.undecided)} rules are undecided. Still to answer:")
        click.echo(f"    {', '.join(sorted(result.to_ask()))}")
    click.echo(f"Knowledge {result.knowledge_version}. General information, not a diagnosis.")


@click.command("check")
def check_command() -> None:
    """Ask the questions in the terminal, the most dangerous first, and give the answer."""
    base = knowledge()
    findings = Findings()
    while (page := next_page(base, findings)) is not None:
        click.echo(f"\n{page.heading}\n{page.why}")
        findings = findings.with_(_ask_page(base, page, findings))
    click.echo()
    _say(base, findings, triage(base, findings))


def _ask_page(base: KnowledgeBase, page: Page, findings: Findings) -> dict[str, Answer]:
    if page.presets:
        return _ask_preset(base, page)
    rows = rows_to_show(base, page, findings)
    return {name: _ask(base, base.findings[name], len(rows) > 1) for name in rows}


def _ask_preset(base: KnowledgeBase, page: Page) -> dict[str, Answer]:
    for number, preset in enumerate(page.presets, 1):
        click.echo(f"  {number}. {preset.label}")
    choice = click.prompt("Number", type=click.IntRange(1, len(page.presets)))
    sets = page.presets[choice - 1].sets
    return {s.finding: read_answer(base, s.finding, s.option) for s in sets}


def _ask(base: KnowledgeBase, finding: Finding, in_list: bool) -> Answer:
    if in_list:
        click.echo(f"  {finding.question}")
    while True:
        text = click.prompt(f"  ({expected_of(finding)})")
        try:
            return read_answer(base, finding.id, text)
        except AnswersError as error:
            click.echo(f"  {error.problems[0].value} {error.problems[0].message}")
