"""Commands that share one reading of the knowledge, and somebody who has used the site before."""

from pathlib import Path

import pytest

from tests.shipped import BASE
from tests.web.conftest import Person
from unclench.commands import console
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED, load


def load_once(folder: Path = PACKAGED, *, switched_off: frozenset[str]) -> KnowledgeBase:
    """The shipped knowledge as it was read already; any other is read."""
    if folder == PACKAGED and not switched_off:
        return BASE
    return load(folder, switched_off=switched_off)


@pytest.fixture(autouse=True)
def read_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "load", load_once)


@pytest.fixture
def person_who_finished(db):
    person = Person()
    person.finishes()
    return person
