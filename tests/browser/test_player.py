"""The player in a real browser: what moves, what counts, and what stops."""

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.knowledge import knowledge
from unclench.web.relief.models import Session, StepDone

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
BREATH, SIDE, TILT = 0, 1, 2
ROUND_MS, ROUNDS = 6_000, 8
MINUTE_MS = 60_000
RELAXED = knowledge().interventions["muscle_relaxation"]
SCANNED = knowledge().interventions["body_scan"]
EAR = """() => {
    window.said = [];
    speechSynthesis.speak = (words) => said.push(words.text);
}"""


@pytest.fixture
def person(db) -> Person:
    """Somebody whose check ended well, and who has answered the cautions of a session."""
    somebody = Person()
    somebody.finishes()
    somebody.browser.post("/relief/session/")
    before = f"/relief/session/{Session.objects.get().pk}/before/"
    asked = list(somebody.opens(before).context["asked"])
    somebody.browser.post(before, {"asked": asked, "none": "1"})
    return somebody


@pytest.fixture
def open_page(opens: Opens, person: Person) -> Open:
    """Opens an address as this person, with a clock that the test moves."""
    return partial(opens, person=person, clock=True)


def step(number: int) -> str:
    return f"/relief/session/{Session.objects.get().pk}/{number}/"


def start(page: Page) -> Page:
    page.locator("[data-start]").click()
    return page


def number(page: Page) -> str:
    return page.locator("[data-number]").inner_text()


def caption(page: Page) -> str:
    return page.locator("[data-caption]").inner_text()


def trunk(page: Page) -> str:
    return page.locator(".uc-figure__moving").first.get_attribute("d")


def wish(page: Page) -> str:
    return page.locator("[data-next]").get_attribute("value")


def test_the_rounds_are_counted_and_each_move_is_said_in_words(open_page: Open) -> None:
    page = start(open_page(step(TILT)))

    page.clock.run_for(ROUND_MS + 1_000)

    assert number(page) == "2"
    assert caption(page) == "Flatten the low back to the floor."


def test_the_last_round_ends_it_and_nothing_moves_on_by_itself(open_page: Open) -> None:
    page = start(open_page(step(TILT)))

    page.clock.run_for(ROUNDS * ROUND_MS + 1_000)
    page.clock.run_for(5 * MINUTE_MS)

    assert number(page) == "Done"
    assert page.url.endswith(step(TILT))


def test_muscle_relaxation_names_the_muscles_of_each_round(open_page: Open) -> None:
    page = start(open_page("/relief/do/muscle_relaxation/"))
    page.clock.run_for(2_000)
    first = caption(page)
    page.clock.run_for(int(1_000 * RELAXED.movement.seconds()))

    assert first == RELAXED.parts[0]
    assert number(page) == "2"


def test_letting_go_is_not_called_a_hold(open_page: Open) -> None:
    page = start(open_page("/relief/do/muscle_relaxation/"))

    page.clock.run_for(20_000)

    assert "let go for" in page.locator("[data-label]").inner_text()


def test_a_body_scan_moves_on_by_the_clock(open_page: Open) -> None:
    page = start(open_page("/relief/do/body_scan/"))
    page.clock.run_for(2_000)
    first = caption(page)

    page.clock.run_for(MINUTE_MS)

    assert (first, caption(page)) == SCANNED.parts[:2]


def test_what_was_done_is_kept_as_done(open_page: Open) -> None:
    page = start(open_page(step(TILT)))
    page.clock.run_for(ROUND_MS + 1_000)

    page.get_by_role("button", name="Next").click()

    page.wait_for_url(f"**{step(TILT + 1)}")
    assert StepDone.objects.get(number=TILT).outcome == "done"


def test_what_was_not_begun_is_kept_as_skipped(open_page: Open) -> None:
    page = open_page(step(TILT))

    page.get_by_role("button", name="Skip").click()

    page.wait_for_url(f"**{step(TILT + 1)}")
    assert StepDone.objects.get(number=TILT).outcome == "skipped"


