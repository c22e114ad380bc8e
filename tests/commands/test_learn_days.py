"""`unclench learn draw-days` and `learn days`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unclench.cli import main


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, ["learn", *words])


def _filled(tmp_path: Path, difference: float) -> Path:
    """Drawn days with a pain that follows them by so many points."""
    lines = _run("draw-days", "24", "--seed", "3").output.split()
    cells = [line.split(",") for line in lines[1:]]
    before = ["0", *(more for _, more, _ in cells)]
    pains = [4 + n % 3 + (difference if more == "1" else 0) for n, more in enumerate(before)]
    rows = [f"{day},{more},{pain}" for (day, more, _), pain in zip(cells, pains, strict=False)]
    made = tmp_path / "days.csv"
    made.write_text("\n".join(["day,more,pain", *rows]))
    return made


def test_of_every_four_days_two_have_more():
    lines = _run("draw-days", "8", "--seed", "3").output.split()

    assert lines[0] == "day,more,pain"
    assert sum(line.split(",")[1] == "1" for line in lines[1:5]) == 2
    assert lines[-1] == "9,,"


def test_a_difference_is_told_with_its_interval(tmp_path: Path):
    found = json.loads(_run("days", str(_filled(tmp_path, 3.0))).output)

    assert (found["verdict"], found["days"]) == ("differs", 24)
    assert found["interval_95"][0] < 3 < found["interval_95"][1]
    assert found["p_by_chance"] < 0.05


def test_where_nothing_differs_it_is_not_claimed(tmp_path: Path):
    found = json.loads(_run("days", str(_filled(tmp_path, 0.0))).output)

    assert found["verdict"] in ("same", "cannot_tell")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("day,pain\n1,3\n", "no day says in `more`"),
        ("day,more,pain\n1,,3\n", "no day says in `more`"),
        ("day,more,pain\n1,1,3\n2,,4\n3,0,4\n", "some say nothing in `more`"),
        ("day,more,pain\n1,1,3\n3,0,4\n", "day 2, column `more`: nothing. Expected 1 or 0"),
        ("day,more,pain\n2026-01-01,1,3\n2026-01-03,0,4\n", "day 2026-01-02, column `more`"),
        ("day,more,pain\n1,2,3\n", "line 2, column `more`: 2."),
        ("day,more,pain\n1,1,90\n", "line 2, column `pain`: 90. Expected a number from 0 to 10."),
        ("day,more,pain\n1,1,-5\n", "line 2, column `pain`: -5. Expected a number from 0 to 10."),
        ("day,more,pain\n1,1,3\n2,0,3\n1,0,4\n", "line 4, column `day`: 1. It stands on line 2"),
        ("day,more,pain\n1,1,3\n2026-01-02,0,3\n3,0,4\n", "line 3, column `day`: 2026-01-02."),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path: Path, table: str, said: str):
    made = tmp_path / "days.csv"
    made.write_text(table)

    result = _run("days", str(made))

    assert result.exit_code == 1
    assert said in result.output
