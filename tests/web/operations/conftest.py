"""One replicated site of two processes for all the tests that need one."""

import pytest

from tests.web.operations.streaming import Site, a_replicated_site


@pytest.fixture(scope="session")
def replicated():
    with a_replicated_site() as found:
        yield found


@pytest.fixture
def site(replicated) -> Site:
    return replicated[0]


@pytest.fixture
def primary(replicated) -> str:
    return replicated[2]