def test_a_rest_shorter_than_the_least_dosage_does_not_count_as_done(open_page: Open) -> None:
    page = start(open_page(step(SIDE)))

    page.clock.run_for(58_000)
    early = wish(page)
    page.clock.run_for(3_000)

    assert (early, wish(page)) == ("skipped", "done")


def test_this_makes_it_worse_stops_the_figure_before_anything_is_sent(open_page: Open) -> None:
    page = start(open_page(step(TILT)))
    page.clock.run_for(1_000)
    page.context.set_offline(True)

    page.get_by_role("button", name="This makes it worse").click()
    stopped = trunk(page)
    page.clock.run_for(3_000)

    assert trunk(page) == stopped
    assert caption(page) == "Stopped. Rest the way that eases it most."


def test_this_makes_it_worse_ends_the_session(open_page: Open) -> None:
    page = start(open_page(step(TILT)))

    page.get_by_role("button", name="This makes it worse").click()

    expect(page.get_by_role("heading", name="Good that you stopped")).to_be_visible()
    assert Session.objects.get().outcome == "worse"


def test_stop_is_the_way_out_at_any_time(open_page: Open) -> None:
    page = start(open_page(step(TILT)))

    page.get_by_role("button", name="Stop").click()

    page.wait_for_url("**/after/")
    assert StepDone.objects.get(number=TILT).outcome == "stopped"


@pytest.mark.parametrize("press", ["tap", "space", "button"])
def test_a_pause_holds_the_figure_and_the_count(open_page: Open, press: str) -> None:
    page = start(open_page(step(TILT)))
    page.clock.run_for(1_000)
    ways = {
        "tap": lambda: page.locator("[data-ring]").click(),
        "space": lambda: (
            page.evaluate("document.activeElement.blur()") or page.keyboard.press("Space")
        ),
        "button": lambda: page.get_by_role("button", name="Pause").click(),
    }

    ways[press]()
    held = trunk(page)
    page.clock.run_for(MINUTE_MS)

    assert (trunk(page), number(page)) == (held, "1")
    expect(page.get_by_role("button", name="Go on", exact=True)).to_be_visible()


def test_a_rest_counts_down_by_the_clock(open_page: Open) -> None:
    page = start(open_page(step(SIDE)))

    page.clock.run_for(2 * MINUTE_MS)

    assert number(page) == "8:00"


def test_minutes_are_announced_and_seconds_are_not(open_page: Open) -> None:
    page = start(open_page(step(SIDE)))
    page.evaluate("""() => {
        window.heard = [];
        new MutationObserver(() => heard.push(live.textContent))
            .observe(live, { childList: true });
    }""")

    page.clock.run_for(2 * MINUTE_MS + 1_000)

    assert page.evaluate("heard") == ["9 minutes left", "8 minutes left"]


def test_breathing_begins_by_itself_and_counts_in_and_out(open_page: Open) -> None:
    page = open_page("/relief/do/slow_breathing/")

    page.clock.run_for(2_500)
    breath_in = page.locator(".uc-player__count--reached").all_inner_texts()
    page.clock.run_for(4_000)

    assert breath_in == ["In", "2", "3"]
    assert caption(page).split() == ["Out", "2", "3", "4", "5", "6"]


def test_nothing_moves_by_itself_for_those_who_asked_for_calm(open_page: Open) -> None:
    page = open_page("/relief/do/slow_breathing/", reduced_motion="reduce")
    before = trunk(page)

    page.clock.run_for(5_000)

    assert trunk(page) == before
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_less_motion_shows_the_moves_as_pictures(open_page: Open) -> None:
    page = open_page("/relief/do/slow_breathing/", reduced_motion="reduce")

    expect(page.locator(".uc-player__moves svg").first).to_be_visible()


def test_where_the_figure_moves_the_moves_are_not_told_twice(open_page: Open) -> None:
    page = open_page("/relief/do/slow_breathing/", reduced_motion="no-preference")

    expect(page.locator(".uc-player__moves").first).to_be_hidden()


def test_paper_shows_the_moves_as_pictures(open_page: Open) -> None:
    page = open_page("/relief/do/cat_camel/")

    page.emulate_media(media="print")

    expect(page.locator(".uc-player__moves svg").first).to_be_visible()


