"""A damaged knowledge file: a running site goes on with what it has read, a start is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.running import Site
from tests.program import ROOT, environment

LEFT_OUT = shutil.ignore_patterns("__pycache__")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, whose knowledge may be damaged."""
    shutil.copytree(ROOT / "unclench", tmp_path / "program" / "unclench", ignore=LEFT_OUT)
    return tmp_path / "program"


@pytest.fixture
def site(program: Path, tmp_path: Path):
    (tmp_path / "data").mkdir()
    site = Site(tmp_path / "data", {"PYTHONPATH": str(program)}, place=program)
    yield site
    site.kill()


def damage(program: Path) -> None:
    file = next((program / "unclench/knowledge/red_flags").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("certainty: ", "certainty: no_such_", 1), encoding="utf-8")


def test_a_running_site_goes_on_with_what_it_has_read(site: Site, program: Path):
    site.starts()

    damage(program)

    assert [site.status(page) for page in ("/check/help/", "/relief/", "/readyz")] == [200] * 3


def test_a_start_with_a_damaged_file_names_file_line_and_what_was_expected(program, tmp_path):
    damage(program)
    told = environment(tmp_path / "data", PYTHONPATH=str(program))

    done = subprocess.run(
        [sys.executable, "-m", "unclench", "serve"],
        env=told,
        cwd=program,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert ".yaml, line " in done.stderr
    assert "no_such_" in done.stderr
    assert not (tmp_path / "data").exists()
