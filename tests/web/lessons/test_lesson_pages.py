"""A lesson leads through its cards to something to do, and keeps only that it was done."""

import re

import pytest
from django.urls import resolve

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.lessons.models import LessonDone

pytestmark = pytest.mark.django_db
ALL = "/stay-well/lessons/"
LESSONS = knowledge().lessons.values()
CARDS = [f"{ALL}{x.id}/{number + 1}/" for x in LESSONS for number in range(len(x.cards))]


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def practice(lesson: str) -> str:
    return f"{ALL}{lesson}/practice/"


def after(lesson: str) -> str:
    return f"{ALL}{lesson}/after/"


def does(person, lesson: str):
    return person.browser.post(practice(lesson))


@pytest.fixture
def told(person):
    """Somebody who may look after themselves, and what they also told."""

    def told(**findings):
        person.finishes()
        decision = Decision.objects.get()
        decision.findings = decision.findings | findings
        decision.save(update_fields=["findings"])
        return person

    return told


@pytest.mark.parametrize("address", CARDS)
def test_every_card_says_how_sure_it_is_and_leads_on(person, address):
    page = person.opens(address)

    assert "How sure is this?" in words(page)
    assert person.opens(page.context["next_url"]).status_code == 200


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_practice_opens_for_somebody_who_may_wait_at_home(told, lesson):
    page = told().opens(practice(lesson.id))

    assert lesson.practice.steps[0] in words(page).replace("&quot;", '"')


def test_a_card_that_is_not_there_is_not_found(person):
    assert person.opens(f"{ALL}lifting/9/").status_code == 404


def test_a_lesson_that_is_not_there_is_not_found(person):
    assert person.opens(f"{ALL}juggling/").status_code == 404


def test_reading_keeps_nothing_and_sets_no_cookie(person):
    person.opens(f"{ALL}sleep/2/")

    assert not Visitor.objects.exists()
    assert not person.browser.cookies


def test_a_practice_that_moves_the_back_waits_for_the_check(person):
    page = person.opens(practice("lifting"))

    assert "first a short check" in words(page)
    assert knowledge().lessons["lifting"].practice.steps[0] not in words(page)


def test_a_practice_that_waits_for_the_check_cannot_be_said_to_be_done(person):
    does(person, "lifting")

    assert not LessonDone.objects.exists()


def test_somebody_who_needs_help_first_is_not_sent_walking(person):
    person.ticks("bladder", "saddle_numbness")

    assert "first a short check" in words(person.opens(practice("walking")))


def test_after_a_recent_operation_nobody_is_asked_to_lift(told):
    page = told(recent_operation=True).opens(practice("lifting"))

    assert "not for you today" in words(page)
    assert page.context["fit"].may is False


def test_what_may_speak_against_it_and_was_not_asked_stands_above_the_steps(told):
    text = words(told().opens(practice("lifting")))

    assert text.index("Leave it out if") < text.index("Find something light")


def test_breathing_needs_no_check(person):
    assert "In through the nose" in words(person.opens(practice("calm")))


def test_what_was_done_leads_to_when_and_where_to_do_it_again(person):
    page = person.opens(does(person, "calm")["Location"])

    assert "After you wash your hands" in words(page)


def test_done_twice_is_kept_once(person):
    does(person, "calm")
    does(person, "calm")

    assert LessonDone.objects.count() == 1


def test_nothing_is_counted_and_nobody_is_praised_for_days_in_a_row(person):
    text = words(person.opens(does(person, "calm")["Location"])).lower()

    assert not re.search(r"streak|in a row|well done|day \d", text)


def test_the_next_lesson_says_why_it_is_shown(told):
    somebody = told(sleep_poor=True)

    page = somebody.opens(does(somebody, "calm")["Location"])

    assert "A better night" in words(page)
    assert "You told us: poor sleep." in words(page)


def test_of_several_answers_only_the_one_that_counts_is_named(told):
    page = told(day_has=["driving", "none"]).opens(ALL)

    assert "You told us: a day with much driving." in words(page)


def test_a_lesson_that_was_done_is_no_longer_suggested(told):
    somebody = told(stress_high=True)

    does(somebody, "calm")

    assert somebody.opens(ALL).context["suggested"] == []


def test_what_a_stranger_did_is_not_found(person, stranger):
    does(person, "calm")

    assert stranger.opens(after("calm")).status_code == 404


def test_a_stranger_cannot_take_back_what_somebody_did(person, stranger):
    does(person, "calm")

    stranger.browser.post(f"{ALL}calm/take-back/")

    assert LessonDone.objects.count() == 1


def test_the_record_shows_what_was_done_and_takes_it_back(person):
    does(person, "calm")
    shown = words(person.opens("/you/"))

    person.browser.post(f"{ALL}calm/take-back/")

    assert "A calmer body" in shown
    assert not LessonDone.objects.exists()


def test_forgetting_erases_the_lessons(person):
    does(person, "calm")

    person.browser.post("/you/forget/")

    assert not LessonDone.objects.exists()


def test_a_lesson_that_the_content_no_longer_has_breaks_no_record(person):
    does(person, "calm")
    LessonDone.objects.update(lesson="gone")

    assert person.opens("/you/").status_code == 200


def test_a_page_of_the_library_leads_to_its_lesson(person):
    assert f"{ALL}sitting/" in person.opens("/library/sitting/").content.decode()


@pytest.mark.parametrize("tool", [x.tool for x in LESSONS if x.tool], ids=lambda t: t.address)
def test_a_tool_that_a_lesson_names_is_there(tool):
    assert resolve(tool.address)


def test_the_list_costs_the_same_however_much_was_done(told, django_assert_num_queries):
    somebody = told(stress_high=True, sleep_poor=True)
    does(somebody, "calm")

    with django_assert_num_queries(6):
        somebody.opens(ALL)
    does(somebody, "sleep")
    with django_assert_num_queries(6):
        somebody.opens(ALL)