def test_there_is_no_sound_until_the_voice_is_switched_on(open_page: Open) -> None:
    page = open_page(step(TILT))
    page.evaluate(EAR)
    start(page)

    page.clock.run_for(ROUND_MS)
    silent = page.evaluate("said")
    page.get_by_role("button", name="Voice").click()
    page.clock.run_for(ROUND_MS)

    assert silent == []
    assert "Let a small arch come." in page.evaluate("said")


def test_the_voice_stays_on_for_the_next_step(open_page: Open) -> None:
    page = open_page(step(TILT))
    page.get_by_role("button", name="Voice").click()

    page.reload()

    expect(page.get_by_role("button", name="Voice")).to_have_attribute("aria-pressed", "true")


def test_slower_gives_a_round_more_time(open_page: Open) -> None:
    page = open_page(step(TILT))
    page.get_by_role("button", name="Slower").click()
    start(page)

    page.clock.run_for(ROUND_MS + 1_000)

    assert number(page) == "1"


def test_it_goes_on_by_itself_only_for_those_who_chose_so(open_page: Open) -> None:
    page = open_page(step(TILT))
    page.get_by_role("button", name="Go on by itself").click()
    start(page)

    page.clock.run_for(ROUNDS * ROUND_MS + 12_000)
    page.wait_for_url(f"**{step(TILT + 1)}")
    page.clock.run_for(21_000)

    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_pack_comes_off_when_nobody_says_that_the_skin_is_fine(open_page: Open) -> None:
    page = start(open_page("/relief/do/heat_pack/"))

    page.clock.run_for(5 * MINUTE_MS + 1_000)
    asked = caption(page)
    page.clock.run_for(MINUTE_MS)

    assert asked.startswith("Look at your skin.")
    assert caption(page).endswith("Take it off now.")


@pytest.mark.parametrize(("name", "minutes"), [("heat_pack", 15), ("cold_pack", 10)])
def test_a_pack_comes_off_at_its_end_though_the_skin_is_fine(
    open_page: Open, name: str, minutes: int
) -> None:
    page = start(open_page(f"/relief/do/{name}/"))
    page.clock.run_for(5 * MINUTE_MS + 1_000)

    page.get_by_role("button", name="My skin is fine").click()
    page.clock.run_for((minutes - 5) * MINUTE_MS)

    assert caption(page) == "Take it off now."


def test_take_it_off_is_repeated_until_it_is_off(open_page: Open) -> None:
    page = open_page("/relief/do/heat_pack/")
    page.evaluate(EAR)
    page.get_by_role("button", name="Voice").click()
    start(page).clock.run_for(6 * MINUTE_MS + 31_000)

    heard = page.evaluate("said.filter((words) => words.endsWith('Take it off now.')).length")
    page.get_by_role("button", name="It is off").click()
    page.clock.run_for(MINUTE_MS)

    assert heard == 3
    assert "Look at the skin once more." in caption(page)


def test_a_page_loaded_again_does_not_give_a_pack_more_time(open_page: Open) -> None:
    page = start(open_page("/relief/do/heat_pack/"))
    page.clock.run_for(3 * MINUTE_MS)

    page.reload()
    page.clock.run_for(1_000)

    assert number(page) in ("12:00", "11:59", "11:58")


def test_a_phone_that_slept_past_the_end_says_take_it_off(open_page: Open) -> None:
    page = start(open_page("/relief/do/heat_pack/"))

    page.clock.fast_forward("40:00")

    assert caption(page).endswith("Take it off now.")


def test_the_end_of_a_pack_is_heard_even_with_the_voice_off(open_page: Open) -> None:
    page = open_page("/relief/do/heat_pack/")
    page.evaluate("""() => {
        window.tones = 0;
        OscillatorNode.prototype.start = () => { tones += 1; };
        OscillatorNode.prototype.stop = () => {};
    }""")
    start(page)

    page.clock.run_for(5 * MINUTE_MS + 1_000)
    at_the_look = page.evaluate("tones")
    page.clock.run_for(MINUTE_MS)

    assert (at_the_look, page.evaluate("tones")) == (1, 2)


