"""A whole year moves to a fresh server, with the commands as somebody would type them."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.program import unclench


@pytest.fixture
def new(tmp_path) -> Path:
    return tmp_path / "new"


def entries(path: Path) -> tuple[dict[str, bytes], dict]:
    """The files of an archive, and apart from them what it says of itself."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(files.pop("archive.json"))
    return files, {key: about[key] for key in about if key != "made_at"}


def test_out_in_and_out_again_a_year_is_the_same_but_for_the_time(a_year, new, tmp_path):
    first, again = tmp_path / "first.zip", tmp_path / "again.zip"
    unclench(a_year, "export", "-o", first)

    unclench(new, "import", first)
    unclench(new, "export", "-o", again)

    assert entries(again) == entries(first)
    assert entries(first)[1]["rows"]["diary_day"] > 200


def test_after_erasing_the_data_folder_holds_nothing_of_the_year(same_year):
    assert b"Moved boxes in the cellar" in everything_in(same_year)

    unclench(same_year, "erase", "--person", 1, "--yes")

    assert b"Moved boxes in the cellar" not in everything_in(same_year)
    assert b"Tie my own shoes" not in everything_in(same_year)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
