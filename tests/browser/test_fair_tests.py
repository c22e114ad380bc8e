"""Fair tests in a real browser: a phone, both themes, script off, the network off, the keyboard."""

from functools import partial

import pytest

from tests.browser.conftest import Open, Opens, all_is_sent
from tests.browser.violations import violations
from tests.web.conftest import Person
from tests.web.fair_tests.conftest import USUAL, WARM, Tester
from unclench.web.fair_tests.models import FairTestDay, Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALL = "/what-helps/tests/"


@pytest.fixture
def tester(transactional_db) -> Tester:
    return Tester(Person())


@pytest.fixture
def open_page(opens: Opens, tester: Tester) -> Open:
    """Opens an address in a browser that has the tester's record."""
    return partial(opens, person=tester.person)


def is_planned(tester: Tester) -> str:
    tester.plans(WARM, USUAL)
    return f"{ALL}{tester.test.pk}/"


def runs(tester: Tester) -> str:
    tester.lives(4)
    tester.tells(1, pain=8, bad_day=True)
    return f"{ALL}{tester.test.pk}/"


def has_ended(tester: Tester) -> str:
    tester.lives(9)
    tester.tells(9, pain=4)
    tester.tells(6, pain=2)
    return f"{ALL}{tester.test.pk}/"


PAGES = [
    (is_planned, "ask/arms/"),
    (is_planned, "ask/prescribed/"),
    (is_planned, "ask/question/"),
    (is_planned, "ask/length/"),
    (is_planned, "plan/"),
    (runs, ""),
    (runs, "look/1/"),
    (runs, "note/"),
    (runs, "stop/"),
    (has_ended, ""),
    (has_ended, "report/"),
]


@pytest.mark.parametrize(("stands", "page"), PAGES)
def test_axe_finds_nothing(open_page, tester, stands, page):
    shown = open_page(stands(tester) + page, bypass_csp=True)

    assert violations(shown) == []


@pytest.mark.parametrize("address", ["/diary/", "/", ALL])
def test_axe_finds_nothing_where_a_test_stands_beside_other_things(open_page, tester, address):
    runs(tester)

    assert violations(open_page(address, bypass_csp=True)) == []


@pytest.mark.parametrize(("stands", "page"), PAGES)
def test_no_page_is_wider_than_a_small_phone(open_page, tester, stands, page):
    shown = open_page(stands(tester) + page, viewport={"width": 320, "height": 700})

    assert shown.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_test_is_planned_and_agreed_without_script(open_page, tester):
    page = open_page(ALL, java_script_enabled=False)
    page.get_by_role("button", name="Plan a fair test").click()
    page.get_by_label("Slow breathing").check()
    page.get_by_label("Carry on as usual").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="None of these").click()
    page.get_by_label("Your question").fill("Does breathing help me?")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="My pain of the day").click()
    page.get_by_role("button", name="2 points").click()
    page.get_by_role("button", name="I have no idea").click()
    page.get_by_role("button", name="12 weeks").click()

    page.get_by_role("button", name="Agree").click()

    assert page.get_by_role("heading", name="Does breathing help me?").is_visible()
    assert tester.test.stage == Stage.RUNNING


def test_one_tap_in_the_diary_says_that_it_was_done(open_page, tester):
    tester.lives(0)
    page = open_page("/diary/")

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Yes", exact=True).first.click()
    all_is_sent(page)

    assert FairTestDay.objects.get().did == "yes"


def test_a_tap_without_network_is_sent_when_it_is_back(open_page, tester):
    tester.lives(0)
    page = open_page(f"{ALL}{tester.test.pk}/")
    page.context.set_offline(True)

    page.get_by_role("button", name="Partly").first.click()
    page.get_by_text("Kept on this device. It is sent").wait_for()
    page.context.set_offline(False)
    all_is_sent(page)

    assert FairTestDay.objects.get().did == "partly"


def test_the_keyboard_alone_says_that_it_was_done(open_page, tester):
    tester.lives(0)
    page = open_page(f"{ALL}{tester.test.pk}/")

    page.get_by_role("button", name="No", exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert FairTestDay.objects.get().did == "no"


def test_the_picture_of_the_days_can_be_read_as_words_and_table(open_page, tester):
    page = open_page(has_ended(tester))
    page.get_by_text("The numbers").first.click()

    assert page.get_by_role("img", name="Your days").first.is_visible()
    assert page.get_by_role("row").filter(has_text="A: Warmth").count() == 4
