"""The pictures of docs/learning.md are those that the results of the benches make."""

import pytest

from bench.learning.plots import FOLDER, PICTURES


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_its_results_make_it(name: str):
    drawn = (FOLDER / f"{name}.svg").read_text()

    assert drawn == PICTURES[name](), "run: PYTHONPATH=. python bench/learning/plots.py"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_its_numbers_in_words(name: str):
    drawn = PICTURES[name]()

    assert "<title>" in drawn
    assert len(drawn.split("<desc>")[1].split("</desc>")[0]) > 200
