"""A site of every version that was kept comes up to date on either database; nothing is lost."""

import json
import zipfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.postgres import empty_database
from tests.program import ROOT, one_after_another
from unclench import __version__

FOLDER = Path(__file__).parent / "kept"
KEPT = sorted(FOLDER.glob("*.zip"))
STORES = ("sqlite", "postgresql")
MOVED: dict[str, str] = {}
"""{table of an earlier version: what it is called now}."""


def listed(copy: Path) -> dict[str, Any]:
    with zipfile.ZipFile(copy) as file:
        return dict(json.loads(file.read("copy.json")))


def rows(copy: Path) -> dict[str, int]:
    """{table: rows}, of the tables that hold any, under the names of today."""
    tables = listed(copy)["tables"]
    return {MOVED.get(name, name): table["rows"] for name, table in tables.items() if table["rows"]}


@dataclass(frozen=True)
class Upgraded:
    """A site of an earlier version that this one has put back: what it was, and what it is now."""

    before: Path
    now: Path
    record: Path


def settings_of(store: str) -> dict[str, str]:
    """How a site with a new database of that kind is told of it."""
    return {"UNCLENCH_DATABASE_URL": empty_database()} if store == "postgresql" else {}


@pytest.fixture(
    scope="module", params=product(KEPT, STORES), ids=lambda it: f"{it[0].stem}-{it[1]}"
)
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    (kept, store), folder = request.param, tmp_path_factory.mktemp("upgraded")
    one_after_another(
        folder / "data",
        ("restore", kept),
        ("backup", "-o", folder / "now.zip"),
        ("export", "-o", folder / "record.zip"),
        **settings_of(store),
    )
    return Upgraded(kept, folder / "now.zip", folder / "record.zip")


def test_every_row_of_an_earlier_version_is_there_after_the_upgrade(upgraded):
    before, now = rows(upgraded.before), rows(upgraded.now)

    assert {name: n for name, n in before.items() if now.get(name, 0) < n} == {}


def test_the_tables_of_an_earlier_version_become_those_of_this_one(upgraded):
    stands_at = {(app, name) for app, name in listed(upgraded.now)["changes"]}

    assert stands_at == set(MigrationLoader(None).graph.leaf_nodes())


def test_a_record_of_an_earlier_version_leaves_whole(upgraded):
    with zipfile.ZipFile(upgraded.record) as record:
        assert record.testzip() is None
        assert len(record.namelist()) > 20


def test_every_kept_version_is_small_and_nobody_is_in_it_by_address():
    assert max(path.stat().st_size for path in KEPT) < 200_000
    assert [path.name for path in KEPT if rows(path).get("accounts.user")] == []


def test_every_version_of_the_changelog_is_kept():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = [line[3:].split(",")[0] for line in changelog.splitlines() if line[:3] == "## "]

    assert set(released) - {"Unreleased"} <= {path.stem for path in KEPT}


def test_what_is_kept_is_not_newer_than_the_program():
    assert {listed(path)["version"] for path in KEPT} <= {__version__}
