"""No page that is rendered says what the intended purpose forbids."""

import html
import re

import pytest

from tests.docs.intended import words_against_the_purpose

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/[^"#?]*)"')


def _pages(person, *starts: str) -> dict[str, str]:
    """Every page that links lead to from there, with its words."""
    seen: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        answer = person.opens(address) if address not in seen else None
        if answer is not None and "text/html" in answer.get("Content-Type", ""):
            seen[address] = answer.content.decode()
            waiting += LINK.findall(seen[address])
    return {address: html.unescape(re.sub(r"<[^>]+>", " ", seen[address])) for address in seen}


def _ends(person) -> list[str]:
    """A result of every kind that a check can end in."""
    well = person.finishes()
    person.browser.post("/check/start/", {"anew": "1"})
    return [well, person.ticks("bladder", "saddle_numbness")["Location"]]


def test_no_page_makes_a_claim_that_the_purpose_forbids(person):
    pages = _pages(person, "/", "/relief/", "/components/", "/how-it-decides/", *_ends(person))

    found = {address: words_against_the_purpose(words) for address, words in pages.items()}

    assert len(pages) > 100
    assert {address: words for address, words in found.items() if words} == {}


def test_a_claim_on_a_page_would_be_found(person, tmp_path, settings):
    (tmp_path / "record").mkdir()
    (tmp_path / "record/about.html").write_text("<p>It <b>cures</b> you.</p>", encoding="utf-8")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]

    (words,) = _pages(person, "/you/about/").values()

    assert words_against_the_purpose(words) == ["cures"]
