"""What the pages of one intervention and of a session's step say, script or not."""

import json
import re

import pytest

from unclench.engine.values.findings import Findings
from unclench.engine.values.plan import Dose
from unclench.web.knowledge import knowledge
from unclench.web.relief import pages
from unclench.web.relief.models import Session

EVERY = sorted(knowledge().interventions)
GUIDED = [name for name in EVERY if knowledge().interventions[name].guided]
HELD = [name for name in EVERY if knowledge().interventions[name].dosage.hold_s]
IN_PARTS = [name for name in EVERY if knowledge().interventions[name].parts]
PACKS = ["cold_pack", "heat_pack"]


@pytest.fixture
def session(person):
    person.finishes()
    person.browser.post("/relief/session/")
    return Session.objects.get()


def page_of(person, name):
    return person.opens(f"/relief/do/{name}/").content.decode()


def guide_of(name):
    return pages.guide(knowledge().interventions[name])


def track_in(page):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', page).group(1))


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_guided_outside_its_absolute_bounds(name):
    dosage, guide = knowledge().interventions[name].dosage, guide_of(name)

    lowest, highest = (dosage.duration_s or dosage.repetitions).absolute
    assert lowest <= guide.get("seconds", guide.get("rounds")) <= highest


@pytest.mark.parametrize("name", EVERY)
def test_what_counts_as_done_is_the_lowest_dosage_that_may_be_advised(name):
    dosage, guide = knowledge().interventions[name].dosage, guide_of(name)

    assert guide["least"] == (dosage.duration_s or dosage.repetitions).absolute[0]


@pytest.mark.parametrize("name", HELD)
def test_nothing_is_held_longer_than_its_absolute_bound(name):
    record = knowledge().interventions[name]

    # Between two holds of a relaxation lies a rest, which has no bound.
    long = [frame.hold_s for frame in record.movement.frames if frame.hold_s > 1]
    assert min(long, default=0) <= record.dosage.hold_s.absolute[1]


def test_what_is_held_says_for_how_long_it_is_held():
    assert guide_of("childs_pose")["label"] == "2 times, held for 20 seconds"


def test_what_is_only_moved_is_done_slowly():
    assert guide_of("pelvic_tilt")["label"] == "8 times, slowly"


def test_muscle_relaxation_counts_the_groups_of_muscles():
    guide = guide_of("muscle_relaxation")

    assert guide["rounds"] == len(knowledge().interventions["muscle_relaxation"].parts)
    assert guide["label"].startswith("14 parts, about ")


@pytest.mark.parametrize("name", ["body_scan", "relaxed_lying", "tai_chi_shift", "ball_massage"])
def test_what_lasts_is_played_by_the_clock(name):
    guide = guide_of(name)

    assert guide["pace"] == "time"
    assert guide["seconds"] == knowledge().interventions[name].dosage.duration_s.start


def test_no_spot_is_pressed_for_longer_than_a_minute_and_a_half():
    ball = knowledge().interventions["ball_massage"]

    assert guide_of("ball_massage")["seconds"] / len(ball.parts) <= 90


@pytest.mark.parametrize("name", IN_PARTS)
def test_the_parts_can_be_read_before_it_begins(person, name):
    person.finishes()

    page = page_of(person, name)

    assert page.index("What comes, one after the other") < page.index("data-start")
    assert all(f"<li>{part}</li>" in page for part in knowledge().interventions[name].parts)


def test_swimming_is_advice_and_plays_nothing(person):
    person.finishes()

    page = page_of(person, "swimming")

    assert "<uc-player" not in page
    assert "Nothing plays here." in page
    assert "Check my back first" not in page


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_asks_for_a_look_at_the_skin_after_five_minutes(name):
    guide = guide_of(name)

    assert guide["look_s"] == 300
    assert guide["look_s"] + guide["answer_s"] < guide["seconds"]


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_begins_only_when_a_cloth_lies_between(person, name):
    person.finishes()

    assert re.search(r"data-start[^>]*>The pack is on, with a \w+ between<", page_of(person, name))


@pytest.mark.parametrize("name", PACKS)
def test_time_with_a_pack_on_cannot_be_paused(person, name):
    person.finishes()

    assert "data-pause" not in page_of(person, name)


@pytest.mark.parametrize("name", PACKS)
def test_who_leaves_a_pack_out_is_said_before_it_begins(person, name):
    person.finishes()

    page = page_of(person, name)

    assert page.index("Who leaves this one out") < page.index("data-start")


@pytest.mark.parametrize("name", EVERY)
def test_without_a_check_only_what_is_calm_for_everyone_plays(person, name):
    page = page_of(person, name)

    assert ("<uc-player" in page) == knowledge().interventions[name].calm_for_everyone
    assert ("Check my back first" in page) == ("<uc-player" not in page)


@pytest.mark.parametrize("name", GUIDED)
def test_after_a_check_everything_that_is_guided_plays_its_own_movement(person, name):
    person.finishes()

    track = track_in(page_of(person, name))

    cues = [frame.cue for frame in knowledge().interventions[name].movement.frames]
    assert [segment["cue"] for segment in track["segments"]] == cues


@pytest.mark.parametrize("name", [*pages.CALM, pages.BREATHING])
def test_the_danger_signs_stay_in_view_on_a_calm_page(person, name):
    page = page_of(person, name)

    assert re.search(r'uc-player__danger">.*href="/check/help/"', page)


@pytest.mark.parametrize("name", EVERY)
def test_a_page_says_when_to_stop_how_sure_we_are_and_where_it_is_from(person, name):
    record = knowledge().interventions[name]

    page = page_of(person, name)

    assert record.stop_rules[0] in page
    assert pages.HOW_SURE[record.effect_certainty] in page
    assert "<h3>Sources</h3>" in page


