"""A test finds the folder as if no other had been there."""

from pathlib import Path

import pytest

from tests.mended import Copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    (tmp_path / "whole/within").mkdir(parents=True)
    (tmp_path / "whole/within/file").write_text("whole")
    return Copy(tmp_path / "whole", tmp_path / "copy")


def said_in(copy: Copy) -> list[tuple[str, str]]:
    files = sorted(path for path in copy.folder.rglob("*") if path.is_file())
    return [(path.name, path.read_text()) for path in files]


def test_a_file_that_was_changed_is_as_before(copy: Copy):
    (copy.folder / "within/file").write_text("BROKE")

    copy.mend()

    assert said_in(copy) == [("file", "whole")]


def test_a_file_that_was_taken_away_is_back(copy: Copy):
    (copy.folder / "within/file").unlink()
    (copy.folder / "within").rmdir()

    copy.mend()

    assert said_in(copy) == [("file", "whole")]


def test_a_file_that_came_is_gone(copy: Copy):
    (copy.folder / "within/more").write_text("more")

    copy.mend()

    assert said_in(copy) == [("file", "whole")]
