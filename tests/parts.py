"""The parts of `script/test`. A test that no part runs is told before any test runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = (ROOT / "script/test").read_text(encoding="utf-8")


def _places(name: str) -> tuple[str, ...]:
    (said,) = re.findall(rf'^{name}="(.*)"$', SCRIPT, re.MULTILINE)
    return tuple(said.split())


ONLY_BROWSER = _places("only_browser")
BROWSER = ONLY_BROWSER + _places("also_browser")


def is_run(file: str, in_browser: bool) -> bool:
    """Whether `script/test` runs a test in this file, for the browser or not."""
    if in_browser:
        return _stands_in(file, BROWSER)
    return not _stands_in(file, ONLY_BROWSER)


def _stands_in(file: str, places: tuple[str, ...]) -> bool:
    return any(file == place or file.startswith(f"{place}/") for place in places)


class Parts:
    """Refuses tests that would fall out."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        lost = sorted({item.nodeid.split("::")[0] for item in items if not _is_run(item)})
        if lost:
            raise pytest.UsageError(f"script/test would not run all of {', '.join(lost)}")


def _is_run(item: pytest.Item) -> bool:
    file = item.path.relative_to(ROOT).as_posix()
    return is_run(file, item.get_closest_marker("browser") is not None)
