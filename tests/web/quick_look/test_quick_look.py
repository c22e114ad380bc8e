"""Between two checks: one list of signs, asked once a day was kept."""

from datetime import timedelta

import pytest

from tests.web.diary.conftest import Diarist
from tests.web.plan.conftest import denies_cautions
from unclench.web.check.models import Decision
from unclench.web.follow_up.models import NerveLook
from unclench.web.follow_up.services import history_of

pytestmark = pytest.mark.django_db
LIST = "/look/"
ASKED_FOR = "In the first week we ask each day"
TOLD = "You told us of something new"


@pytest.fixture
def checked(person) -> Diarist:
    """Somebody who checked their back yesterday."""
    person.finishes()
    goes_back(1)
    return Diarist(person)


def goes_back(days: int) -> None:
    """The check was made so many days earlier."""
    for decision in Decision.objects.all():
        decision.made_at -= timedelta(days=days)
        decision.save(update_fields=["made_at"])


def shown(person, address: str) -> str:
    return person.opens(address).content.decode()


def sends(person, *ticked: str, unsure: tuple[str, ...] = (), **more):
    page = person.opens(LIST).context
    answers = dict.fromkeys(ticked, "yes") | dict.fromkeys(unsure, "not_sure")
    sent = {"asked": list(page["asked"]), "whose": page["whose"], **answers, **more}
    return person.browser.post(LIST, sent)


def test_a_day_that_was_kept_in_the_first_week_leads_to_the_list(checked):
    kept = checked.tells(pain="4")["Location"]

    page = shown(checked, kept)
    assert ASKED_FOR in page
    assert f'href="{LIST}"' in page


def test_the_list_asks_for_what_the_check_asks_for(checked):
    page = shown(checked, LIST)

    assert "Hard to start peeing" in page
    assert "One leg newly weak" in page


def test_the_list_says_whom_a_change_from_their_usual_is_about(checked):
    assert "Only with a catheter, a stoma, a wheelchair" in shown(checked, LIST)


def test_none_of_these_is_kept_and_settles_it_for_the_day(checked):
    went_to = sends(checked, none="1")["Location"]

    assert "If one of these begins, check at once" in shown(checked, went_to)
    assert NerveLook.objects.get().is_clear
    assert ASKED_FOR not in shown(checked, checked.tells(pain="4")["Location"])


def test_a_sign_leads_to_the_page_of_the_check_that_asks_about_it(checked):
    assert sends(checked, "leg_weakness")["Location"] == "/check/legs/"
    assert NerveLook.objects.get().found == {"leg_weakness": True}


def test_not_sure_leads_to_the_check_too(checked):
    went_to = sends(checked, unsure=("saddle_numbness",))["Location"]

    assert went_to == "/check/bladder/"
    assert NerveLook.objects.get().found == {"saddle_numbness": "not_sure"}


@pytest.mark.parametrize("address", ["/", "/relief/", "/you/", "/plan/"])
def test_who_ticked_a_sign_and_left_is_asked_everywhere_until_they_check(checked, address):
    sends(checked, "leg_weakness")
    sends(checked, none="1")

    assert TOLD in shown(checked, address)

    checked.person.finishes()
    assert TOLD not in shown(checked, address)


def test_none_of_these_after_a_sign_is_not_called_good(checked):
    sends(checked, "leg_weakness")

    page = shown(checked, sends(checked, none="1")["Location"])
    assert TOLD in page
    assert "Good." not in page


def test_who_passes_over_a_day_to_check_again_may_still_look_through_the_list(checked):
    goes_back(2)
    page = shown(checked, checked.tells(pain="4")["Location"])
    after = shown(checked, sends(checked, none="1")["Location"])

    assert "It has been three days since your last check." in page
    assert f'<a href="{LIST}">Not now?' in page
    assert "If one of these begins, check at once" in after
    assert "It has been three days since your last check." in after
    assert "Not now?" not in after


def test_a_sign_that_waits_is_told_above_the_exercises_of_a_plan(checked):
    denies_cautions(checked.person)
    sends(checked, "leg_weakness")

    page = shown(checked, "/plan/")
    assert "Your week" in page
    assert TOLD in page


def test_a_session_of_the_plan_waits_until_a_sign_was_checked(checked):
    denies_cautions(checked.person)
    sends(checked, "leg_weakness")

    assert checked.browser.post("/plan/session/", {"pain_before": "3"})["Location"] == "/plan/"

    checked.person.finishes()
    begun = checked.browser.post("/plan/session/", {"pain_before": "3"})["Location"]
    assert begun.startswith("/plan/session/")


def test_a_list_that_nobody_answered_says_so_and_keeps_nothing(checked):
    answer = sends(checked)

    assert answer.status_code == 422
    assert "Choose what is true for you" in answer.content.decode()
    assert not NerveLook.objects.exists()


def test_a_tick_beside_none_of_these_is_asked_about(checked):
    answer = sends(checked, "leg_weakness", none="1")

    assert answer.status_code == 422
    assert "Which is right?" in answer.content.decode()


def test_a_list_that_lacks_a_row_answers_nothing(checked):
    asked = list(checked.opens(LIST).context["asked"])[1:]

    answer = checked.browser.post(LIST, {"asked": asked, "none": "1"})

    assert answer.status_code == 400
    assert not NerveLook.objects.exists()


def test_a_list_that_was_shown_to_somebody_else_answers_nothing(checked):
    answer = sends(checked, none="1", whose="of-somebody-else")

    assert answer.status_code == 400
    assert not NerveLook.objects.exists()


def test_who_never_checked_is_led_to_the_check(person):
    assert person.opens(LIST)["Location"] == "/check/start/"


def test_who_never_checked_is_not_promised_a_list_that_takes_half_a_minute(person):
    diarist = Diarist(person)
    diarist.tells_of(1, pain="3")

    page = shown(person, diarist.tells(pain="5")["Location"])
    assert "Your pain went up by 2 or more." in page
    assert "Check my back" in page
    assert f'href="{LIST}"' not in page


def test_a_look_before_the_check_says_nothing_after_it(checked):
    sends(checked, "leg_weakness")
    checked.person.finishes()

    course = history_of(checked.visitor)
    assert (course.looked_on, course.look_found) == (None, False)


def test_a_report_tells_a_clinician_what_was_ticked(checked):
    sends(checked, "leg_weakness", unsure=("bowel_control",))

    page = shown(checked, "/report/page/?days=year&part=red_flags")

    assert "New or worse, told in a quick look" in page
    assert "new weakness in one leg" in page
    assert "(not sure)" in page
