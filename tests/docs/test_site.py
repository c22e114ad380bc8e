"""The documents as a site: whole, linked, and asking nobody else."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = runpy.run_path(str(ROOT / "script/docs.py"))


@pytest.fixture(scope="module")
def site():
    return DOCS["site"]()


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    site.write(folder)
    return folder


@pytest.fixture(scope="module")
def pages(folder):
    return {p.relative_to(folder): p.read_text(encoding="utf-8") for p in folder.rglob("*.html")}


def wrong_with(text: str, tmp_path: Path) -> list[str]:
    """What a site of this one page would complain of."""
    page = DOCS["Page"]("docs/one.md", "How-to", "", DOCS["named_tokens"](text))
    site = DOCS["Site"]([page])
    site.write(tmp_path)
    return list(site.wrong)


def test_no_page_is_left_out_and_no_link_leads_nowhere(site, folder):
    assert site.wrong == []


def test_every_address_in_a_page_is_a_file_of_the_site(folder, pages):
    named = {
        (folder / path).parent / link.partition("#")[0]
        for path, text in pages.items()
        for link in re.findall(r'(?:href|src)="([^":#][^":]*)"', text)
    }

    assert [str(file) for file in named if not file.is_file()] == []


def test_nothing_is_asked_of_another_site_and_nothing_needs_script(folder, pages):
    styles = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.css"))

    assert [
        p for p, text in pages.items() if re.search(r'<script|src="http|rel="\w+" href="http', text)
    ] == []
    assert "http" not in styles


def test_every_page_has_its_four_parts_and_one_first_heading(pages):
    parts = [f"<h2>{name}</h2>" for name in ("Quick start", "How-to", "Reference", "Explanation")]

    assert [str(p) for p, text in pages.items() if not all(part in text for part in parts)] == []
    assert [str(p) for p, text in pages.items() if text.count("<h1") != 1] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# One\n\n[a](two.md)\n", "two.md leads nowhere"),
        ("# One\n\n[a](#there)\n", "#there leads to a place"),
        ("# One\n\n![a](https://example.org/a.png)\n", "would be asked of another site"),
        ("# One\n\n[a](../../../etc/hostname)\n", "leads nowhere"),
    ],
)
def test_a_link_that_is_broken_is_told(text, told, tmp_path):
    (wrong,) = wrong_with(text, tmp_path)

    assert told in wrong


def test_a_link_to_a_heading_is_fine(tmp_path):
    assert wrong_with("# One\n\n[a](#two-words)\n\n## Two `words`\n", tmp_path) == []
