"""What may be compared, by whom, and what is agreed."""

import hashlib
import json

import pytest

from tests.web.fair_tests.conftest import USUAL, WARM
from unclench.web.accounts.models import Visitor
from unclench.web.episodes.services import mark_flare
from unclench.web.fair_tests.models import FairTest, Stage
from unclench.web.fair_tests.trial import chances
from unclench.web.knowledge import knowledge

pytestmark = pytest.mark.django_db


def test_without_a_check_no_test_is_begun(person):
    person.browser.post("/what-helps/tests/begin/")

    assert not FairTest.objects.exists()
    assert "First a check" in person.opens("/what-helps/tests/").content.decode()


@pytest.mark.parametrize("disposition", ["emergency", "same_day", "soon"])
def test_while_a_red_flag_is_open_no_test_is_begun(tester, disposition):
    tester.gets_an_answer(disposition)

    tester.browser.post("/what-helps/tests/begin/")

    assert not FairTest.objects.exists()


def test_in_a_flare_up_no_test_is_begun(tester):
    mark_flare(tester.visitor, tester.today)

    tester.browser.post("/what-helps/tests/begin/")

    assert not FairTest.objects.exists()


def test_no_medicine_and_nothing_without_its_cautions_may_be_compared():
    arms = knowledge().fair_tests.arms

    assert not set(arms) & set(knowledge().medicines)
    assert {a.usual or a.intervention in knowledge().interventions for a in arms.values()} == {True}


def test_what_speaks_against_a_thing_is_asked_before_it_is_compared(tester):
    tester.browser.post("/what-helps/tests/begin/")

    answer = tester.sends("ask/arms/", arm=[WARM, USUAL])

    assert answer["Location"].endswith("/ask/before/")


def test_a_thing_that_does_not_suit_is_not_compared(tester):
    tester.browser.post("/what-helps/tests/begin/")
    tester.sends("ask/arms/", arm=[WARM, USUAL])
    asked = tester.shown("ask/before/").context["asked"]

    tester.sends("ask/before/", asked=list(asked), heat_numb_skin="yes")

    assert tester.test.arms == [USUAL]
    assert "Warmth" in str(tester.shown("ask/arms/").context["left_out"])


def test_what_a_clinician_prescribed_is_not_compared(tester):
    tester.browser.post("/what-helps/tests/begin/")
    tester.sends("ask/arms/", arm=[WARM, USUAL])
    tester.denies_cautions()

    answer = tester.sends("ask/prescribed/", arm=[WARM])

    assert answer["Location"].endswith("/ask/arms/")
    assert tester.test.arms == [USUAL]
    assert "A clinician told you to do it" in tester.words("ask/arms/")


def test_one_thing_or_four_are_not_compared(tester):
    tester.browser.post("/what-helps/tests/begin/")

    one = tester.sends("ask/arms/", arm=[WARM])
    four = tester.sends("ask/arms/", arm=[WARM, USUAL, "cold", "breathing"])

    assert (one.status_code, four.status_code) == (422, 422)


def test_a_thing_that_was_never_offered_is_refused(tester):
    tester.browser.post("/what-helps/tests/begin/")

    assert tester.sends("ask/arms/", arm=[WARM, "opium"]).status_code == 400


def test_no_question_can_be_jumped_over(tester):
    tester.browser.post("/what-helps/tests/begin/")

    assert tester.shown("ask/length/")["Location"].endswith("/ask/arms/")
    assert tester.shown("plan/")["Location"].endswith("/ask/arms/")


def test_danger_words_in_the_question_lead_to_the_check(tester):
    tester.plans(WARM, USUAL)

    answer = tester.sends("ask/question/", question="Does my numb groin get better?")

    assert answer["Location"].endswith("/noticed/")
    assert "Shall we check that?" in tester.words("noticed/")


def test_what_is_proposed_says_its_chance_before_anything_is_agreed(tester):
    tester.plans(WARM, USUAL)

    words = tester.words("plan/")

    assert "in 10 that it gives you an answer" in words
    assert tester.test.stage == Stage.ASKING


def test_what_is_agreed_is_frozen_with_a_hash_that_anybody_can_make_again(tester):
    tester.plans(WARM, USUAL)
    tester.sends("plan/")

    test, file = tester.test, tester.shown("protocol.json").content

    assert test.stage == Stage.RUNNING
    assert hashlib.sha256(file).hexdigest() == test.fingerprint
    assert json.loads(file)["looks"][-1] == json.loads(file)["days"]


def test_after_it_was_agreed_nothing_of_it_can_be_changed(tester):
    tester.plans(WARM, USUAL)
    tester.sends("plan/")
    before = tester.test.protocol

    answers = [tester.sends("ask/question/", question="Another?"), tester.sends("plan/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert tester.test.protocol == before


def test_each_thing_gets_its_share_of_the_days(tester):
    tester.plans(WARM, USUAL)
    tester.sends("plan/")

    agreed = json.loads(tester.test.protocol)
    warm = sum(days for arm, days in agreed["periods"] if arm == WARM)

    assert agreed["days"] == sum(days for _, days in agreed["periods"]) == 2 * warm


def test_the_same_seed_draws_the_same_order(tester):
    tester.plans(WARM, USUAL)
    first = tester.shown("plan/").context["proposal"]

    second = tester.shown("plan/").context["proposal"]

    assert first.periods == second.periods


def test_a_second_test_does_not_begin_beside_one_that_runs(tester):
    tester.lives(3)

    tester.browser.post("/what-helps/tests/begin/")

    assert FairTest.objects.count() == 1
    assert Visitor.objects.count() == 1


def test_a_hopeless_test_is_refused_with_what_would_help(tester):
    tester.plans(WARM, USUAL, "breathing", outcome="function", difference="0.2")

    page = tester.shown("ask/length/").context

    assert page["hopeless"] or "14 days" in page["too_short"]
    assert "Compare two things instead of three." in page["help"]


def test_with_days_that_are_good_already_no_test_is_begun(tester):
    for days_ago in range(1, 9):
        tester.tells(days_ago, pain=1)
    tester.plans(WARM, USUAL)

    answer = tester.sends("plan/")

    assert answer["Location"].endswith("/ask/length/")
    assert "Your days are too good for this test" in tester.words("ask/length/")


def test_a_yes_or_no_can_be_measured(tester):
    tester.plans(WARM, USUAL, outcome="spasm", difference="0.4")
    tester.sends("plan/")

    bound = json.loads(tester.test.protocol)["trial"]

    assert (bound["outcome"], bound["mcid"], bound["lower_is_better"]) == ("yes_no", 0.4, True)


def test_the_chance_of_a_length_is_that_of_its_design(tester):
    tester.plans(WARM, USUAL)
    of_lengths = {each.days: each.chance for each in chances(tester.test, tester.today)}

    proposal = tester.shown("plan/").context["proposal"]

    assert proposal.chance == pytest.approx(of_lengths[84], abs=0.05)
