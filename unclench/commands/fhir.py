"""`unclench fhir`: the check and its answers for programs that speak FHIR R4."""

from datetime import UTC, datetime
from typing import Any, BinaryIO

import click

from unclench import __version__
from unclench.commands.console import show_json, stop
from unclench.commands.given import findings_in, knowledge
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.outcomes.recognise import imported_measures, recognise
from unclench.engine.outcomes.score import score, step_of
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.filled_in import FilledIn
from unclench.engine.values.findings import Findings
from unclench.fhir.filled_in import read_filled_in
from unclench.fhir.openapi import openapi
from unclench.fhir.questionnaire import questionnaire
from unclench.fhir.response import not_asked, write_response


@click.group("fhir")
def fhir_group() -> None:
    """The check and its answers for programs that speak FHIR R4 (4.0.1)."""


@fhir_group.command("questionnaire")
def questionnaire_command() -> None:
    """Print the questions of the check as a Questionnaire."""
    show_json(questionnaire(knowledge()))


@fhir_group.command("openapi")
def openapi_command() -> None:
    """Print the addresses for other programs as an OpenAPI file."""
    show_json(openapi(__version__))


@fhir_group.command("response")
@click.argument("file")
@click.option("--authored", type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ"]), help="Default: now.")
@click.option("--check-only", is_flag=True, help="Leave out what the check does not ask; name it.")
def response_command(file: str, authored: datetime | None, check_only: bool) -> None:
    """Print the answers in FILE as a QuestionnaireResponse.

    FILE holds answers as for `triage`; `-` reads standard input.
    """
    base = knowledge()
    findings = findings_in(base, file)
    if check_only:
        findings = _of_the_check(base, findings)
    when = authored.replace(tzinfo=UTC) if authored else datetime.now(UTC)
    try:
        complete = _is_finished(base, findings)
        show_json(write_response(base, findings, complete=complete, authored=_to_second(when)))
    except AnswersError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        stop(f"{file}: these answers cannot be written:\n{lines}\nOr use --check-only.")


def _of_the_check(base: KnowledgeBase, findings: Findings) -> Findings:
    others = not_asked(base, findings)
    if others:
        click.echo(f"Left out, because the check does not ask it: {', '.join(others)}", err=True)
    return findings.without(*others)


def _is_finished(base: KnowledgeBase, findings: Findings) -> bool:
    result = triage(base, findings)
    return result.complete or result.disposition is Disposition.EMERGENCY


def _to_second(when: datetime) -> datetime:
    return when.replace(microsecond=0)


@fhir_group.command("score")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--measure", default="", help="Which questionnaire it is, where the file does not say."
)
def score_command(file: BinaryIO, measure: str) -> None:
    """Print the score of a questionnaire that somebody filled in elsewhere.

    FILE holds a QuestionnaireResponse, or a Bundle of several; `-` reads standard input.
    """
    base = knowledge()
    if measure and measure not in imported_measures(base.outcome_measures):
        known = ", ".join(imported_measures(base.outcome_measures))
        stop(f"No questionnaire is called `{measure}` here. Known are: {known}.")
    try:
        show_json([_scored(base, each, measure) for each in read_filled_in(file.read())])
    except AnswersError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        stop(f"This cannot be scored:\n{lines}")


def _scored(base: KnowledgeBase, filled: FilledIn, told: str) -> dict[str, Any]:
    name = recognise(base.outcome_measures, filled) or told
    if not name:
        stop("The file does not say which questionnaire it holds. Say it with --measure ID.")
    measure = base.outcome_measures[name]
    found = score(measure, filled)
    step = step_of(measure, found.value, found.parts)
    return {
        "measure": name,
        "title": measure.title,
        "score": found.value,
        "scale": [measure.low, measure.high],
        "direction": measure.direction,
        "parts": dict(found.parts),
        "answered": found.answered,
        "items": found.items,
        "step": step.says if step else None,
        "authored": filled.authored.isoformat() if filled.authored else None,
    }
