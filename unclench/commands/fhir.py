"""`unclench fhir`: the check and its answers for programs that speak FHIR R4."""

from datetime import UTC, datetime

import click

from unclench.commands.console import findings_in, knowledge, show_json, stop
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.fhir.questionnaire import questionnaire
from unclench.fhir.response import not_asked, write_response


@click.group("fhir")
def fhir_group() -> None:
    """The check and its answers for programs that speak FHIR R4 (4.0.1)."""


@fhir_group.command("questionnaire")
def questionnaire_command() -> None:
    """Print the questions of the check as a Questionnaire."""
    show_json(questionnaire(knowledge()))


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
