"""`unclench learn trial` and `unclench learn design`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from unclench.commands.learn import learn_group

DAYS = "day,arm,value\n" + "".join(
    f"{day},{'heat' if day % 4 in (1, 0) else 'walk'},{3 if day % 4 in (1, 0) else 6}\n"
    for day in range(1, 29)
)
FIVE_ARMS = "day,arm,value\n1,a,3\n2,b,3\n3,c,4\n4,d,4\n5,e,4\n"
LONG = "day,arm,value\n" + "".join(f"{day},{'ab'[day % 2]},{day % 5}\n" for day in range(1, 202))
PERIODS = "day,arm,value,period\n1,heat,3,p1\n2,walk,4,{}\n3,heat,5,{}\n"
CONTRAST = {
    "a", "b", "mean", "sd", "interval_50", "interval_80", "interval_95", "p_better",
    "p_better_by_mcid", "p_same", "prior_share",
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "trial.csv"


def run(*arguments: object):
    return CliRunner().invoke(learn_group, [str(argument) for argument in arguments])


def test_a_trial_comes_back_with_its_contrasts(file: Path):
    file.write_text(DAYS)

    found = json.loads(run("trial", file).stdout)

    assert set(found["contrasts"][0]) == CONTRAST
    assert (found["verdict"], found["best"], found["days"]) == ("helps_you", "heat", 28)
    assert found["contrasts"][0]["mean"] < -1
    assert {"phi", "sigma", "prior_share"} <= set(found)


def test_a_missing_day_may_be_empty_or_left_out(file: Path):
    file.write_text(DAYS.replace("10,walk,6\n", "10,walk,\n"))
    empty = run("trial", file).stdout
    file.write_text(DAYS.replace("10,walk,6\n", ""))

    assert json.loads(empty)["contrasts"] == json.loads(run("trial", file).stdout)["contrasts"]


def test_a_look_may_be_on_a_day_that_nobody_told_of(file: Path):
    file.write_text(DAYS.replace("28,heat,3\n", ""))
    looks = ("--look", 14, "--look", 28)

    between, at_look = run("trial", file, *looks), run("trial", file, *looks, "--today", 28)

    assert json.loads(between.stdout)["look"]["at_look"] is False
    assert json.loads(at_look.stdout)["look"]["at_end"] is True


@pytest.mark.parametrize("option", ["--look", "--today"])
def test_a_look_on_a_day_that_cannot_be_is_refused(file: Path, option: str):
    file.write_text(DAYS)

    found = run("trial", file, option, -5)

    assert found.exit_code == 2
    assert f"Invalid value for '{option}'" in found.stderr


def test_adherence_adds_what_the_doing_did(file: Path):
    rows = DAYS.splitlines()
    file.write_text("\n".join([rows[0] + ",adherence", *(row + ",0.5" for row in rows[1:])]))

    found = json.loads(run("trial", file).stdout)

    assert found["as_done"][0]["mean"] < found["contrasts"][0]["mean"]


def test_a_day_far_from_all_others_is_noted(file: Path):
    file.write_text(DAYS.replace("28,heat", "280,heat"))

    notes = json.loads(run("trial", file).stdout)["notes"]

    assert notes[0] == (
        "Between day 27 and day 280 nothing is told, for longer than all the rest of the trial. "
        "If a day is written wrongly, mend it."
    )


def test_a_week_that_nobody_told_is_no_odd_gap(file: Path):
    rows = DAYS.splitlines()
    file.write_text("\n".join([*rows[:10], *rows[17:]]))

    assert json.loads(run("trial", file, "--look", 28).stdout)["notes"] == []


def test_a_day_with_two_arms_splits_no_period(file: Path):
    file.write_text(PERIODS.format("p2", "p3") + "2,heat,3,p1\n")

    assert "told with two arms" in json.loads(run("trial", file).stdout)["notes"][0]


def test_yes_and_no_are_read_as_such(file: Path):
    file.write_text(DAYS.replace(",3\n", ",0\n").replace(",6\n", ",1\n"))

    found = json.loads(run("trial", file, "--yes-no").stdout)

    assert found["model"] == "yes or no"
    assert found["contrasts"][0]["p_better"] > 0.95


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("day,arm,value\n1,heat,12\n", (), "line 2, column `value`: 12. Expected a number from 0"),
        ("day,arm\n1,heat\n", (), "there is no column `value`"),
        (DAYS, ("--yes-no",), "line 2, column `value`: 3. Expected a whole number from 0 to 1."),
        (DAYS, ("--reference", "cold"), "no arm is called cold. Expected one of heat, walk."),
        (FIVE_ARMS, (), "line 6, column `arm`: e. It is arm number 5. Expected 2 to 4 (the first"),
        (LONG, (), "line 202: row number 201 of 201. Expected at most 200 days."),
        (
            PERIODS.format("p1", "p1"),
            (),
            "line 3, column `period`: p1. It has the arm walk, and heat on line 2.",
        ),
        (
            PERIODS.format("p2", "p1"),
            (),
            "line 4, column `period`: p1. It began on line 2, and line 3 lies between.",
        ),
        (
            DAYS.replace("5,heat", "5,Heat "),
            (),
            "line 6, column `arm`: Heat. Expected heat, as line 2 has it",
        ),
        (
            DAYS.replace("heat", "W\u00e4rme").replace("5,W\u00e4rme", "5,Wa\u0308rme"),
            (),
            "line 6, column `arm`: Wa\u0308rme. Expected W\u00e4rme, as line 2 has it",
        ),
        (DAYS, ("--mcid", "0"), "has to be above 0"),
        (DAYS, ("--lowest", "10"), "has to be below"),
    ],
)
def test_a_trial_that_cannot_be_used_says_why(file: Path, text: str, options: tuple, said: str):
    file.write_text(text)

    found = run("trial", file, *options)

    assert found.exit_code == 1
    assert said in found.stderr


def test_a_design_comes_back_with_its_schedule_and_fingerprint():
    found = json.loads(run("design", "--arm", "heat", "--arm", "walk", "--length", "2").stdout)

    assert found["best"]["period_days"] == 2
    assert len(found["protocol"]["arm_by_day"]) == 56
    assert len(found["protocol_hash"]) == 64


@pytest.mark.parametrize(("options", "lower"), [((), True), (("--higher-is-better",), False)])
def test_a_design_freezes_which_direction_is_the_better_one(options: tuple, lower: bool):
    found = json.loads(run("design", "--arm", "a", "--arm", "b", *options).stdout)

    assert found["protocol"]["lower_is_better"] is lower


def test_what_matters_is_a_tenth_of_the_scale_as_the_help_says(file: Path):
    file.write_text(DAYS)

    found = json.loads(run("trial", file, "--highest", "20").stdout)

    assert found["mcid"] == 2
    assert "a tenth of the scale; for yes or no" in " ".join(run("trial", "--help").stdout.split())


def test_a_design_learns_its_noise_from_a_diary(file: Path):
    file.write_text(DAYS.replace("arm", "mood"))

    found = json.loads(run("design", "--arm", "a", "--arm", "b", "--from", file).stdout)

    assert found["noise"] == "diary"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--arm", "heat", "--arm", "Heat"), "'--arm': Heat stands there twice."),
        (("--arm", "heat", "--arm", " "), "'--arm': an arm has no name."),
        (("--arm", "heat", "--arm", "walk", "--settles", "-3"), "'--settles': -3 is not in"),
    ],
)
def test_a_design_refuses_what_its_trial_could_not_read(options: tuple, said: str):
    found = run("design", *options)

    assert found.exit_code == 2
    assert said in found.stderr


def test_a_design_that_cannot_be_made_says_why():
    found = run("design", "--arm", "heat")

    assert found.exit_code == 1
    assert "a trial compares 2 to 4 different arms" in found.stderr
