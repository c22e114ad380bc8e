"""What every test may ask for."""

import os
import shutil
from pathlib import Path

import pytest

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED, load

# Playwright keeps an event loop in the thread in which the tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The knowledge that is shipped."""
    return load()


@pytest.fixture
def knowledge_copy(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge that a test may break."""
    folder = tmp_path / "knowledge"
    shutil.copytree(PACKAGED, folder)
    return folder
