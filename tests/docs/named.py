"""The tests that a document names, and whether they are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"`(tests/[\w/]+\.py(?:::\w+)?)`")


def named_tests(document: str) -> list[str]:
    """Every `path::name`, or whole file of tests, that a document names in code marks."""
    return _NAMED.findall((ROOT / document).read_text(encoding="utf-8"))


def exists(test: str) -> bool:
    """Whether the file is there, and defines a test of that name where one is named."""
    path, _, name = test.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    source = file.read_text(encoding="utf-8")
    return not name or bool(re.search(rf"^def {re.escape(name)}\(", source, re.MULTILINE))
