"""What every test may ask for."""

import os
import tempfile
from pathlib import Path

os.environ["UNCLENCH_DATA"] = tempfile.mkdtemp(prefix="unclench-tests-")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED, load


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The knowledge that is shipped."""
    return load()


@pytest.fixture
def knowledge_copy(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge that a test may break."""
    import shutil

    folder = tmp_path / "knowledge"
    shutil.copytree(PACKAGED, folder)
    return folder
