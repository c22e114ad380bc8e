"""A figure beside words that tell the same is for the eyes only."""

import re

import pytest

from unclench.web.components.catalogue import component

FIGURE = re.compile(r'<[^<>]+>\s*(?=<svg[^>]*class="uc-figure__drawing")')


@pytest.mark.parametrize("name", ["door", "fair_day", "pick", "plan_item", "steps", "today"])
def test_a_figure_beside_its_words_is_not_read_as_well(name: str) -> None:
    markup = "".join(example.markup for example in component(name).rendered())

    around = FIGURE.findall(markup)

    assert around
    assert all('aria-hidden="true"' in each for each in around)
