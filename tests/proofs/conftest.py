"""Proves everything once for all the tests that look at it."""

import pytest

from tests.shipped import BASE
from unclench.proofs.prove import prove


@pytest.fixture(scope="session")
def shown():
    """What came of every property, by its id."""
    return {one.property.id: one.outcome for one in prove(BASE)}
