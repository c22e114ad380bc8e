"""The library with its question box, built once."""

import pytest

from unclench.ask.answer import Library


@pytest.fixture(scope="session")
def library(base) -> Library:
    return Library(base)
