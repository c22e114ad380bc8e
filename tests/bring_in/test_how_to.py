"""What the how-to shows can be read, and its numbers are those of the program."""

import re
from pathlib import Path

import pytest

from tests.bring_in.exports import brought
from unclench.bring_in import archive, bridge, preview, text
from unclench.bring_in.columns import FIELDS
from unclench.bring_in.plausible import EARLIEST, MOST_STEPS
from unclench.bring_in.sleep import GAP_S
from unclench.bring_in.steps import LONGEST_BY_THE_HOUR

HOW_TO = (Path(__file__).parents[2] / "docs/how-to/bring-in.md").read_text(encoding="utf-8")
PLAIN = " ".join(HOW_TO.split())
MB = 1024**2


def example(language: str) -> str:
    """The first example in a language."""
    (first, *_) = re.findall(rf"```{language}\n(.+?)```", HOW_TO, re.DOTALL)
    return first


def test_the_table_in_the_how_to_is_read_whole():
    shown = brought(example("csv"), "days.csv")

    assert [(day.steps, day.sleep_h) for day in shown.days] == [(8410, 7.5), (6022, 6.75)]
    assert shown.skipped == ()


def test_the_json_in_the_how_to_is_read_whole():
    shown = brought(example("json"), "bridge.json")

    assert [(d.steps, d.sleep_h, d.workout_min) for d in shown.days] == [
        (812, None, None),
        (None, 7.5, 35),
        (6400, None, None),
    ]
    assert shown.skipped == ()


def test_the_how_to_names_every_field():
    assert [field for field in FIELDS if f"`{field}`" not in HOW_TO] == []


@pytest.mark.parametrize(
    "said",
    [
        f"more than {MOST_STEPS:,} steps at once",
        f"a time before {EARLIEST.year}",
        f"the first {preview.MOST_NAMED} are shown",
        f"grows to more than {archive.MOST_TIMES} times its packed size",
        f"an XML of {archive.MOST_UNPACKED // MB // 1024} GB",
        f"a table of {text.MOST_BYTES // MB} MB, JSON of {bridge.MOST_BYTES // MB} MB",
    ],
)
def test_the_how_to_names_the_bounds_that_hold(said):
    assert said in PLAIN


def test_the_how_to_names_the_hours_by_which_days_are_added_up():
    assert (LONGEST_BY_THE_HOUR.total_seconds(), GAP_S) == (4 * 3600, 2 * 3600)
    assert "more than four hours is treated as one number for the day" in PLAIN
    assert "Stretches less than two hours apart are one sleep" in PLAIN
