"""A new site's tables are made at once. They are those that all changes together lead to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.postgres import empty_database
from tests.upgrade.schema import rows, schema
from tests.upgrade.test_kept_versions import KEPT, STORES
from unclench.web.copies.read import open_copy
from unclench.web.copies.snapshot import in_place_of_the_site
from unclench.web.copies.tables import Node, bring_to, is_empty, is_up_to_date, newest
from unclench.web.environment import postgresql

VERSIONS = {path.stem: open_copy(path).nodes for path in KEPT} | {"this one": newest()}
Tables = tuple[set[Any], dict[str, int]]


@pytest.fixture(scope="module", params=STORES)
def store(request, django_db_blocker) -> Iterator[str]:
    with django_db_blocker.unblock():
        yield request.param


@contextmanager
def empty(store: str, folder: Path) -> Iterator[None]:
    """An empty database of that kind stands where the site's own stood."""
    sqlite = {"NAME": folder / "empty.sqlite3"}
    settings = postgresql(empty_database()) if store == "postgresql" else sqlite
    with in_place_of_the_site(settings):
        yield


def changed_to(nodes: Sequence[Node]) -> Tables:
    MigrationExecutor(connection).migrate(list(nodes))
    return schema(), rows()


@pytest.fixture(scope="module")
def changed(store: str, tmp_path_factory) -> dict[str, Tables]:
    """The tables as they were at each version, one change after another."""
    with empty(store, tmp_path_factory.mktemp("changed")):
        return {version: changed_to(nodes) for version, nodes in VERSIONS.items()}


@pytest.mark.parametrize("version", VERSIONS)
def test_tables_made_at_once_are_those_that_all_changes_lead_to(
    store: str, changed: dict[str, Tables], version: str, tmp_path: Path
):
    with empty(store, tmp_path):
        bring_to(VERSIONS[version])
        made, held = schema(), rows()

    assert made ^ changed[version][0] == set()
    assert held == changed[version][1]


def test_tables_made_at_once_are_up_to_date(store: str, tmp_path: Path):
    with empty(store, tmp_path):
        bring_to(newest())

        assert is_up_to_date()


def test_the_models_need_no_change_that_is_not_written_down(db):
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_a_first_start_that_fails_while_it_makes_tables_leaves_none(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(MigrationExecutor, "record_migration", fails)

    with empty(store, tmp_path):
        with pytest.raises(OSError, match="no space"):
            bring_to(newest())

        assert is_empty()


def fails(*told: object) -> None:
    raise OSError("no space")
