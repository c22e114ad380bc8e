"""`unclench plan`: a week from files."""

import json

import pytest
from click.testing import CliRunner

from tests.people import denied
from unclench.cli import main
from unclench.engine.values.finding import FindingType


@pytest.fixture
def run(base, tmp_path):
    """The plan of somebody who denies every danger, from files as a person would write them."""
    cautions = {n: False for n in base.cautions if base.findings[n].type is FindingType.YES_NO}
    calm = {"pain_nprs": 2, "wakes_most_nights": False, "effort_lingers": False}
    known = {k: v for k, v in denied(base).items() if isinstance(v, bool | float | str)}
    file = tmp_path / "findings.json"
    file.write_text(json.dumps({**known, **cautions, **calm}), encoding="utf-8")

    def command(*options, history=None):
        more = []
        if history is not None:
            (tmp_path / "history.csv").write_text(history, encoding="utf-8")
            more = ["--history", str(tmp_path / "history.csv")]
        return CliRunner().invoke(main, ["plan", str(file), *more, *options])

    return command


def test_every_item_has_its_dosage_reason_findings_sources_and_certainty(run):
    plan = json.loads(run("--json").stdout)

    keys = {"id", "kind", "dosage", "reason", "findings", "sources", "certainty"}
    assert [keys - set(item) for item in plan["items"]] == [set()] * len(plan["items"])
    assert [item["id"] for item in plan["items"] if not item["sources"]] == []


def test_the_same_files_give_the_same_plan(run):
    assert run("--json").stdout == run("--json").stdout


def test_weeks_to_come_grow_only_if_all_goes_well(run):
    weeks = json.loads(run("--json", "--weeks", "4").stdout)["weeks"]

    repeats = [
        item["dosage"]["repetitions"]
        for week in weeks
        for item in week["items"]
        if item["id"] == "cat_camel"
    ]
    assert repeats == sorted(repeats)
    assert repeats[-1] > repeats[0]


def test_what_somebody_refused_is_replaced_and_said(run):
    refused = "day,kind,item\n2026-11-25,not_for_me,cat_camel\n"

    plan = json.loads(run("--json", history=refused).stdout)

    assert "cat_camel" not in {item["id"] for item in plan["items"]}
    assert {"cat_camel": "You said that it is not for you."}.items() <= {
        each["id"]: each["reason"] for each in plan["withheld"]
    }.items()
    assert "movement" in {item["kind"] for item in plan["items"]}


def test_a_flare_up_takes_strength_out(run):
    plan = json.loads(run("--json", history="day,kind\n2026-11-25,flare\n").stdout)

    assert plan["flare"] is True
    assert "strength" not in {item["kind"] for item in plan["items"]}


def test_a_line_of_the_history_that_cannot_be_read_is_named(run):
    result = run(history="day,kind\nsoon,flare\n")

    assert result.exit_code == 1
    assert "history.csv, line 2, day: `soon` cannot be read" in result.stderr


def test_a_history_that_does_not_exist_is_named(run):
    result = run("--history", "nowhere.csv")

    assert result.exit_code == 1
    assert "nowhere.csv cannot be read" in result.stderr


def test_in_words_every_line_says_because(run):
    told = run().stdout

    assert "because" in told
    assert "Week 1" in told
