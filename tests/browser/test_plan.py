"""The plan in a real browser: by keyboard, without script, and when the network goes away."""

import re
from datetime import timedelta
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Opens, all_is_sent
from tests.browser.violations import violations
from tests.web.conftest import Person
from tests.web.plan.conftest import Planned, denies_cautions
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import Arrived, Plan, PlanSession, PlanStep

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
EAR = "() => { window.said = []; speechSynthesis.speak = (words) => said.push(words.text); }"
MINUTE_MS = 60_000
ONE_AFTER_OTHER, BY_TURNS, BOTH_SIDES = "clamshell", "bird_dog", "bridge"
KEPT = "Kept here, not yet sent"


@pytest.fixture
def checked(db) -> Person:
    person = Person()
    person.finishes()
    return person


@pytest.fixture
def planned(checked: Person) -> Planned:
    denies_cautions(checked)
    return Planned(checked)


@pytest.fixture
def open_page(opens: Opens, checked: Person) -> Open:
    """Opens an address as the person who did the check."""
    return partial(opens, person=checked)


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Reaches a button or link with the Tab key alone, and presses it."""
    wanted = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("(part) => part === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def leaves_all_out(page: Page) -> None:
    """Passes over every question until the cautions or the plan."""
    for _ in range(14):
        before = heading(page)
        if not page.get_by_role("button", name="Leave this out").count():
            return
        press(page, "Leave this out")
        expect(page.locator("h1").first).not_to_have_text(before)


def denies_all(page: Page, pages: int) -> None:
    """Answers every page of the cautions with "None of these"."""
    for number in range(1, pages + 1):
        expect(page.get_by_text(f"Page {number} of {pages}")).to_be_visible()
        press(page, re.compile("^None of these"))


def walk_session(page: Page) -> None:
    """Skips through the steps and rates the end, all in one page."""
    for number, _ in enumerate(PlanSession.objects.get().steps, 1):
        expect(page.locator("[data-counted]")).to_contain_text(f"{number} of")
        page.locator("[data-next]").click()
    for _ in range(3):
        before = heading(page)
        page.get_by_role("button", name=re.compile("^2")).click()
        expect(page.locator("h1").first).not_to_have_text(before)


def test_a_plan_is_set_up_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/plan/")
    press(page, "Make my plan")
    page.wait_for_url("**/set-up/well/")
    leaves_all_out(page)
    page.wait_for_url("**/plan/before/")

    denies_all(page, pages=3)

    expect(page.get_by_role("heading", name="Your plan")).to_be_visible()
    assert Plan.objects.get().since is not None


def test_a_session_is_walked_with_the_keyboard_alone(open_page: Open, planned: Planned) -> None:
    page = open_page("/plan/")
    press(page, "Start")
    page.wait_for_url("**/plan/session/")
    press(page, re.compile("^3"))
    page.wait_for_url("**/0/")

    for title in ("On your side", "Pelvic tilt", "How strong is the pain now"):
        press(page, re.compile("^(Next|Skip)$"))
        expect(page.locator("h1").first).to_contain_text(title)
    for title in ("at its strongest", "How hard was it"):
        press(page, re.compile("^2"))
        expect(page.locator("h1").first).to_contain_text(title)
    with page.expect_response(lambda answer: "effort" in (answer.request.post_data or "")):
        press(page, re.compile("^2"))
    expect(page.locator("h1").first).to_contain_text("all for today")

    all_is_sent(page)
    assert PlanSession.objects.get().effort == 2


def test_after_every_step_the_keyboard_is_at_the_top_of_the_next(
    open_page: Open, planned: Planned
) -> None:
    planned.starts()
    page = open_page("/plan/session/")

    page.locator("[data-next]").click()

    expect(page.get_by_role("heading", name=re.compile("^On your side"))).to_be_focused()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_phone_shows_a_step_that_plays_without_scrolling(
    open_page: Open, planned: Planned, number: int
) -> None:
    session = planned.starts()
    page = open_page(f"/plan/session/{session.pk}/{number}/")
    page.locator("[data-start]:visible, [data-pause]:visible").first.click()

    shown = "[data-ring], [data-number], [data-caption], [data-choice], .uc-player .uc-button"
    parts = page.locator(shown)
    buttons_at = page.locator(".uc-player__controls").bounding_box()["y"]

    for part in parts.all():
        assert part.is_hidden() or part.bounding_box()["y"] + part.bounding_box()["height"] <= 844
    choices = page.locator(".uc-player__choices").bounding_box()
    assert choices["y"] + choices["height"] <= buttons_at + 16


def test_a_plan_and_its_session_work_without_script(open_page: Open, planned: Planned) -> None:
    page = open_page("/plan/", java_script_enabled=False)
    page.get_by_role("link", name="Start").click()
    page.get_by_role("button", name=re.compile("^3")).click()
    steps = PlanSession.objects.get().steps

    for _ in steps:
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name=re.compile("^2")).click()

    assert PlanStep.objects.filter(outcome="done").count() == len(steps)
    assert heading(page).startswith("How strong was it at its strongest")


def test_a_whole_session_goes_on_when_the_network_goes_away(
    open_page: Open, planned: Planned
) -> None:
    planned.starts()
    page = open_page("/plan/session/")
    page.context.set_offline(True)

    walk_session(page)

    expect(page.get_by_role("heading", name="That is all for today")).to_be_visible()
    expect(page).to_have_title(re.compile("^That is all for today"))
    expect(page.locator("uc-outbox")).to_contain_text(KEPT)
    assert PlanStep.objects.count() == 0


def test_what_was_kept_arrives_once_when_the_network_is_back(
    open_page: Open, planned: Planned
) -> None:
    session = planned.starts()
    page = open_page("/plan/session/")
    page.context.set_offline(True)
    walk_session(page)

    page.context.set_offline(False)

    all_is_sent(page)
    session.refresh_from_db()
    assert PlanStep.objects.count() == len(session.steps)
    assert session.pain_after == 2
    assert Arrived.objects.count() == len(session.steps) + 3


def test_what_was_kept_is_still_there_after_the_page_was_closed(
    open_page: Open, planned: Planned
) -> None:
    session = planned.starts()
    page = open_page("/plan/session/")
    page.context.set_offline(True)
    walk_session(page)
    context = page.context
    page.close()

    context.set_offline(False)
    again = context.new_page()
    again.goto("/plan/")

    all_is_sent(again)
    assert PlanStep.objects.count() == len(session.steps)


def test_an_answer_whose_acknowledgement_was_lost_counts_once(
    open_page: Open, planned: Planned
) -> None:
    session = planned.starts()
    page = open_page("/plan/session/")
    lost = []

    def lose(route) -> None:
        lost.append(route.fetch())
        route.abort()

    page.route(f"**/plan/session/{session.pk}/0/", lose, times=1)
    page.locator("[data-next]").click()
    expect(page.locator("uc-outbox")).to_contain_text(KEPT)
    page.locator("[data-outbox-send]").click()

    all_is_sent(page)
    assert len(lost) == 1
    assert Arrived.objects.count() == 1


def test_nobody_is_praised_for_a_session_in_which_nothing_was_done(
    open_page: Open, planned: Planned
) -> None:
    planned.starts()
    page = open_page("/plan/session/")

    walk_session(page)

    expect(page.get_by_role("heading", name="That is all for today")).to_be_visible()


def ready(page: Page) -> Page:
    expect(page.locator("uc-pocket")).to_be_visible(timeout=20_000)
    return page


def test_a_session_opened_before_can_be_loaded_again_without_network(
    open_page: Open, planned: Planned
) -> None:
    planned.starts()
    page = ready(open_page("/plan/session/"))
    page.locator("[data-next]").click()
    expect(page.locator("[data-counted]")).to_contain_text("2 of")
    page.context.set_offline(True)

    page.reload()

    expect(page.locator("[data-counted]")).to_contain_text("2 of")
    expect(page.locator("uc-figure svg").first).to_be_visible()


def test_a_session_kept_on_a_device_is_over_after_a_day(open_page: Open, planned: Planned) -> None:
    session = planned.starts()
    page = open_page("/")
    page.clock.set_fixed_time(session.started_at + timedelta(hours=25))

    page.goto(f"/plan/session/{session.pk}/0/")

    expect(page.get_by_role("heading", name="This session is over")).to_be_visible()


def test_the_flare_plan_opens_without_network(open_page: Open, planned: Planned) -> None:
    planned.browser.post("/plan/flare/write/", {"eases": "Legs up on a chair"})
    page = ready(open_page("/plan/flare/"))
    page.context.set_offline(True)

    page.goto("/plan/flare/")

    expect(page.get_by_text("Legs up on a chair")).to_be_visible()


def test_whoever_opens_the_plan_has_the_flare_plan_at_hand(
    open_page: Open, planned: Planned
) -> None:
    planned.browser.post("/plan/flare/write/", {"eases": "Legs up on a chair"})
    page = ready(open_page("/plan/"))
    page.context.set_offline(True)

    page.goto("/plan/flare/")

    expect(page.get_by_text("Legs up on a chair")).to_be_visible()


def test_the_flare_plan_is_one_sheet_of_paper(open_page: Open, planned: Planned) -> None:
    written = {"eases": "Legs up", "first_hour": "Breathe", "first_day": "Walk", "call_name": "Sam"}
    planned.browser.post("/plan/flare/write/", written)
    page = open_page("/plan/flare/")

    paper = page.pdf(format="A4")

    assert len(re.findall(rb"/Type /Page\b", paper)) == 1


def test_to_be_forgotten_takes_the_kept_pages_along(open_page: Open, planned: Planned) -> None:
    page = ready(open_page("/plan/flare/"))

    page.goto("/you/forget/")
    page.get_by_role("button", name="Erase everything").click()
    page.wait_for_load_state()

    assert page.evaluate("caches.keys()") == []


def test_easier_takes_its_place_without_network(open_page: Open, planned: Planned) -> None:
    session = planned.starts()
    page = open_page(f"/plan/session/{session.pk}/2/")
    page.context.set_offline(True)

    page.get_by_role("button", name="Easier").click()

    expect(page.locator("h1").first).not_to_have_text("Pelvic tilt")
    expect(page.locator("[data-title]")).to_be_focused()


def one_step(planned: Planned, name: str, **dose: float) -> PlanSession:
    """A session of one move, with this dosage."""
    session = planned.starts()
    way = {"dose": dose, "care": [], "easier": "", "harder": "", "swaps": []}
    PlanSession.objects.update(steps=[name], ways={name: way})
    return session


def with_clock(open_page: Open, session: PlanSession) -> Page:
    page = open_page("/")
    page.clock.install()
    page.goto(f"/plan/session/{session.pk}/0/")
    return page


def starts(page: Page) -> Page:
    page.locator("[data-start]").click()
    return page


def state(page: Page) -> str:
    return page.locator("uc-player").get_attribute("state")


def label(page: Page) -> str:
    return page.locator("[data-label]").inner_text()


ROUND_MS = {
    name: int(1_000 * knowledge().interventions[name].movement.seconds())
    for name in (ONE_AFTER_OTHER, BY_TURNS, BOTH_SIDES)
}


def test_the_other_side_waits_until_the_person_has_turned(
    open_page: Open, planned: Planned
) -> None:
    page = starts(with_clock(open_page, one_step(planned, ONE_AFTER_OTHER, repetitions=2)))

    page.clock.run_for(2 * ROUND_MS[ONE_AFTER_OTHER] + MINUTE_MS)
    turning = page.locator("[data-caption]").inner_text()
    page.get_by_role("button", name="Go on", exact=True).click()

    assert turning == "Now the other side. Turn round, then tap “Go on”."
    assert state(page) == "playing"
    assert label(page).startswith("of 2 repeats, other side")


def test_who_chose_so_is_given_time_to_turn_and_it_goes_on_by_itself(
    open_page: Open, planned: Planned
) -> None:
    page = with_clock(open_page, one_step(planned, ONE_AFTER_OTHER, repetitions=2))
    page.get_by_role("button", name="Go on by itself").click()

    starts(page).clock.run_for(2 * ROUND_MS[ONE_AFTER_OTHER] + 1_000)
    turning = state(page)
    page.clock.run_for(20_000)

    assert turning == "resting"
    assert label(page).startswith("of 2 repeats, other side")


def test_by_turns_no_set_waits_between_the_sides(open_page: Open, planned: Planned) -> None:
    page = starts(with_clock(open_page, one_step(planned, BY_TURNS, repetitions=2, sets=2)))

    page.clock.run_for(ROUND_MS[BY_TURNS] + 600)

    assert (state(page), page.locator("[data-number]").inner_text()) == ("playing", "1")
    assert label(page).startswith("of 2 repeats, other side, set 1 of 2")


def test_a_second_set_begins_again_with_the_first_side(open_page: Open, planned: Planned) -> None:
    dose = {"repetitions": 1, "sets": 2, "rest_s": 30}
    page = starts(with_clock(open_page, one_step(planned, ONE_AFTER_OTHER, **dose)))
    page.clock.run_for(ROUND_MS[ONE_AFTER_OTHER] + 600)
    page.get_by_role("button", name="Go on", exact=True).click()

    page.clock.run_for(ROUND_MS[ONE_AFTER_OTHER] + 600)
    resting = page.locator("[data-caption]").inner_text()
    page.get_by_role("button", name="Ready").click()

    assert resting == "Rest for 30 seconds. Then set 2 of 2, first side."
    assert label(page).startswith("of 1 repeat, first side, set 2 of 2")


def test_a_rest_between_two_sets_is_counted_down(open_page: Open, planned: Planned) -> None:
    dose = {"repetitions": 1, "sets": 2, "rest_s": 30}
    page = starts(with_clock(open_page, one_step(planned, BOTH_SIDES, **dose)))

    page.clock.run_for(ROUND_MS[BOTH_SIDES] + 600)
    first = page.locator("[data-number]").inner_text()
    page.clock.run_for(10_000)

    assert state(page) == "resting"
    assert first > page.locator("[data-number]").inner_text() > "0:10"


def test_the_button_says_skip_until_enough_was_done_to_count(
    open_page: Open, planned: Planned
) -> None:
    page = starts(with_clock(open_page, one_step(planned, BOTH_SIDES, repetitions=8)))
    following = page.locator("[data-next]")

    early = (following.inner_text(), following.get_attribute("value"))
    page.clock.run_for(8 * ROUND_MS[BOTH_SIDES] + 600)

    assert early == ("Skip", "skipped")
    assert (following.inner_text(), following.get_attribute("value")) == ("Next", "done")


def test_from_the_ratings_one_can_go_back_to_the_last_exercise(
    open_page: Open, planned: Planned
) -> None:
    session = planned.starts()
    page = open_page(f"/plan/session/{session.pk}/2/")
    page.locator("[data-next]").click()
    page.get_by_role("button", name=re.compile("^2")).click()

    for title in ("How strong is the pain now", "Pelvic tilt"):
        press(page, "Back")
        expect(page.locator("h1").first).to_contain_text(title)

    expect(page.get_by_role("button", name="Stop")).to_be_visible()


def test_a_tap_anywhere_on_the_stage_holds_the_rest_too(open_page: Open, planned: Planned) -> None:
    dose = {"repetitions": 1, "sets": 2, "rest_s": 30}
    page = starts(with_clock(open_page, one_step(planned, BOTH_SIDES, **dose)))
    page.clock.run_for(ROUND_MS[BOTH_SIDES] + 600)

    page.locator("[data-caption]").click()
    held = state(page)
    page.clock.run_for(MINUTE_MS)
    page.locator("[data-caption]").click()

    assert (held, state(page)) == ("paused", "resting")


def test_when_to_stop_is_said_before_the_first_move(open_page: Open, planned: Planned) -> None:
    session = one_step(planned, ONE_AFTER_OTHER, repetitions=2)
    page = open_page("/")
    page.goto(f"/plan/session/{session.pk}/0/")
    page.evaluate(EAR)
    page.get_by_role("button", name="Voice").click()

    page.locator("[data-start]").click()

    assert any("Stop at once" in words for words in page.evaluate("said"))


@pytest.mark.parametrize(
    "address", ["", "set-up/well/", "set-up/words/", "session/", "flare/", "flare/write/"]
)
def test_no_page_of_the_plan_has_an_accessibility_fault(
    open_page: Open, planned: Planned, address: str
) -> None:
    page = open_page(f"/plan/{address}", bypass_csp=True)

    assert violations(page) == []


def test_a_step_of_a_plan_has_no_accessibility_fault(open_page: Open, planned: Planned) -> None:
    planned.starts()
    page = open_page("/plan/session/", bypass_csp=True)

    assert violations(page) == []


@pytest.mark.parametrize("address", ["", "flare/", "set-up/stirred/"])
def test_at_four_hundred_per_cent_nothing_needs_sideways_scrolling(
    open_page: Open, planned: Planned, address: str
) -> None:
    page = open_page(f"/plan/{address}", viewport={"width": 320, "height": 256})

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_neither_the_policy_nor_the_script_complains(open_page: Open, planned: Planned) -> None:
    planned.starts()
    page = open_page("/plan/")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto("/plan/session/")
    ready(page).locator("[data-next]").click()

    assert complaints == []
