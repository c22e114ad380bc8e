"""`unclench fhir score`: what a questionnaire comes to that was filled in elsewhere."""

import json

import pytest
from click.testing import CliRunner

from tests.fhir.filled import bundle, raw
from tests.web.questionnaires.conftest import roland, start_back
from unclench.cli import main


@pytest.fixture
def run():
    def _run(document, *options: str):
        return CliRunner().invoke(main, ["fhir", "score", "-", *options], input=raw(document))

    return _run


def test_each_questionnaire_of_a_file_has_its_score(run):
    (found,) = json.loads(run(start_back()).output)

    assert (found["measure"], found["score"], found["parts"]) == (
        "start_back",
        9,
        {"psychosocial": 5},
    )


def test_which_it_is_can_be_told(run):
    found = json.loads(run(bundle(roland(7), start_back()), "--measure", "roland_morris").output)

    assert [each["score"] for each in found] == [7, 9]


def test_what_the_file_does_not_say_is_asked_for(run):
    answer = run(roland(7))

    assert answer.exit_code != 0
    assert "Say it with --measure" in answer.output


def test_what_cannot_be_scored_is_named(run):
    answer = run(roland(7), "--measure", "oswestry")

    assert answer.exit_code != 0
    assert "24 answers count, and ODI has 10" in answer.output


def test_an_unknown_questionnaire_is_named_with_those_that_are_known(run):
    assert "Known are: orebro_short, oswestry" in run(roland(7), "--measure", "odi").output
