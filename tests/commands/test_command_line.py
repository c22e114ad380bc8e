"""The command line, as a person or another program meets it."""

import json
import subprocess
import sys

import pytest
from click import Context
from click.testing import CliRunner

from unclench.cli import COMMANDS, main


@pytest.fixture
def run():
    def _run(*arguments: str, typed: str = ""):
        return CliRunner().invoke(main, arguments, input=typed)

    return _run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for_under_its_own_name(run, name):
    told = run(name, "--help")

    assert told.exit_code == 0
    assert main.get_command(Context(main), name).name == name


def test_a_command_brings_no_other_along():
    code = "import sys, unclench.cli; sys.exit('unclench.engine' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_findings_lists_every_question_with_its_type(run, base):
    listed = json.loads(run("findings", "--json").output)

    assert {row["id"] for row in listed} == set(base.findings)
    assert all(row["question"] and row["why"] and row["type"] for row in listed)


def test_triage_reads_yaml_from_standard_input(run):
    result = json.loads(run("triage", "-", "--json", typed="saddle_numbness: yes").output)

    assert result["disposition"] == "emergency"
    assert result["fired"][0]["findings"] == ["saddle_numbness"]
    assert result["fired"][0]["sources"]


def test_triage_of_half_an_answer_says_what_is_undecided(run):
    result = json.loads(run("triage", "-", "--json", typed="fever: no").output)

    assert result["complete"] is False
    assert result["undecided"][0]["findings"]
    assert result["knowledge_version"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("fevr: yes", "Did you mean `fever`?"),
        ("age: 300", "is not a number from 0 to 120"),
        ("[", "this is not valid YAML or JSON"),
        ("- fever", "is not a mapping of finding to value"),
        ("", "is not a mapping of finding to value"),
    ],
)
def test_answers_that_cannot_be_used_are_named_without_a_stack_trace(run, typed, said):
    result = run("triage", "-", typed=typed)

    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_is_named(run):
    result = run("triage", "nowhere.yaml")

    assert "nowhere.yaml cannot be read: No such file" in result.stderr


def _triage_with_marks(run, tmp_path, marks, *options):
    (tmp_path / "marks.yaml").write_text(marks, encoding="utf-8")
    options = ("--assessed", str(tmp_path / "marks.yaml"), "--today", "2026-11-23", *options)
    return run("triage", "-", *options, typed="upper_back: yes")


def test_a_flag_that_a_clinician_checked_is_settled_and_still_listed(run, tmp_path):
    said = _triage_with_marks(run, tmp_path, "upper_back: 2026-10-12", "--json").output

    (fired,) = json.loads(said)["fired"]
    assert (fired["settled_by_clinician"], fired["seen_on"]) == (True, "2026-10-12")


def test_a_check_that_ran_out_settles_nothing(run, tmp_path):
    said = _triage_with_marks(run, tmp_path, '{"upper_back": "2026-06-01"}', "--json").output

    (fired,) = json.loads(said)["fired"]
    assert (fired["settled_by_clinician"], fired["within_days"]) == (False, 14)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("saddle_numbness: 2026-10-12", "`saddle_numbness` is never settled"),
        ("uper_back: 2026-10-12", "Did you mean `upper_back`?"),
        ("upper_back: last week", "`last week` is not a day such as"),
        ("upper_back: 2026-11-24", "2026-11-24 lies after 2026-11-23"),
        ("- upper_back", "is not a mapping of red flag to the day it was checked"),
    ],
)
def test_marks_that_cannot_be_used_are_named(run, tmp_path, marks, said):
    result = _triage_with_marks(run, tmp_path, marks)

    assert result.exit_code == 1
    assert said in result.stderr


def test_the_check_in_the_terminal_stops_at_an_emergency(run):
    result = run("check", typed="yes\n" + "no\n" * 6)

    assert "EMERGENCY: get help now" in result.output


def test_a_word_that_is_no_answer_is_asked_again(run):
    result = run("check", typed="maybe\nyes\n" + "no\n" * 6)

    assert "`maybe` is not yes, no or not_sure" in result.output


def test_broken_knowledge_is_named_with_its_line(run, knowledge_copy):
    (knowledge_copy / "units.yaml").write_text("year: {name: years}\n", encoding="utf-8")

    result = run("knowledge", "check", str(knowledge_copy))

    assert result.exit_code == 1
    assert "units.yaml, line 1: `symbol` is missing in `year`" in result.stderr


def test_a_figure_is_written_as_a_file_that_stands_alone(run, tmp_path):
    path = tmp_path / "cat.svg"

    run("figure", "cat_camel", "-o", str(path))

    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_a_figure_that_is_not_there_is_named_with_a_suggestion(run, tmp_path):
    result = run("figure", "cat_camle", "-o", str(tmp_path / "x.svg"))

    assert "No intervention is called `cat_camle`. Did you mean `cat_camel`?" in result.stderr


OLGA = "{age: 72, sex: female, pregnancy: 'no', ace_or_arb: yes, water_tablet: yes}"


def test_medicines_says_which_painkiller_is_not_for_this_person(run):
    result = json.loads(run("medicines", "-", "--json", "--country", "GB", typed=OLGA).output)

    ibuprofen = result["medicines"][0]
    assert (ibuprofen["medicine"], ibuprofen["standing"]) == ("ibuprofen", "not_for_you")
    assert ibuprofen["fired"][0]["row"] == "MED-10"
    assert ibuprofen["fired"][0]["sources"]


def test_medicines_names_what_is_still_to_be_asked(run):
    result = json.loads(run("medicines", "-", "--json", typed=OLGA).output)

    assert result["complete"] is False
    assert result["country"] is None
    assert "liver_disease" in result["to_ask"]


def test_medicines_puts_help_before_any_painkiller(run):
    said = run("medicines", "-", typed="bleeding_gut: yes").output

    assert said.startswith("EMERGENCY: get help now")
    assert "Ibuprofen" not in said


def test_medicines_speaks_of_none_for_a_child(run):
    result = json.loads(run("medicines", "-", "--json", typed="age: 12").output)

    assert result["exit"]["id"] == "child"
    assert result["medicines"] == []


def test_a_country_that_is_not_known_is_named(run):
    result = run("medicines", "-", "--country", "UK", typed=OLGA)

    assert result.exit_code == 1
    assert "No country has the code `UK`." in result.stderr


@pytest.mark.parametrize("text", ["fever: yes\nfever: no\n", '{"fever": true, "fever": false}'])
def test_an_answer_that_stands_twice_is_refused(text):
    result = CliRunner().invoke(main, ["triage", "-"], input=text)

    assert result.exit_code != 0
    assert "`fever` stands in it twice" in result.output