@pytest.mark.parametrize("number", [SIDE, BREATH, TILT])
def test_a_phone_shows_figure_number_words_and_buttons_without_scrolling(
    open_page: Open, number: int
) -> None:
    page = open_page(step(number))
    page.clock.run_for(500)
    page.locator("[data-start]:visible, [data-pause]:visible").first.click()

    parts = page.locator("[data-ring], [data-number], [data-caption], .uc-player .uc-button")

    for part in parts.all():
        assert part.is_hidden() or part.bounding_box()["y"] + part.bounding_box()["height"] <= 844


def test_a_session_is_walked_without_script(open_page: Open) -> None:
    page = open_page(step(TILT), clock=False, java_script_enabled=False)

    expect(page.locator(".uc-player__moves li").last).to_be_visible()
    page.get_by_role("button", name="Next").click()

    assert page.url.endswith(step(TILT + 1))
    assert StepDone.objects.get(number=TILT).outcome == "done"


def test_every_button_is_large_enough_for_a_hand_that_shakes(open_page: Open) -> None:
    page = start(open_page(step(TILT)))

    boxes = [button.bounding_box() for button in page.get_by_role("button").all()]

    assert min(min(box["width"], box["height"]) for box in boxes) >= 52


def test_after_start_the_keyboard_is_at_the_pause(open_page: Open) -> None:
    page = open_page(step(TILT))
    page.locator("[data-start]").focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Pause")).to_be_focused()


def test_a_screen_zoomed_to_four_hundred_per_cent_needs_no_sideways_scrolling(
    open_page: Open,
) -> None:
    page = start(open_page(step(TILT), viewport={"width": 320, "height": 256}))

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_neither_the_policy_nor_the_script_complains(open_page: Open) -> None:
    page = open_page("/relief/")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto("/relief/do/slow_breathing/")
    page.clock.run_for(12_000)

    assert complaints == []


@pytest.mark.parametrize("name", ["slow_breathing", "heat_pack", "cat_camel"])
def test_a_page_of_its_own_has_no_accessibility_fault(open_page: Open, name: str) -> None:
    page = open_page(f"/relief/do/{name}/", clock=False, bypass_csp=True)

    assert violations(page) == []


def test_a_step_has_no_accessibility_fault_while_it_plays(open_page: Open) -> None:
    page = start(open_page(step(TILT), bypass_csp=True))
    page.clock.run_for(1_000)
    page.clock.resume()

    assert violations(page) == []


def test_a_stretch_that_changes_sides_says_whose_turn_it_is(open_page: Open) -> None:
    page = start(open_page("/relief/do/hamstring_stretch/"))

    page.clock.run_for(1_000 * 38)

    assert number(page) == "1"
    assert "other side" in page.locator("[data-label]").inner_text()
    assert caption(page).startswith("Now the other side.")


def test_a_move_that_is_done_on_one_side_waits_until_the_person_has_turned(open_page: Open) -> None:
    page = start(open_page("/relief/do/open_book/"))

    page.clock.run_for(5 * 9_000 + 1_000)
    page.clock.run_for(5 * MINUTE_MS)

    assert "Turn round" in caption(page)
    assert page.locator("[data-pause]").inner_text() == "Go on"


def test_a_move_ends_after_both_sides(open_page: Open) -> None:
    page = start(open_page("/relief/do/open_book/"))
    page.clock.run_for(5 * 9_000 + 1_000)

    page.locator("[data-pause]").click()
    page.clock.run_for(5 * 9_000 + 1_000)

    assert number(page) == "Done"


COVERED = """() => {
    const box = (part) => document.querySelector(`.uc-player__${part}`).getBoundingClientRect();
    return box("choices").bottom - box("controls").top;
}"""


def test_the_buttons_at_the_bottom_cover_no_choice(open_page: Open) -> None:
    page = open_page("/relief/do/slow_breathing/")

    assert page.evaluate(COVERED) <= 0


def test_what_is_true_for_this_person_stays_in_view_while_the_figure_moves(open_page: Open) -> None:
    Session.objects.update(steps=["cat_camel"], cautions={"weak_bones": True})

    page = start(open_page(step(0)))

    expect(page.locator(".uc-player__reminder")).to_be_visible()
    assert page.evaluate(COVERED) <= 0
