"""`unclench learn relief`, `suggest` and `simulate`."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from unclench.cli import main

SESSIONS = """day,option,before,after,minutes,own_choice,episode
0,heat_pack,6,4,40,0,0
1,wait,5,5,45,0,0
1.5,slow_breathing,4,3.5,30,1,0
"""
ASKED_FOR = {"mean", "sd", "interval_50", "interval_80", "interval_95", "p_better", "n", "claim"}


def answer(*arguments: str):
    return CliRunner().invoke(main, ["learn", *arguments])


@pytest.fixture
def sessions(tmp_path):
    def written(text: str = SESSIONS) -> str:
        path = tmp_path / "sessions.csv"
        path.write_text(text)
        return str(path)

    return written


def test_relief_tells_each_option(sessions):
    told = json.loads(answer("relief", sessions()).output)

    assert [each["option"] for each in told["options"]] == ["heat_pack", "slow_breathing"]
    assert set(told["options"][0]) >= ASKED_FOR | {"prior_share", "p_worse", "would_tell"}
    assert told["by_itself"]["waited"] == 1


def test_a_day_may_be_a_date(sessions):
    text = "date,option,before,after\n2026-03-01,heat_pack,6,4\n2026-03-09,,5,5\n"

    assert json.loads(answer("relief", sessions(text)).output)["sessions"] == 2


def test_an_option_without_a_prior_says_that_its_prior_is_weak(sessions):
    told = json.loads(answer("relief", sessions(), "--option", "juggling").output)

    assert [each["weak_prior"] for each in told["options"]] == [False, False, True]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("6,4,40", "16,4,40", "line 2, column `before`: 16. Expected a number from 0 to 10"),
        ("6,4,40", "6,4,forty", "line 2, column `minutes`: forty"),
        ("day,option", "when,option", "line 1: column `when` is not known"),
        ("1.5,slow", ",slow", "line 4: nothing says when"),
        ("1.5,slow", "\n\n,slow", "line 6: nothing says when"),
        (
            "heat_pack",
            "Heat pack",
            "line 2, column `option`: Heat pack. Expected heat_pack, as the",
        ),
    ],
)
def test_a_mistake_is_told_with_line_and_column(sessions, old, new, said):
    result = answer("relief", sessions(SESSIONS.replace(old, new)))

    assert result.exit_code == 1
    assert said in result.output


def test_a_wait_may_be_written_with_capitals(sessions):
    told = json.loads(answer("relief", sessions(SESSIONS.replace("wait", "Wait"))).output)

    assert told["by_itself"]["waited"] == 1


def test_one_more_option_is_the_same_in_any_spelling(sessions):
    told = json.loads(answer("relief", sessions(), "--option", "Heat-Pack").output)

    assert [each["option"] for each in told["options"]] == ["heat_pack", "slow_breathing"]


def test_suggest_tells_its_chance_and_keeps_to_what_is_safe(sessions):
    told = json.loads(answer("suggest", sessions(), "--not-safe", "heat_pack").output)

    assert told["first"] == "slow_breathing"
    assert told["propensity"] == 1
    assert told["left_out"][0]["option"] == "heat_pack"


def test_a_misspelt_option_that_is_not_safe_is_refused_with_what_may_have_been_meant(sessions):
    result = answer("suggest", sessions(), "--not-safe", "heat_pakc")

    assert result.exit_code == 2
    assert "'--not-safe': nothing is called `heat_pakc`. Expected an option of" in result.stderr
    assert "Did you mean `heat_pack`?" in result.stderr


def test_an_option_that_only_the_library_knows_may_be_called_not_safe(sessions):
    assert answer("suggest", sessions(), "--not-safe", "cat_camel").exit_code == 0


def test_what_is_not_safe_is_left_out_however_its_name_is_capitalised(sessions):
    text = SESSIONS.replace("heat_pack", "Juggling")

    told = json.loads(answer("suggest", sessions(text), "--not-safe", "juggling").output)

    assert [each["option"] for each in told["left_out"]] == ["Juggling"]


def test_simulate_tells_plan_and_figures():
    told = json.loads(answer("simulate", "--people", "5", "--sessions", "4", "--rounding").output)

    assert told["plan"]["settings"]["rounding"] is True
    assert told["figures"]["people"] == 5


def test_other_commands_do_not_load_numpy():
    code = "import sys, unclench.cli; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
