"""What a screen reader calls the things on a page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_link_with_a_picture_is_called_by_its_words(opens: Opens) -> None:
    page = opens("/relief/")

    way = page.get_by_role("link", name=re.compile("^Breathe slowly As you are now"))

    expect(way).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link").get_by_role("img")).to_have_count(0)


@pytest.mark.parametrize("ago", [0, 3])
def test_the_first_heading_of_a_diary_page_says_that_it_is_the_diary_and_which_day(
    opens: Opens, ago: int
) -> None:
    day = timezone.localdate() - timedelta(days=ago)
    page = opens(f"/diary/{day.isoformat()}/")

    first = page.get_by_role("heading", level=1)

    expect(first).to_have_text(re.compile(rf"^Your diary: .*{day.day} {day:%B}$"))


def test_every_question_of_the_diary_is_a_heading_below_it(opens: Opens) -> None:
    page = opens("/diary/")

    questions = page.locator("form[data-day]").get_by_role("group").get_by_role("heading")

    assert {each.evaluate("each => each.tagName") for each in questions.all()} == {"H2"}
    expect(page.get_by_role("heading", name="How was your back?", level=2)).to_be_visible()


def test_the_pictures_beside_the_steps_are_not_read_after_them(opens: Opens) -> None:
    page = opens("/relief/do/slow_breathing/", reduced_motion="reduce")

    moves = page.locator(".uc-player__moves")

    expect(moves.locator("svg").first).to_be_visible()
    expect(moves.get_by_role("listitem").first).to_be_visible()
    expect(moves.get_by_role("img")).to_have_count(0)
