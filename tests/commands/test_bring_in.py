"""A file of another program from a terminal."""

import json

import pytest
from click.testing import CliRunner

from tests.bring_in.exports import export, sleep, steps
from unclench.cli import main

AMBIGUOUS = "Date,Steps\n03/04/2025,9\n"


@pytest.fixture
def phone(tmp_path):
    """An export with a walk that was counted twice, a night, and a mistake."""
    path = tmp_path / "export.zip"
    walk = steps("2025-05-01 08:00", "08:10", 900)
    records = [walk, walk, sleep("2025-05-01 23:00", "2025-05-02 06:30")]
    path.write_bytes(export(*records, steps("2025-05-01 08:00", "08:10", -3)).getvalue())
    return str(path)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "days.csv"
    path.write_text(AMBIGUOUS)
    return str(path)


def run(*arguments: str):
    return CliRunner().invoke(main, ["bring-in", *arguments, "--today", "2025-12-31"])


def test_the_days_are_shown_with_what_was_left_out_and_why(phone):
    output = run(phone, "--zone", "Europe/London").output

    assert "2025-05-01      900             -                    -" in output
    assert "2025-05-02        -           7.5                    -" in output
    assert "told more than once: 1 whole records." in output
    assert "record 4: steps is `-3`; expected a number that is 0 or more" in output


def test_as_json_it_has_days_counts_and_what_was_left_out(phone):
    told = json.loads(run(phone, "--json").output)

    assert told["days"][0] == {
        "day": "2025-05-01",
        "steps": 900,
        "sleep_h": None,
        "workout_min": None,
    }
    assert told["records"] == {"steps": 1, "sleep": 1, "workout": 0}
    assert told["left_out"]["repeated"] == 1
    assert told["skipped"][0]["where"] == "record 4"


def test_the_zone_says_when_a_day_begins(phone):
    told = json.loads(run(phone, "--json", "--zone", "Pacific/Auckland").output)

    assert told["zone"] == "Pacific/Auckland"
    assert told["days"][-1]["day"] == "2025-05-02"


@pytest.mark.parametrize("zone", ["Mars", "", "../etc/passwd", "\0"])
def test_a_zone_that_does_not_exist_is_refused(phone, zone):
    result = run(phone, "--zone", zone)

    assert result.exit_code == 1
    assert "expected a name such as Europe/London or UTC" in result.output


def test_what_the_file_leaves_open_is_asked_with_the_options_to_answer(table):
    result = run(table)

    assert result.exit_code == 1
    assert "03/04/2025 could be 3 April 2025 or 4 March 2025. Which is it?" in result.output
    assert "--answer day_order=day_first" in result.output


def test_a_large_number_of_steps_is_told_in_full(tmp_path):
    path = tmp_path / "export.zip"
    hours = [f"2025-05-{day:02} 08" for day in range(1, 31)]
    phone = [steps(f"{hour}:00", "08:30", 90_000) for hour in hours]
    watch = [steps(f"{hour}:00", "08:30", 90_001, "Watch") for hour in hours]
    path.write_bytes(export(*phone, *watch).getvalue())

    assert "told more than once: 2700000 steps." in run(str(path)).output


def test_an_answer_is_taken(table):
    told = json.loads(run(table, "--answer", "day_order=month_first", "--json").output)

    assert told["days"][0]["day"] == "2025-03-04"


def test_a_column_may_be_named(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("When,How many\n2025-05-13,9\n")

    output = run(str(path), "--map", "day=When", "--map", "steps=How many").output

    assert "2025-05-13        9" in output


@pytest.mark.parametrize("option", ["--map", "--answer"])
def test_an_option_without_a_value_is_refused(table, option):
    assert "expected NAME=VALUE" in run(table, option, "steps").output


def test_a_file_that_cannot_be_used_is_refused_in_words(tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(b"PK\x03\x04 nothing")

    result = run(str(path))

    assert result.exit_code == 1
    assert "export.zip cannot be used: it is no zip, or a damaged one." in result.output
