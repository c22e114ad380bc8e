"""The examples of docs/learning run as they stand there."""

import re
from pathlib import Path

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
