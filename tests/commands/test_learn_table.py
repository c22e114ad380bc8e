"""The tables that `unclench learn` reads."""

from pathlib import Path

import pytest

from unclench.commands.learn.table import Column, read_table

COLUMNS = (
    Column("day", "whole", 1),
    Column("arm", "word"),
    Column("value", "number", 0, 10, False),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "trial.csv"


def test_an_empty_cell_is_unknown_and_not_zero(file: Path):
    file.write_text("day,arm,value\n1,heat,\n")

    assert read_table(str(file), COLUMNS)[1] == [{"day": 1.0, "arm": "heat", "value": None}]


def test_free_columns_are_read_as_declared_for_them(file: Path):
    file.write_text("day,arm,value,sitting\n1,heat,3,2.5\n")

    _, rows = read_table(str(file), COLUMNS, Column("", "number", required=False))

    assert rows[0]["sitting"] == 2.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day,value\n1,2\n", "line 1: there is no column `arm`. Expected: day, arm, value."),
        ("day,arm,valeu\n1,a,2\n", "column `valeu` is not known. Did you mean `value`?"),
        ("day,arm,arm\n1,a,2\n", "line 1: column `arm` stands there 2 times. Keep one."),
        ("day,arm,value\n1,a,11\n", "line 2, column `value`: 11. Expected a number from 0 to 10."),
        ("day,arm,value\n1,a,nan\n", "line 2, column `value`: nan. Expected a number"),
        ("day,arm,value\n1.5,a,2\n", "line 2, column `day`: 1.5. Expected a whole number from 1."),
        ("day,arm,value\n1,,2\n", "line 2, column `arm`: nothing. Expected a word."),
        ("day,arm,value\n1,a\n", "line 2: 2 cells. Expected 3.\n"),
        ("day,arm,value\n1,a,3,5\n", "line 2: 4 cells. Expected 3. Write decimals with a point"),
        (
            'day,arm,value\n1,a,"3,5"\n',
            "Expected a number from 0 to 10. Write it with a point: 3.5.",
        ),
        ("day,arm,value\n1,a,NA\n", "NA. Expected a number from 0 to 10. Leave it empty where"),
        ("day,arm,value\n1_0,a,2\n", "line 2, column `day`: 1_0. Expected a whole number from 1."),
        ("day,arm,value\n1,a,\u0663\n", "line 2, column `value`: \u0663. Expected a number"),
        ("day,arm,value,note\n1,a,2,x\n", "`note` is not known. Expected: day, arm, value."),
        ("day,arm,value,\n1,a,2,\n", "line 1: a column has no name. Name it, or take it out"),
        (
            "day;arm;value\n1;a;2\n",
            "line 1: columns are parted by commas; this file seems to use `;`.",
        ),
        ("day\tarm\tvalue\n1\ta\t2\n", "this file seems to use tabs."),
        ("day,arm,value\n" + "0,a,2\n" * 21, "and 1 more."),
        ("day,arm,value\n", "there are no rows. Expected at least one."),
        ("", "there is no column `day`"),
        ('day,arm,value\n1,"a,2\n', "this is not a comma-separated table"),
    ],
)
def test_a_bad_table_is_refused_with_its_line_and_column(file: Path, text: str, said: str, capsys):
    file.write_text(text)

    with pytest.raises(SystemExit):
        read_table(str(file), COLUMNS)

    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(file: Path, capsys):
    with pytest.raises(SystemExit):
        read_table(str(file), COLUMNS)

    assert f"{file} cannot be read: No such file or directory" in capsys.readouterr().err
