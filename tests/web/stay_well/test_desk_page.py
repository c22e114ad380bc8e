"""The desk: drawn from what was told, and nothing kept."""

import pytest

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor

pytestmark = pytest.mark.django_db
DESK = "/stay-well/desk/"


def test_the_page_asks_before_it_draws():
    page = Person().opens(DESK).content.decode()

    assert "How long do you sit at a stretch?" in page
    assert "How you sit now" not in page


def test_the_drawing_carries_the_numbers_of_the_list():
    page = Person().opens(f"{DESK}?time=long&screen_height=low")

    assert [step["text"][:6] for step in page.context["steps"]] == ["Get up", "Put so"]
    assert page.content.decode().count('class="uc-figure__number"') == 2


def test_a_desk_that_fits_is_drawn_once_and_praised_little():
    page = Person().opens(f"{DESK}?time=short&seat=flat").content.decode()

    assert "nothing stands out" in page
    assert "With the changes" not in page


def test_it_says_that_there_is_little_proof():
    assert "No good proof was found" in Person().opens(f"{DESK}?seat=high").content.decode()


def test_what_was_answered_stays_chosen():
    page = Person().opens(f"{DESK}?seat=high").content.decode()

    assert 'value="high" checked' in page


@pytest.mark.parametrize("query", ["seat=throne", "sofa=yes", "seat=<script>"])
def test_what_was_never_offered_counts_as_not_answered(query):
    page = Person().opens(f"{DESK}?{query}").content.decode()

    assert "How you sit now" not in page
    assert "<script>" not in page


def test_nothing_is_kept():
    Person().opens(f"{DESK}?time=long")

    assert not Visitor.objects.exists()


def test_whoever_hears_the_page_hears_what_is_drawn():
    page = Person().opens(f"{DESK}?seat=high").content.decode()

    assert "Somebody at a desk. They hang or stand on the toes." in page
