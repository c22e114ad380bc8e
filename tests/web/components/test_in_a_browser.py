"""What a person sees and does: by thumb, by keyboard, without script, without a network."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.violations import violations
from unclench.web.components.catalogue import component_names

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
CASES = ["/", "/form/", *(f"/components/{name}/" for name in component_names())]


@pytest.fixture(scope="module", params=CASES)
def path(request: pytest.FixtureRequest) -> str:
    """Each page. All tests that only look at it come one after the other."""
    return str(request.param)


def test_a_page_has_no_accessibility_fault_in_either_theme(look_at: OpenPage, path: str) -> None:
    page = look_at(path, bypass_csp=True)
    assert violations(page) == []


def test_what_can_be_read_in_the_light_only_is_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("""<html lang="en"><title>Words</title><main><h1>Words</h1></main><style>
      body { background: white; color: black }
      @media (prefers-color-scheme: dark) { body { background: black; color: #111 } }</style>""")

    (fault,) = violations(page)
    page.close()

    assert fault.startswith("in the dark: ")
    assert "color-contrast" in fault


def test_a_page_obeys_the_content_security_policy(window: OpenPage, path: str) -> None:
    page = window()
    complaints = []

    def hears(said: object) -> None:
        complaints.append(str(said))

    page.on("console", hears)
    page.on("pageerror", hears)
    page.goto(path)
    page.remove_listener("console", hears)
    page.remove_listener("pageerror", hears)

    assert complaints == []


def test_a_page_fits_a_screen_zoomed_to_four_hundred_per_cent(look_at: OpenPage, path: str) -> None:
    page = look_at(path)

    page.set_viewport_size({"width": 320, "height": 256})

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("script", [True, False])
def test_one_tap_on_none_of_these_answers_and_moves_on(
    open_page: OpenPage, site, script: bool
) -> None:
    page = open_page("/form/", java_script_enabled=script)

    page.get_by_role("button", name="None of these").click()

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert site.sent == [{"none": ["1"]}]


@pytest.mark.parametrize("script", [True, False])
def test_ticking_a_sign_puts_continue_in_the_place_of_none(
    open_page: OpenPage, script: bool
) -> None:
    page = open_page("/form/", java_script_enabled=script)

    page.get_by_label("Leaking pee without feeling it", exact=True).check()

    expect(page.get_by_role("button", name="Continue")).to_be_in_viewport()
    expect(page.get_by_role("button", name="None of these")).to_be_hidden()


def test_not_sure_never_takes_the_tick_from_a_yes(open_page: OpenPage, site) -> None:
    page = open_page("/form/")
    page.get_by_label("Leaking pee without feeling it", exact=True).check()

    page.get_by_label("Not sure: Leaking pee").check()
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert site.sent == [{"leaks_pee": ["yes", "not_sure"]}]


def test_a_yes_takes_the_tick_from_not_sure(open_page: OpenPage, site) -> None:
    page = open_page("/form/")
    page.get_by_label("Not sure: Leaking pee").check()

    page.get_by_label("Leaking pee without feeling it", exact=True).check()
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert site.sent == [{"leaks_pee": ["yes"]}]


@pytest.mark.parametrize("script", [True, False])
def test_a_list_is_answered_by_keyboard_alone(open_page: OpenPage, site, script: bool) -> None:
    page = open_page("/form/", java_script_enabled=script)
    page.get_by_label("Leaking pee without feeling it", exact=True).focus()

    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert site.sent == [{"leaks_pee": ["yes"]}]


@pytest.mark.parametrize("script", [True, False])
def test_enter_on_a_sign_is_not_none_of_these(open_page: OpenPage, site, script: bool) -> None:
    page = open_page("/form/", java_script_enabled=script)
    page.get_by_label("Leaking pee without feeling it", exact=True).focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert site.sent == [{}]


def test_without_a_network_the_ticks_stay_and_are_sent_when_it_is_back(
    open_page: OpenPage, site
) -> None:
    page = open_page("/form/")
    page.get_by_label("Leaking pee without feeling it", exact=True).check()
    site.unplugged = True
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-offline]")).to_contain_text("is kept on this page")
    expect(page.get_by_label("Leaking pee without feeling it", exact=True)).to_be_checked()

    site.unplugged = False
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert site.sent == [{"leaks_pee": ["yes"]}]


def test_what_was_not_sent_is_back_after_a_reload(open_page: OpenPage, site) -> None:
    page = open_page("/form/")
    page.get_by_label("Leaking pee without feeling it", exact=True).check()
    site.unplugged = True
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-offline]")).to_be_visible()

    page.reload()

    expect(page.get_by_label("Leaking pee without feeling it", exact=True)).to_be_checked()
    expect(page.locator("[data-offline]")).to_contain_text("has not been sent yet")


def test_nothing_is_left_in_the_browser_once_the_answer_arrived(open_page: OpenPage, site) -> None:
    page = open_page("/form/")
    site.unplugged = True
    page.get_by_role("button", name="None of these").click()
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    site.unplugged = False

    again.click()

    expect(page.get_by_role("heading", name="Back locked up?")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_a_page_that_is_sent_back_moves_the_focus_to_what_is_wrong(
    open_page: OpenPage, site
) -> None:
    page = open_page("/form/")

    page.evaluate("document.querySelector('form').requestSubmit()")

    expect(page.locator(".uc-error-summary")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))


def test_the_timer_counts_down_pauses_and_ends(open_page: OpenPage) -> None:
    page = open_page("/components/timer/")
    page.clock.install()
    page.evaluate("""() => {
        window.timer = document.querySelector("uc-timer");
        timer.addEventListener("uc-done", () => { window.ended = true; });
        timer.start();
    }""")

    page.clock.run_for(20_000)
    page.evaluate("timer.pause()")
    page.clock.run_for(60_000)
    paused = page.locator("uc-timer [data-number]").first.inner_text()
    page.evaluate("timer.start()")
    page.clock.run_for(201_000)

    assert paused == "3:20"
    assert page.evaluate("window.ended")


def test_the_timer_says_how_long_with_script_off(open_page: OpenPage) -> None:
    page = open_page("/components/timer/", java_script_enabled=False)

    expect(page.locator("uc-timer").first).to_contain_text("3:40")
    expect(page.get_by_text("Any clock will do.")).to_be_visible()
