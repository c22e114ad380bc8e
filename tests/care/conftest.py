"""What the tests of care nearby share: reading a file, and a site's places."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.shipped import BASE
from unclench.care.bring import Wish, bring_in
from unclench.care.find import Places
from unclench.care.open import recognise
from unclench.care.store import opened
from unclench.care.values import OSM, Entry, Place, Progress, Spot, unheard

CARE = BASE.care
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
Founded = Callable[..., Places]


class Told:
    """A source of places that a test writes down itself."""

    name, attribution, as_of = "told", OSM, NOW

    def __init__(self, *entries: Entry) -> None:
        self._entries = entries

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        yield from self._entries


def read(path: Path) -> list[Entry]:
    """Everything of use in a file."""
    return list(recognise(path, CARE).entries())


def places_in(path: Path) -> list[Place]:
    return [entry for entry in read(path) if isinstance(entry, Place)]


def spots_in(path: Path) -> list[Spot]:
    return [entry for entry in read(path) if isinstance(entry, Spot)]


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Founded]:
    """Makes a site's places out of what is told, and opens them."""
    with ExitStack() as kept:

        def found(*entries: Entry) -> Places:
            bring_in([Told(*entries)], tmp_path, CARE, Wish(NOW, fewer=True))
            database = kept.enter_context(opened(tmp_path))
            assert database is not None
            return Places(database)

        yield found
