"""What is handed out: a wheel and an sdist, whole, nothing else in them, the same each time."""

import re
import runpy
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from unclench import __version__

ROOT = Path(__file__).parents[2]
RELEASE = runpy.run_path(str(ROOT / "script/release.py"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield RELEASE["build"](tmp_path_factory.mktemp("dist"))


def test_built_twice_both_files_are_the_same_to_the_byte(built, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    again = RELEASE["build"](tmp_path)

    assert RELEASE["sums"](again) == RELEASE["sums"](built)


def test_the_whole_program_is_in_both_and_nothing_else(built):
    RELEASE["look"](*built)


@pytest.mark.parametrize(
    "part",
    [
        "unclench/knowledge/red_flags/saddle_numbness.yaml",
        "unclench/knowledge/LICENSE",
        "unclench/web/templates/base.html",
        "unclench/web/static/css/tokens.css",
        "unclench/web/static/fonts/atkinson-next.woff2",
        "unclench/web/check/migrations/0001_start.py",
        "unclench/web/components/door/door.css",
        "unclench/py.typed",
    ],
)
def test_each_kind_of_file_is_in_the_wheel(built, part):
    assert part in RELEASE["in_wheel"](built[0])


def test_a_file_that_is_missing_is_told(built, monkeypatch):
    monkeypatch.setitem(RELEASE["look"].__globals__, "ours", lambda: {"unclench/not_there.yaml"})

    with pytest.raises(RELEASE["ReleaseError"], match=r"unclench/not_there\.yaml is missing"):
        RELEASE["look"](*built)


def test_a_file_that_does_not_belong_is_told(built, monkeypatch):
    some = RELEASE["ours"]() - {"unclench/py.typed"}
    monkeypatch.setitem(RELEASE["look"].__globals__, "ours", lambda: some)

    with pytest.raises(RELEASE["ReleaseError"], match=r"unclench/py\.typed does not belong"):
        RELEASE["look"](*built)


def test_the_version_stands_in_one_place(built):
    assert f"\nVersion: {__version__}\n" in RELEASE["metadata"](built[0])
    assert __version__ not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_index_can_show_what_the_wheel_says_of_itself(built):
    head, text = RELEASE["metadata"](built[0]).split("\n\n", 1)
    shown = MarkdownIt("commonmark").render(text)

    assert "Description-Content-Type: text/markdown" in head
    assert re.search(r"<h1>Unclench</h1>.+<h2>Two commands</h2>", shown, re.DOTALL)
