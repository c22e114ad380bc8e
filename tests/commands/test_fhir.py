"""`unclench fhir`, and responses where answers are read."""

import json

import pytest
from click.testing import CliRunner

from unclench.cli import main


@pytest.fixture
def run():
    def _run(*arguments: str, typed: str = ""):
        return CliRunner().invoke(main, arguments, input=typed)

    return _run


@pytest.fixture
def response_to(run):
    def _response_to(answers: str, *options: str):
        return run("fhir", "response", "-", *options, typed=answers)

    return _response_to


def test_the_questionnaire_is_printed_as_json(run, base):
    printed = json.loads(run("fhir", "questionnaire").output)

    assert printed["resourceType"] == "Questionnaire"
    assert printed["version"] == base.version


def test_triage_of_a_response_is_that_of_the_answers_it_was_made_from(run, response_to):
    answers = "fever: not_sure\nage: 71\nsaddle_numbness: no\npain_days: 3 weeks"

    response = response_to(answers).output

    from_answers = run("triage", "-", "--json", typed=answers).output
    assert run("triage", "-", "--json", typed=response).output == from_answers


def test_a_response_whose_json_is_no_yaml_is_read_too(run, response_to):
    response = json.dumps(json.loads(response_to("fever: yes").output), indent="\t")

    assert "SAME DAY" in run("triage", "-", typed=response).output


@pytest.mark.parametrize(
    ("answers", "status"), [("saddle_numbness: yes", "completed"), ("fever: no", "in-progress")]
)
def test_a_response_says_whether_the_check_is_finished(response_to, answers, status):
    assert json.loads(response_to(answers).output)["status"] == status


def test_a_response_carries_the_time_that_it_is_given(response_to):
    response = response_to("fever: no", "--authored", "2026-11-25T09:30:00Z")

    assert json.loads(response.output)["authored"] == "2026-11-25T09:30:00+00:00"


def test_an_answer_that_the_check_does_not_ask_is_refused_with_its_name(response_to):
    refused = response_to("fever: no\nlocked: yes")

    assert refused.exit_code == 1
    assert "locked: `True` is not asked in this questionnaire" in refused.stderr
    assert "--check-only" in refused.stderr


def test_an_answer_is_left_out_only_when_told_to_and_then_named(response_to):
    response = response_to("fever: no\nlocked: yes", "--check-only")

    assert "Left out, because the check does not ask it: locked" in response.stderr
    assert "locked" not in response.stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('{"resourceType": "Patient"}', "resourceType: `Patient` is not a kind of resource"),
        (
            '{"resourceType": "QuestionnaireResponse", "status": "completed",'
            ' "item": [{"linkId": "fevr"}]}',
            "Did you mean `fever`?",
        ),
    ],
)
def test_a_resource_that_cannot_be_used_is_named_without_a_stack_trace(run, typed, said):
    result = run("triage", "-", typed=typed)

    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
