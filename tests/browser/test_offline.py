"""Without the network: what is needed most still opens, from a phone's own memory."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from unclench.web.offline import views

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
READY = "navigator.serviceWorker.ready.then(() => true)"


@pytest.fixture
def unplugged(phone: Page) -> Page:
    """A phone that has looked at one page of the site, and then lost the network."""
    phone.goto("/library/")
    phone.evaluate(READY)
    phone.context.set_offline(True)
    return phone


def test_relief_opens_without_network(unplugged: Page):
    unplugged.goto("/relief/")

    expect(unplugged.get_by_role("heading", level=1)).to_have_text("Relief now")


def test_a_position_of_ease_is_drawn_without_network(unplugged: Page):
    unplugged.goto("/relief/")

    unplugged.locator("a.uc-door").nth(1).click()

    expect(unplugged.locator("main svg").first).to_be_visible()


def test_the_danger_signs_and_the_number_open_without_network(unplugged: Page):
    unplugged.goto("/check/help/")

    expect(unplugged.get_by_role("link", name="Call").first).to_be_visible()


def test_where_the_check_cannot_go_on_the_danger_signs_stand(unplugged: Page):
    unplugged.goto("/check/age/")

    expect(unplugged.get_by_role("heading", level=1)).to_have_text("Get help now")


def test_any_other_page_says_what_works_without_network(unplugged: Page):
    unplugged.goto("/understand/")

    expect(unplugged.get_by_role("heading", level=1)).to_have_text("No network just now")


def test_pages_that_have_grown_old_say_so(unplugged: Page):
    unplugged.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=100))

    unplugged.goto("/offline/")

    expect(unplugged.get_by_text("These pages are 100 days old")).to_be_visible()


def test_a_clock_that_is_wrong_is_told_apart_from_old_pages(unplugged: Page):
    unplugged.clock.set_fixed_time(datetime(2001, 1, 1, tzinfo=UTC))

    unplugged.goto("/offline/")

    expect(unplugged.get_by_text("The clock of this device seems to be wrong")).to_be_visible()


def test_a_new_version_waits_until_the_page_is_left(phone: Page, monkeypatch):
    phone.goto("/library/")
    phone.evaluate(READY)
    phone.evaluate("window.here = 'the same page'")
    monkeypatch.setattr(views, "_version", lambda files: "another")

    phone.evaluate("navigator.serviceWorker.ready.then((found) => found.update())")
    phone.wait_for_function("navigator.serviceWorker.ready.then((found) => !!found.waiting)")

    assert phone.evaluate("window.here") == "the same page"


def test_the_start_page_alone_keeps_nothing(phone: Page):
    assert (
        phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
