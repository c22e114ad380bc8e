"""A program with a key, in front of somebody's record."""

import pytest

from tests.web.report.conftest import full_archive, lived, newcomer, owner  # noqa: F401


@pytest.fixture
def key(owner) -> str:  # noqa: F811
    """A key of that person, for another program."""
    return owner.makes_a_key()
