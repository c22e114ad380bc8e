"""Everything that can be looked up has a page, with its evidence."""

import gzip

import pytest

from tests.web.conftest import Person
from unclench.web.knowledge import knowledge
from unclench.web.library.pages import shelves

pytestmark = pytest.mark.django_db
PAGES = [name for records in shelves().values() for name in records]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_how_sure_it_is_and_where_it_comes_from(name):
    page = Person().opens(f"/library/{name}/")

    words = page.content.decode()
    assert page.status_code == 200
    assert "How sure is this?" in words
    assert page.context["evidence"]["sources"]
    assert page.context["sections"]


def test_every_page_stands_in_the_index():
    shown = Person().opens("/library/").content.decode()

    assert [name for name in PAGES if f'href="/library/{name}/"' not in shown] == []


def test_the_index_is_small():
    assert len(gzip.compress(Person().opens("/library/").content)) < 100_000


def test_an_intervention_has_its_page_among_relief():
    name = next(iter(knowledge().interventions))

    assert Person().opens(f"/library/{name}/").url == f"/relief/do/{name}/"


def test_what_does_not_exist_is_not_found():
    assert Person().opens("/library/nothing_of_the_kind/").status_code == 404
