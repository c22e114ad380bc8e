"""Pain told twice with nothing done for it in between: what it does by itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.web.what_helps.conftest import tried
from unclench.web.accounts.models import Visitor
from unclench.web.plan.models import Plan, PlanSession
from unclench.web.what_helps.history import told_by
from unclench.web.what_helps.learnt import learnt_by
from unclench.web.what_helps.models import Wait
from unclench.web.what_helps.waiting import keep_wish, may_be_asked, told_times

ADDRESS = "/what-helps/twice/"


def tells(person, pain="4", address=ADDRESS):
    return person.browser.post(address, {"pain": pain})["Location"]


def minutes_later(minutes: float) -> None:
    started_at = Wait.objects.get().started_at
    Wait.objects.update(started_at=started_at - timedelta(minutes=minutes))


def said(person, address=ADDRESS) -> str:
    return person.opens(address).content.decode()


def test_somebody_without_an_account_or_a_check_can_tell_it_twice(stranger):
    second = tells(stranger)
    minutes_later(45)
    tells(stranger, "3", second)

    assert Wait.objects.values_list("pain_before", "pain_after", "drawn").get() == (4, 3, False)


def test_two_numbers_tell_what_pain_does_by_itself(checked, visitor):
    second = tells(checked)
    minutes_later(45)
    tells(checked, "3", second)

    known = learnt_by(visitor, timezone.localdate()).result.by_itself

    assert known.waited == 1


def test_the_page_says_how_many_of_the_times_count_and_why_the_others_do_not(checked):
    for pain in ("4", "0"):
        second = tells(checked, pain)
        Wait.objects.filter(ended_at=None).update(started_at=timezone.now() - timedelta(minutes=45))
        tells(checked, pain, second)

    page = said(checked, "/what-helps/")

    assert "You carried on, or told your pain twice, 2 times. Of these 1 counts here" in page


def test_the_second_number_is_not_taken_too_early(checked):
    second = tells(checked)
    minutes_later(20)
    tells(checked, "3", second)

    assert Wait.objects.get().pain_after is None
    assert "The first number is kept" in said(checked, second)


def test_after_an_hour_and_a_half_it_is_too_late(checked):
    second = tells(checked)
    minutes_later(95)
    tells(checked, "3", second)

    assert Wait.objects.get().pain_after is None
    assert "These two do not count" in said(checked, second)


def test_looking_ends_none_that_was_left_open_and_a_new_first_number_does(checked):
    tells(checked)
    minutes_later(95)
    said(checked)

    assert Wait.objects.get().ended_at is None

    tells(checked)
    left, new = Wait.objects.order_by("started_at")
    assert left.ended_at is not None
    assert new.ended_at is None


def test_whoever_did_something_meanwhile_says_so_and_it_does_not_count(checked):
    second = tells(checked)
    minutes_later(45)

    assert "Yes, I did something for it" in said(checked, second)
    tells(checked, "did_something", second)

    assert Wait.objects.values_list("pain_after", flat=True).get(ended_at__isnull=False) is None


def test_a_session_that_begins_meanwhile_ends_it(checked, visitor):
    tells(checked)

    checked.browser.post("/relief/try/position/", {"pain": "5"})

    assert Wait.objects.get().ended_at is not None


def test_soon_after_a_session_no_number_is_asked(checked, visitor):
    tried(visitor, 1 / 24)

    assert "A little later, please" in said(checked)


def test_nor_is_one_asked_soon_after_a_session_of_the_plan(checked, visitor):
    now = timezone.now()
    plan = Plan.objects.create(visitor=visitor, changed_at=now)
    PlanSession.objects.create(plan=plan, day=now.date(), started_at=now, ended_at=now)

    assert "A little later, please" in said(checked)


def test_two_numbers_soon_after_a_session_tell_nothing(checked, visitor):
    tried(visitor, 3 / 24)
    begun = timezone.now() - timedelta(hours=2)
    an_hour_later = begun + timedelta(hours=1)
    pair = {"pain_before": 4, "pain_after": 4, "started_at": begun, "ended_at": an_hour_later}
    Wait.objects.create(visitor=visitor, drawn=False, **pair)

    learnt = learnt_by(visitor, timezone.localdate())

    assert learnt.history.left_out == {"not_alone": 1}


@pytest.mark.parametrize("address", ["/", "/relief/", "/what-helps/"])
def test_the_way_back_stands_where_somebody_looks(checked, address):
    second = tells(checked)

    assert second in said(checked, address)


def test_the_page_of_what_eases_leads_there(checked, visitor):
    assert f'href="{ADDRESS}"' in said(checked, "/what-helps/")


def test_opened_again_it_goes_on_with_the_one_that_is_open(checked):
    second = tells(checked)

    assert checked.opens(ADDRESS)["Location"] == second
    assert tells(checked, "7") == second


def test_a_number_that_is_none_is_refused(checked):
    assert checked.browser.post(ADDRESS, {"pain": "11"}).status_code == 400
    assert not Wait.objects.exists()


def test_it_counts_for_none_of_the_eight_waiting_sessions(checked, visitor):
    second = tells(checked)
    minutes_later(45)
    tells(checked, "3", second)

    assert told_times(visitor) == 0


def test_nobody_has_to_agree_to_be_asked(checked, visitor):
    tells(checked)

    assert not may_be_asked(visitor)


def test_it_is_no_waiting_session(checked):
    pair = tells(checked).rsplit("/", 2)[1]

    assert checked.opens(f"/relief/wait/{pair}/").status_code == 404


def test_a_waiting_session_is_none_of_these(checked, visitor):
    now = timezone.now()
    drawn = Wait.objects.create(
        visitor=visitor, pain_before=3, propensity=0.5, seed=1, started_at=now
    )

    assert checked.opens(f"{ADDRESS}{drawn.pk}/").status_code == 404


def test_pain_that_rose_leads_to_the_check(checked):
    second = tells(checked)
    minutes_later(45)
    tells(checked, "6", second)

    assert 'href="/check/start/"' in said(checked, second)


def test_what_nobody_drew_has_no_chance(visitor):
    with pytest.raises(IntegrityError), transaction.atomic():
        Wait.objects.create(
            visitor=visitor, pain_before=3, drawn=False, propensity=0.5, started_at=timezone.now()
        )


def test_every_pair_is_read_with_the_waiting_sessions(checked, visitor):
    tells(checked)
    Wait.objects.update(ended_at=timezone.now(), pain_after=2)

    assert [each.waited for each in told_by(Visitor.objects.get())] == [True]


def test_a_waiting_session_takes_the_place_of_one_that_is_open(checked, visitor):
    from unclench.web.what_helps.waiting import begin

    keep_wish(visitor, may_ask=True)
    tells(checked)

    begin(visitor, 3, 0.5, 1)

    assert list(Wait.objects.filter(ended_at=None).values_list("drawn", flat=True)) == [True]
