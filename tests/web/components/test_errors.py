"""What is wrong is said by a screen reader together with the field, not only on top of the page."""

import re

import pytest

from unclench.web.components.catalogue import Example, component, component_names

ERROR = re.compile(r'class="uc-error(?: [^"]*)?"(?: id="([^"]+)")?')
DESCRIBED = re.compile(r'aria-describedby="([^"]*)"')


def sent_back() -> list[Example]:
    """Every example in which something is wrong."""
    every = [example for name in component_names() for example in component(name).rendered()]
    return [example for example in every if ERROR.search(example.markup)]


@pytest.mark.parametrize("example", sent_back(), ids=lambda example: example.name)
def test_an_error_belongs_to_its_field(example: Example) -> None:
    said_with = set(" ".join(DESCRIBED.findall(example.markup)).split())

    assert set(ERROR.findall(example.markup)) <= said_with
