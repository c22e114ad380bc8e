"""A knowledge folder with one mistake in it."""

from pathlib import Path

import pytest

from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import load


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """What is said of a folder in which `old` was replaced by `new` in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return str(caught.value)
