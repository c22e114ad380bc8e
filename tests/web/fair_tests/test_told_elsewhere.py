"""What a test found is told where the same is spoken of: in a report, and on what eases it."""

import re

import pytest

pytestmark = pytest.mark.django_db
FOUND = "We cannot tell."


@pytest.fixture
def over(tester):
    """A test of warmth that ran to its end, which was not opened yet."""
    tester.lives(9)
    for days_ago in range(2, 10):
        tester.tells(days_ago, pain=3)
    tester.opens("/what-helps/tests/")
    return tester


def said(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def report(tester) -> str:
    return said(tester.opens("/report/page/?days=year&part=tried&part=function"))


def test_a_report_says_what_was_found_once_its_person_has_opened_it(over):
    not_yet = report(over)

    over.shown()
    told = report(over)

    assert FOUND not in not_yet
    assert "what came out has not been opened yet" in not_yet

    assert "“Is warmth better?” 8 of 8 days with an answer" in told
    assert f"“{FOUND}” Compared: warmth or carrying on as usual, by pain of the day" in told


def test_what_eases_it_says_what_the_test_of_it_found(over):
    over.shown()

    told = said(over.opens("/what-helps/"))

    assert f"said: “{FOUND}” A fair test compares whole days that chance picked" in told


def test_what_eases_it_says_nothing_of_a_test_that_runs(tester):
    tester.lives(3)

    assert "Your fair test of" not in said(tester.opens("/what-helps/"))
