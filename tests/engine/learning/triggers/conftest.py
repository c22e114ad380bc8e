"""What the tests of triggers share."""

import numpy as np
import pytest

from tests.engine.learning.triggers.diaries import Told, World, somebody
from tests.engine.learning.triggers.reading import analysed
from unclench.engine.learning.triggers import Triggers


@pytest.fixture(scope="session")
def told() -> Told:
    """Four months of somebody whose pain follows two of ten factors."""
    return somebody(np.random.default_rng(4), World(active=2, effect=(0.7, 0.8)))


@pytest.fixture(scope="session")
def found(told: Told) -> Triggers:
    return analysed(told)
