"""The library from a terminal."""

import json

import pytest
from click.testing import CliRunner

from tests.shipped import BASE
from unclench.ask.pages import pages_of
from unclench.ask.values import page_as_values
from unclench.cli import main

PAGES = pages_of(BASE)


def run(*arguments: str):
    return CliRunner().invoke(main, arguments)


def test_an_answer_has_its_page_passage_and_sources():
    told = json.loads(run("ask", "is heat or ice better", "--json").output)

    best = told["answers"][0]
    assert told["danger"] is False
    assert (best["id"], best["title"]) == ("ask_heat_or_cold", "Heat or ice?")
    assert best["passage"].startswith("Heat has the better evidence.")
    assert best["sources"][0]["title"]


def test_danger_is_told_beside_the_answers():
    told = json.loads(run("ask", "cant pee since my back went", "--json").output)

    assert told["danger"] is True
    assert told["topics"] == ["bladder"]


def test_without_an_answer_the_list_is_empty():
    told = json.loads(run("ask", "best restaurant", "--json").output)

    assert told == {"danger": False, "topics": [], "answers": []}


def test_in_words_danger_comes_first():
    said = run("ask", "sciatica and numb between the legs").output

    assert said.startswith("FIRST: this speaks of something that may need help soon.")
    assert "[ask_sciatica, " in said


def test_in_words_despair_comes_before_everything():
    said = run("ask", "i want to die").output

    assert said.startswith("FIRST: you do not have to be alone with this.")


def test_in_words_no_answer_is_said_plainly():
    assert "We do not have an answer to that." in run("ask", "best restaurant").output


def test_a_long_question_is_said_to_be_long():
    assert "That was long" in run("ask", "massage " * 40).output


def test_the_list_has_every_page():
    listed = json.loads(run("library", "--json").output)

    assert {row["id"] for row in listed} == set(PAGES)
    assert {frozenset(row) for row in listed} == {frozenset({"id", "kind", "title"})}


def test_a_record_is_shown_as_its_values():
    told = json.loads(run("library", "heat", "--json").output)

    assert told == json.loads(json.dumps(page_as_values(BASE, PAGES["heat"]), default=str))


@pytest.mark.parametrize("name", PAGES)
def test_every_record_is_shown_whole_with_sources_and_certainty(name):
    told = page_as_values(BASE, PAGES[name])

    assert told["id"] == name
    assert told["certainty"]
    assert all(source["title"] for source in told["sources"])


def test_a_condition_is_shown_as_it_is_written():
    told = json.loads(run("library", "strain", "--json").output)

    assert told["tellings"][0]["when"] == "onset == 'sudden_movement'"


def test_a_page_can_be_read_in_words():
    said = run("library", "heat").output

    assert said.startswith("Heat\n")
    assert "How sure: moderate" in said


def test_a_page_that_does_not_exist_is_named_with_a_suggestion():
    result = run("library", "sciatic")

    assert result.exit_code == 1
    assert "No page is called `sciatic`. Did you mean `" in result.stderr
