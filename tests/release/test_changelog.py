"""The fragments of the changelog come together by kind, clinical changes first."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHANGELOG = runpy.run_path(str(ROOT / "script/changelog.py"))
FRAGMENTS = CHANGELOG["fragments"]()


def fragment(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.stem)
def test_every_fragment_that_waits_can_be_gathered(path):
    assert list(CHANGELOG["parts"](path.name, path.read_text(encoding="utf-8")))


def test_clinical_changes_come_first_and_fragments_in_order(tmp_path):
    one = fragment(tmp_path, "0001-a.md", "Added\n\n- A page.\n")
    two = fragment(tmp_path, "0002-b.md", "## Clinical changes\n\n- Who.\n\n## Added\n\n- More.\n")

    made = CHANGELOG["gathered"]([one, two])

    assert made == "### Clinical changes\n\n- Who.\n\n### Added\n\n- A page.\n- More."


@pytest.mark.parametrize("text", ["- A page.\n", "Addenda\n\n- A page.\n"])
def test_a_fragment_without_a_known_kind_is_refused_by_name(tmp_path, text):
    with pytest.raises(CHANGELOG["FragmentError"], match=r"0001-a\.md"):
        CHANGELOG["gathered"]([fragment(tmp_path, "0001-a.md", text)])


def test_a_release_stands_above_the_earlier_ones():
    kept = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    first = CHANGELOG["with_release"](kept, "0.1.0, 2027-01-15", "### Added\n\n- A page.")
    second = CHANGELOG["with_release"](first, "0.2.0, 2027-02-15", "### Added\n\n- More.")

    assert second.index("## Unreleased") < second.index("## 0.2.0") < second.index("## 0.1.0")