def test_what_nobody_has_verified_says_so(person):
    assert "<strong>Unverified.</strong>" in page_of(person, "slow_breathing")


def test_breathing_begins_by_itself():
    breathing = knowledge().interventions["slow_breathing"]

    assert pages.player(breathing, Findings())["guide"]["starts"]


def test_breathing_waits_when_there_is_care_to_read_first():
    breathing = knowledge().interventions["slow_breathing"]

    assert not pages.player(breathing, Findings(), ("Keep the breaths small.",))["guide"]["starts"]


def test_what_this_person_does_differently_stands_before_the_start(person, session):
    session.cautions = {"cannot_lie_flat": True}
    session.save()

    page = person.opens(f"/relief/session/{session.pk}/1/").content.decode()

    assert page.index("Raise the head and chest on pillows") < page.index("data-start")


def test_a_step_can_be_left_made_worse_or_finished_by_plain_buttons(person, session):
    page = person.opens(f"/relief/session/{session.pk}/0/").content.decode()

    wishes = re.findall(r'<button[^>]*name="wish" value="(\w+)"', page)
    assert wishes == ["stopped", "done", "worse"]


def test_a_move_that_has_something_easier_offers_it(person, session):
    asked = list(person.opens(f"/relief/session/{session.pk}/before/").context["asked"])
    person.browser.post(f"/relief/session/{session.pk}/before/", {"asked": asked, "none": "1"})

    page = person.opens(f"/relief/session/{session.pk}/2/").content.decode()

    assert 'name="wish" value="easier"' in page


def test_on_paper_and_without_script_every_moment_has_a_picture_and_a_time(person):
    person.finishes()

    moves = re.search(r"<h2>The moves</h2>(.*?)</ol>", page_of(person, "cat_camel"), re.DOTALL)

    assert moves.group(1).count("<svg") == 2
    assert "Take 4 seconds." in moves.group(1)
    assert "Do this 6 times, slowly." in moves.group(1)


def test_a_caution_says_for_whom_it_is(person):
    page = page_of(person, "slow_breathing")

    assert "<strong>Heart or lung trouble that limits you:</strong> Keep your own pace." in page


@pytest.mark.parametrize("name", EVERY)
def test_no_caution_shows_a_gap_that_was_not_filled(person, name):
    assert "{" not in re.sub(r"<script.*?</script>", "", page_of(person, name))


def test_a_page_costs_the_same_for_everything(person, django_assert_max_num_queries):
    person.finishes()

    with django_assert_max_num_queries(3):
        page_of(person, "cat_camel")


@pytest.mark.parametrize("name", ["cat_camel", "open_book"])
def test_what_is_true_for_this_person_stands_above_the_steps_and_counts_more(person, session, name):
    Session.objects.update(steps=[name], cautions={"weak_bones": True}, cautions_asked=True)

    page = person.opens(f"/relief/session/{session.pk}/0/").content.decode()

    assert "in the middle of the range" in page
    assert page.index("this counts") < page.index(knowledge().interventions[name].how[1])


def test_the_page_of_a_move_says_what_this_person_does_differently_above_its_steps(person, session):
    Session.objects.update(cautions={"weak_bones": True})

    page = page_of(person, "cat_camel")

    assert page.rindex("this counts") < page.index("Slowly round the whole back")


def test_who_needs_care_is_told_above_the_steps(person):
    page = page_of(person, "cat_camel")

    assert page.index("With care") < page.index("How to do it")


def test_the_running_line_can_be_read_after_the_number():
    assert guide_of("cat_camel")["running"] == "of 6 repeats, slowly"
    assert guide_of("childs_pose")["running"] == "of 2 repeats"


@pytest.mark.parametrize("name", ["open_book", "hamstring_stretch"])
def test_a_move_for_one_side_counts_on_each(name):
    guide = guide_of(name)

    assert "on each side" in guide["label"]
    assert "other side" in guide["other"]


def test_the_dosage_of_today_is_guided_with_its_sets_and_its_rest():
    bridge = knowledge().interventions["bridge"]

    guide = pages.guide(bridge, dose=Dose(repetitions=5, sets=2, rest_s=40, hold_s=9))

    assert (guide["rounds"], guide["sets"], guide["rest_s"]) == (5, 2, 40)
    assert guide["label"] == "5 times, held for 9 seconds, 2 sets"


def test_the_moves_on_paper_follow_the_dosage_of_today():
    side_plank = knowledge().interventions["side_plank"]

    moves = pages.moments(side_plank, Dose(repetitions=3, sets=2, hold_s=9))

    last = "Do this 3 times on each side, slowly. Do 2 sets, with a rest between."
    assert moves[-1]["text"] == last


def test_a_relaxation_with_parts_keeps_the_time_to_let_go():
    record = knowledge().interventions["muscle_relaxation"]

    shown = pages.player(record, Findings(), dose=Dose(repetitions=14, hold_s=6))

    assert max(part["hold_s"] for part in shown["track"]["segments"]) == 25


def test_a_move_for_one_side_takes_twice_the_time():
    stretch = knowledge().interventions["hamstring_stretch"]

    assert pages.round_seconds(stretch) == 2 * 2 * stretch.movement.seconds()


def test_every_step_says_to_stop_when_dizzy_or_short_of_breath(person, session):
    page = person.opens(f"/relief/session/{session.pk}/0/").content.decode()

    assert "if you grow dizzy or faint" in page
    assert "short of breath in a new way" in page
    assert "If you are pregnant, stop" not in page


@pytest.mark.parametrize("name", EVERY)
def test_without_a_check_the_danger_signs_of_pregnancy_are_told_with_every_move(person, name):
    assert "If you are pregnant, stop and get help at once" in page_of(person, name)
