"""`unclench learn triggers`."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from unclench.cli import main


def _run(file: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["learn", "triggers", str(file), *more])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A hundred days whose pain follows the sitting of the day before."""
    chance = np.random.default_rng(1)
    sitting = chance.normal(6, 2, 100)
    pain = np.round(4 + 0.8 * (np.roll(sitting, 1) - 6) + chance.normal(size=100)).clip(0, 10)
    cells = [f"{day},{pain[day]:g},{sitting[day]:.1f},{day % 3}" for day in range(100)]
    made = tmp_path / "diary.csv"
    made.write_text("\n".join(["day,pain,sitting,tablets", *cells]))
    return made


def test_a_link_is_told_with_all_that_belongs_to_it(file: Path):
    sitting = json.loads(_run(file).output)["factors"][0]

    assert (sitting["name"], sitting["claim"], sitting["lag"]) == ("sitting", "linked", 1)
    assert sitting["inclusion"] > 0.9
    assert sitting["interval_95"][0] < sitting["mean"] < sitting["interval_95"][1]
    assert sitting["interval_50"][0] > 0
    assert 0 < sitting["prior_share"] < 0.5
    assert "chance" in sitting["what_would_change_this"]
    assert sitting["fair_test"]["days"] <= 60


def test_a_column_of_a_medicine_is_left_out(file: Path):
    tablets = json.loads(_run(file, "--medicine", "tablets").output)["factors"][1]

    assert (tablets["hindrances"], tablets["prior_share"]) == (["medicine"], 1.0)


def test_a_misspelt_medicine_is_refused_with_what_may_have_been_meant(file: Path):
    result = _run(file, "--medicine", "tablts")

    assert result.exit_code == 2
    assert "'--medicine': nothing is called `tablts`. Expected a column" in result.stderr
    assert "Did you mean `tablets`?" in result.stderr


def test_what_is_known_as_a_medicine_is_left_out_without_being_told(tmp_path: Path):
    made = tmp_path / "diary.csv"
    made.write_text("day,pain,ibuprofen\n" + "\n".join(f"{d},{d % 7},{d % 2}" for d in range(60)))

    assert json.loads(_run(made).output)["factors"][0]["hindrances"] == ["medicine"]


def test_dates_and_flare_ups_are_read(tmp_path: Path):
    made = tmp_path / "diary.csv"
    made.write_text("day,pain,flare,sitting\n2026-01-05,4,1,3\n2026-01-06,,0,\n2026-01-07,5,,2\n")

    found = json.loads(_run(made).output)

    assert (found["days"], found["notes"]) == (2, ["too_few_days"])
    assert found["flares"]["notes"] == ["too_few_flares"]


def test_a_mistake_is_named_with_its_place(tmp_path: Path):
    made = tmp_path / "diary.csv"
    made.write_text("day,pain,sitting\n2026-13-05,4,3\n2026-01-06,4,much\n99999999,4,1\n")

    result = _run(made)

    assert result.exit_code != 0
    assert "line 2, column `day`: 2026-13-05. Expected a day such as 2026-11-26" in result.output
    assert "line 3, column `sitting`: much. Expected a number" in result.output
    assert "line 4, column `day`: 99999999." in result.output


def test_a_table_without_pain_is_refused(tmp_path: Path):
    made = tmp_path / "diary.csv"
    made.write_text("day,sitting\n1,3\n")

    assert "there is no column `pain`" in _run(made).output


def test_a_lag_of_two_days_is_found_where_it_may_be(tmp_path: Path):
    chance = np.random.default_rng(2)
    sitting = chance.normal(6, 2, 120)
    pain = np.round(4 + 0.8 * (np.roll(sitting, 2) - 6) + chance.normal(size=120)).clip(0, 10)
    made = tmp_path / "diary.csv"
    cells = [f"{day},{pain[day]:g},{sitting[day]:.1f}" for day in range(120)]
    made.write_text("\n".join(["day,pain,sitting", *cells]))

    [found] = json.loads(_run(made, "--lag", "1", "--lag", "2").output)["factors"]

    assert (found["lag"], found["claimed"]) == (2, True)
    assert found["mean_of_one"] == pytest.approx(0.8, abs=0.2)


def _diary(tmp_path: Path, days: list[object]) -> Path:
    """A diary with these days, on which pain and sitting go up and down."""
    made = tmp_path / "far.csv"
    rows = [f"{day},{place % 7},{place % 5}" for place, day in enumerate(days)]
    made.write_text("\n".join(["day,pain,sitting", *rows]))
    return made


def test_a_date_among_numbers_is_refused_with_its_line(tmp_path: Path):
    result = _run(_diary(tmp_path, [1, 2, "2026-01-03", 4, 5]))

    assert result.exit_code == 1
    assert "line 4, column `day`: 2026-01-03. Expected a whole number, as on" in result.stderr
    assert "Write all days as dates, or all as numbers." in result.stderr


def test_a_number_among_dates_is_refused_with_its_line(tmp_path: Path):
    result = _run(_diary(tmp_path, ["2026-01-01", "2026-01-02", 3]))

    assert result.exit_code == 1
    assert "line 4, column `day`: 3. Expected a date, as on most lines." in result.stderr


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([*range(100), 9999999], "line 102, column `day`: 9999999. It lies 9999900 days after"),
        (
            [*(f"2026-03-{day:02}" for day in range(1, 31)), "2999-03-31"],
            "line 32, column `day`: 2999-03-31.",
        ),
    ],
)
def test_one_far_day_is_refused_with_its_line_and_what_to_do(
    tmp_path: Path, days: list[object], said: str
):
    result = _run(_diary(tmp_path, days))

    assert result.exit_code == 1
    assert said in result.stderr
    assert "Mend the day, or leave out the older ones if it is right." in result.stderr


@pytest.mark.parametrize(
    "days",
    [[*range(60), *range(2000, 2040)], list(range(0, 1200, 60)), [*range(5), 9999999]],
    ids=["a long pause", "few days over years", "too few days anyway"],
)
def test_an_honest_diary_with_pauses_is_read(tmp_path: Path, days: list[object]):
    assert _run(_diary(tmp_path, days)).exit_code == 0
