"""Bouts as things: how they begin and end, what is in them, and who may see them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.diary.conftest import Diarist
from unclench.web.accounts.models import Visitor
from unclench.web.diary.models import DiaryDay
from unclench.web.episodes import pages, services
from unclench.web.episodes.models import DayMark, Episode, OpenedBy


@pytest.fixture
def diarist(person) -> Diarist:
    return Diarist(person)


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def somebody() -> Visitor:
    return Visitor.objects.create(key_hash=None)


def begun(visitor: Visitor, days_ago: int) -> Episode:
    return services.begin(visitor, ago(days_ago), OpenedBy.TAP)


def rated(visitor: Visitor, days_ago: int, pain: int) -> None:
    DiaryDay.objects.create(
        visitor=visitor,
        day=ago(days_ago),
        pain=pain,
        told={"pain": pain},
        changed_at=timezone.now(),
    )


def test_a_finished_check_begins_a_bout_on_the_day_that_it_tells(person):
    person.finishes()

    episode = Episode.objects.get()
    assert (episode.began_on, episode.opened_by) == (ago(0), "check")


def test_another_check_goes_on_with_the_open_bout(person):
    person.finishes()
    person.browser.post("/check/start/", {"anew": "1"})
    person.finishes()

    assert Episode.objects.count() == 1
    assert Episode.objects.get().newer_from is None


@pytest.mark.django_db
def test_pain_that_began_long_after_the_last_sign_of_a_bout_is_asked_about():
    visitor = somebody()
    begun(visitor, 60)
    rated(visitor, 40, 3)

    episode = services.told_in_check(visitor, ago(5), ago(0))

    assert episode.newer_from == ago(5)


@pytest.mark.django_db
def test_pain_that_began_soon_after_the_last_sign_is_the_same_bout():
    visitor = somebody()
    begun(visitor, 60)
    rated(visitor, 24, 3)

    assert services.told_in_check(visitor, ago(12), ago(0)).newer_from is None


@pytest.mark.django_db
def test_a_new_bout_ends_the_old_one_on_its_last_sign():
    visitor = somebody()
    old = begun(visitor, 60)
    rated(visitor, 40, 3)
    services.told_in_check(visitor, ago(5), ago(0))
    old.refresh_from_db()

    new = services.settle(old, same=False)

    assert (old.ended_on, new.began_on) == (ago(40), ago(5))


@pytest.mark.django_db
def test_the_same_bout_goes_on():
    visitor = somebody()
    begun(visitor, 60)
    episode = services.told_in_check(visitor, ago(5), ago(0))

    services.settle(episode, same=True)

    assert services.open_episode(visitor) == episode
    assert episode.newer_from is None


def test_a_bout_that_is_unclear_is_asked_about_on_the_result(person):
    result = person.finishes()
    Episode.objects.update(began_on=ago(60), newer_from=ago(5))

    assert "Is this the same bout?" in person.opens(result).content.decode()


def test_to_be_well_again_ends_the_bout(person):
    person.finishes()

    person.browser.post("/course/well/")

    assert Episode.objects.get().ended_on == ago(0)


def line_of(began: int, ended: int | None) -> tuple[int, str]:
    """How often the title says "to", and the text of a bout in the list."""
    bout = Episode(began_on=ago(began), ended_on=None if ended is None else ago(ended))
    return pages.span(bout).count(" to "), pages.lasted(bout, ago(0))


@pytest.mark.parametrize(
    ("began", "ended", "told"),
    [
        (0, None, (0, "Going on, today is day 1")),
        (150, None, (0, "Going on, today is day 151")),
        (3, 3, (0, "Over, it lasted a day")),
        (3, 2, (1, "Over, it lasted 2 days")),
    ],
)
def test_the_first_day_of_a_bout_is_its_day_one(began, ended, told):
    assert line_of(began, ended) == told


def over(person) -> Episode:
    """A bout that was ended with "well again"."""
    person.finishes()
    person.browser.post("/course/well/")
    return Episode.objects.get()


def test_the_last_bout_goes_on_when_it_was_ended_too_early(person):
    bout = over(person)

    assert ">It is not over<" in person.opens(f"/episodes/{bout.pk}/").content.decode()
    person.browser.post(f"/episodes/{bout.pk}/goes-on/")

    bout.refresh_from_db()
    assert bout.ended_on is None
    assert "Your back is well again" not in person.opens("/you/").content.decode()


def test_a_bout_before_the_last_stays_over(person):
    bout = over(person)
    person.browser.post("/episodes/begin/")

    person.browser.post(f"/episodes/{bout.pk}/goes-on/")

    assert "It is not over" not in person.opens(f"/episodes/{bout.pk}/").content.decode()
    bout.refresh_from_db()
    assert bout.ended_on is not None


def test_a_bout_is_taken_off_the_list_only_after_it_was_asked(person):
    bout = over(person)
    bout.note = "The sofa"
    bout.save()
    bout.changes_told.create(on_day=14, step=1, told_at=timezone.now())

    page = person.opens(f"/episodes/{bout.pk}/take-away/").content.decode()

    assert "your note about it" in page
    assert "how much had changed, which you told once" in page
    assert Episode.objects.count() == 1
    person.browser.post(f"/episodes/{bout.pk}/take-away/")
    assert Episode.objects.count() == 0


def test_a_flare_up_of_the_plan_and_of_the_diary_are_one_thing(diarist):
    diarist.tells(bad_day="yes")
    diarist.browser.post("/diary/flared/")
    diarist.browser.post("/diary/flared/")

    assert DayMark.objects.count() == 1


def test_the_page_shows_the_peak_and_what_was_done(diarist):
    diarist.browser.post("/episodes/begin/")
    diarist.tells(pain="7", done=["heat"])
    episode = Episode.objects.get()

    page = diarist.opens(f"/episodes/{episode.pk}/").content.decode()

    assert "7 of 10" in page
    assert "Warmth: on 1 day of your diary" in page


def test_what_set_it_off_is_the_persons_own_guess(diarist):
    diarist.browser.post("/episodes/begin/")
    episode = Episode.objects.get()

    diarist.browser.post(f"/episodes/{episode.pk}/", {"set_off": ["lifting"], "note": "The sofa"})

    episode.refresh_from_db()
    assert (episode.set_off, episode.note) == (["lifting"], "The sofa")


def test_a_guess_that_no_page_offers_is_refused(diarist):
    diarist.browser.post("/episodes/begin/")
    address = f"/episodes/{Episode.objects.get().pk}/"

    assert diarist.browser.post(address, {"set_off": ["the devil"]}).status_code == 400


def test_a_danger_sign_in_the_words_about_a_bout_leads_to_the_check(diarist):
    diarist.browser.post("/episodes/begin/")
    address = f"/episodes/{Episode.objects.get().pk}/"

    answer = diarist.browser.post(address, {"note": "My leg went numb"})

    assert "Check that now" in diarist.opens(answer["Location"]).content.decode()


def test_a_stranger_sees_no_bout(diarist, stranger):
    diarist.browser.post("/episodes/begin/")
    address = f"/episodes/{Episode.objects.get().pk}/"

    assert stranger.opens(address).status_code == 404
    assert stranger.browser.post(address + "take-away/").status_code == 404
    assert stranger.browser.post(address + "goes-on/").status_code == 404
    assert stranger.browser.post(address + "same/", {"same": "no"}).status_code == 404
    assert stranger.opens("/episodes/").context["rows"] == []


def test_the_page_of_a_bout_costs_the_same_however_many_days_it_has(diarist):
    diarist.browser.post("/episodes/begin/")
    Episode.objects.update(began_on=ago(3650))
    address = f"/episodes/{Episode.objects.get().pk}/"
    diarist.has_kept(30)
    with CaptureQueriesContext(connection) as few:
        diarist.opens(address)
    DiaryDay.objects.all().delete()
    diarist.has_kept(3650)

    with CaptureQueriesContext(connection) as many:
        diarist.opens(address)

    assert len(many) == len(few) <= 14


@pytest.mark.django_db
def test_nobody_is_in_two_bouts_at_once():
    visitor = somebody()
    begun(visitor, 60)
    row = {"visitor": visitor, "began_on": ago(3), "opened_by": "tap", "opened_at": timezone.now()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Episode.objects.create(**row)


@pytest.mark.django_db
def test_a_bout_does_not_end_before_it_began():
    episode = begun(somebody(), 3)

    with pytest.raises(IntegrityError), transaction.atomic():
        Episode.objects.filter(pk=episode.pk).update(ended_on=ago(9))


@pytest.mark.django_db
def test_flare_ups_run_from_mark_to_mark():
    visitor = somebody()
    for days, mark in ((20, "flare"), (18, "flare"), (15, "flare_over"), (3, "flare")):
        DayMark.objects.create(visitor=visitor, day=ago(days), mark=mark, at=timezone.now())

    found = services.flare_ups(services.marks_of(visitor), ago(30), ago(0))

    assert [(f.began_on, f.ended_on) for f in found] == [(ago(20), ago(15)), (ago(3), None)]
