"""What every test may ask for."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.core.management import call_command
from django.db.models.signals import post_migrate
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.mended import Copy
from tests.parts import Parts
from tests.program import unclench
from tests.room import Room
from tests.shipped import BASE
from unclench.engine.knowledge import document
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED

# Playwright keeps an event loop in the thread in which the tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Room())
    config.pluginmanager.register(Parts())


FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    # The server listens on one address. Trying both kinds at once, a busy browser now and then
    # never sends a request at all.
    "--host-resolver-rules=MAP localhost 127.0.0.1",
]
WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT = ("chromium-headless-shell",)


def whole_chromium() -> str:
    """Chromium with all that a person sees of it: profiles, windows, settings."""
    return _first((os.environ.get("UNCLENCH_CHROMIUM", ""), *WITH_WINDOWS))


def bare_chromium() -> str:
    """The same Chromium built without windows, where it is to be had: quicker by a quarter."""
    return _first((os.environ.get("UNCLENCH_CHROMIUM", ""), *WITHOUT, *WITH_WINDOWS))


def _first(names: tuple[str, ...]) -> str:
    found = next((path for name in names if name and (path := shutil.which(name))), "")
    assert found, "no Chromium was found; script/browser says how to get one"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all the tests that need one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=bare_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The tables were made from the models, so they stand where the last migrations do.

    What Django notes of the tables for itself is written once, not wherever they are emptied: it
    is for its own pages for administrators, and we have none of these.
    """
    with django_db_blocker.unblock():
        call_command("migrate", fake=True, verbosity=0)
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The knowledge that is shipped."""
    return BASE


@pytest.fixture(scope="session")
def a_year(tmp_path_factory) -> Path:
    """A data folder with a year of somebody in it. Nobody writes there."""
    data = tmp_path_factory.mktemp("year") / "data"
    data.mkdir(mode=0o700)
    unclench(data, "demo", "--until", "2026-11-20", "--seed", "3")
    return data


@pytest.fixture
def same_year(a_year: Path, tmp_path: Path) -> Path:
    """The same year once more, to write in."""
    return Path(shutil.copytree(a_year, tmp_path / "same-year"))


read_once = cache(document.read_text)


@pytest.fixture(scope="session")
def knowledge_to_break(tmp_path_factory) -> Copy:
    """A copy of the shipped knowledge, mended after each test that broke it."""
    return Copy(PACKAGED, tmp_path_factory.mktemp("knowledge") / "knowledge")


@pytest.fixture
def knowledge_copy(knowledge_to_break: Copy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped knowledge that a test may break.

    The text of a file that was read before, to the letter, is not parsed again.
    """
    monkeypatch.setattr(document, "read_text", read_once)
    yield knowledge_to_break.folder
    knowledge_to_break.mend()
