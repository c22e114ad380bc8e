"""The examples of docs/learning run as they stand there, and every key is explained."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from unclench.commands.learn import learn_group
from unclench.engine.learning.relief.result import Note

DOCS = Path(__file__).parents[2] / "docs/learning"


def _ran(page: str) -> dict[str, object]:
    """The names that the first example of a page leaves behind."""
    [example, *_] = re.findall(r"^```python\n(.+?)^```", (DOCS / page).read_text(), re.M | re.S)
    names: dict[str, object] = {}
    exec(example, names)
    return names


def test_the_example_of_relief_suggests_something_that_is_safe():
    suggestion = _ran("relief.md")["suggestion"]

    assert suggestion.first in ("", "heat_pack", "slow_breathing")
    assert 0 < suggestion.propensity <= 1


def test_the_example_of_fair_tests_plans_and_works_out_a_trial():
    names = _ran("trials.md")

    assert names["plan"].best.period_days == 2
    assert (names["found"].days, names["found"].look.at_look) == (7, False)


def test_every_figure_of_a_simulation_and_every_note_of_relief_is_explained():
    told = CliRunner().invoke(learn_group, ["simulate", "--people", "2", "--sessions", "2"]).output

    names = [*json.loads(told)["figures"], *Note]
    assert [name for name in names if f"`{name}`" not in (DOCS / "relief.md").read_text()] == []


@pytest.mark.parametrize("under", ["look", "noise", None])
def test_every_key_of_a_trial_is_explained(tmp_path: Path, under: str | None):
    file = tmp_path / "trial.csv"
    file.write_text("day,arm,value\n1,heat,3\n2,walk,4\n")

    told = json.loads(CliRunner().invoke(learn_group, ["trial", str(file)]).output)

    names = told[under] if under else told
    assert [name for name in names if f"`{name}`" not in (DOCS / "trials.md").read_text()] == []
