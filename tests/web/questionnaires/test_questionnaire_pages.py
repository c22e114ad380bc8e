"""A questionnaire from a clinic's file to its score in the record."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.fhir.filled import bundle, coded, items, response
from tests.web.questionnaires.conftest import PAGE, kept, roland, start_back, words
from unclench.fhir.strict import MOST_BYTES
from unclench.web.questionnaires import carried
from unclench.web.questionnaires.models import QuestionnaireScore

pytestmark = pytest.mark.django_db


def without_day(document):
    return {key: value for key, value in document.items() if key != "authored"}


def test_nothing_is_kept_before_it_was_looked_at(bringer):
    page = bringer.sends(start_back())

    assert "STarT Back tool 9" in words(page)
    assert kept() == []


def test_a_questionnaire_that_says_what_it_is_is_kept_with_two_taps(bringer):
    answer = bringer.brings(start_back())

    assert answer["Location"] == f"{PAGE}?kept=1"
    assert kept() == [("start_back", "2026-11-20", 9)]


def test_one_that_does_not_say_what_it_is_is_asked_about(bringer):
    page = bringer.sends(roland(7))

    assert "Which of these is it?" in words(page)
    assert page.context["ready"] == 0


def test_once_it_is_told_the_score_is_shown_with_its_rule_and_source(bringer):
    bringer.sends(roland(7))

    said = words(bringer.tells(measure_0="roland_morris"))

    assert "Roland-Morris questionnaire 7 From 0 (none of them) to 24" in said
    assert "All 24 questions were answered" in said
    assert "Each statement that is true of you today counts as 1" in said
    assert "Ostelo et al." in said


def test_the_score_is_kept_with_what_was_told(bringer):
    bringer.brings(roland(7), measure_0="roland_morris")

    assert kept() == [("roland_morris", "2026-11-20", 7)]


def test_the_page_says_what_a_score_does_not_say(bringer):
    said = words(bringer.sends(start_back()))

    assert "does not say what is wrong with your back" in said
    assert "changes no advice here" in said


def test_no_word_of_a_question_is_ever_shown(bringer):
    bringer.sends(roland(7))

    assert "WORDS OF A QUESTION" not in words(bringer.tells(measure_0="roland_morris"))


def test_of_a_document_only_the_score_its_day_and_a_fingerprint_are_kept(bringer):
    bringer.brings(start_back(identifier={"value": "secret-number"}))

    row = QuestionnaireScore.objects.values().get()

    assert row["parts"] == {"psychosocial": 5}
    assert (row["answered"], row["items"]) == (9, 9)
    assert "secret" not in json.dumps(row, default=str)


def test_a_questionnaire_that_is_none_of_these_is_left(bringer):
    bringer.sends(roland(7))

    page = bringer.tells(measure_0="none")

    assert "Nothing to keep" in words(page)
    assert not page.context["is_open"]


def test_the_wrong_choice_says_why_there_is_no_score_and_asks_again(bringer):
    bringer.sends(roland(7))

    said = words(bringer.tells(measure_0="oswestry"))

    assert "Oswestry questionnaire: no score" in said
    assert "24 answers count, and ODI has 10" in said
    assert "Which of these is it?" in said


def test_a_choice_that_was_never_offered_is_asked_again(bringer):
    bringer.sends(roland(7))

    assert bringer.tells(measure_0="pain_now").context["is_open"]


def test_where_the_file_tells_no_day_it_is_asked(bringer):
    page = bringer.sends(without_day(start_back()))

    assert "On which day did you fill it in?" in words(page)
    assert page.context["ready"] == 0


def test_the_day_that_was_told_is_kept(bringer):
    bringer.brings(without_day(start_back()), day_0="2026-11-02")

    assert kept() == [("start_back", "2026-11-02", 9)]


@pytest.mark.parametrize("day", ["2026-11-27", "1989-12-31", "yesterday", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused_beside_its_field(bringer, day):
    bringer.sends(without_day(start_back()))

    page = bringer.tells(day_0=day)

    assert page.status_code == 422
    assert page.context["errors"][0]["href"] == "#day_0"


def test_a_file_from_a_day_still_to_come_is_not_kept(bringer):
    page = bringer.sends(start_back(authored="2027-01-01"))
    bringer.keeps()

    assert "STarT Back tool: the day cannot be right" in words(page)
    assert kept() == []


def test_the_day_is_that_of_the_place_where_the_person_is(bringer):
    bringer.browser.cookies["zone"] = "Asia/Tokyo"

    bringer.brings(start_back(authored="2026-11-20T20:00:00Z"))

    assert kept() == [("start_back", "2026-11-21", 9)]


def test_the_same_document_counts_once(bringer):
    bringer.brings(start_back())

    page = bringer.sends(bundle(start_back(id="again")))

    assert "this one is here already" in words(page)
    assert "Nothing to keep" in words(page)


def test_two_taps_on_keep_keep_one_score(bringer):
    bringer.brings(start_back())

    bringer.keeps()

    assert len(kept()) == 1


def test_of_a_file_with_several_what_is_ready_is_kept(bringer):
    bringer.brings(bundle(start_back(), roland(7), roland(3)), measure_1="roland_morris")

    assert [(name, value) for name, _, value in kept()] == [("roland_morris", 7), ("start_back", 9)]


def test_each_of_several_is_asked_about_by_itself(bringer):
    page = bringer.sends(bundle(roland(7), roland(3)))

    asked = [each["ask"]["name"] for each in page.context["questionnaires"]]

    assert asked == ["measure_0", "measure_1"]


def test_a_change_from_the_one_before_is_told_with_whether_people_notice_it(bringer):
    bringer.brings(roland(16, authored="2026-10-01"), measure_0="roland_morris")
    bringer.sends(roland(7))

    said = words(bringer.tells(measure_0="roland_morris"))

    assert "The one before, on 1 October 2026, was 16. It is now 9 lower, which is better." in said
    assert "That is as much as people notice." in said


def test_another_score_of_the_same_day_is_named(bringer):
    bringer.brings(start_back())

    said = words(bringer.sends(start_back(status="amended")))

    assert "One of that day is here already: 9. Both can be kept." in said


def test_a_file_with_fifty_costs_no_more_questions_to_the_database_than_one(bringer):
    bringer.brings(start_back())
    with CaptureQueriesContext(connection) as one:
        bringer.sends(start_back(status="amended"))

    with CaptureQueriesContext(connection) as many:
        bringer.sends(bundle(*[start_back(id=str(n)) for n in range(50)]))

    assert len(many) == len(one)


def test_a_score_can_be_taken_out_again(bringer):
    bringer.brings(start_back())

    answer = bringer.removes()

    assert answer["Location"] == f"{PAGE}?removed=1"
    assert kept() == []


def test_a_document_that_was_taken_out_can_come_again(bringer):
    bringer.brings(start_back())
    bringer.removes()

    bringer.brings(start_back())

    assert len(kept()) == 1


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "is not JSON"),
        (b'{"status": "a", "status": "b"}', "“status” stands twice in one place"),
        ({"resourceType": "Patient"}, "In “resourceType”: “Patient” cannot be read here"),
        (b" " * (MOST_BYTES + 1), "larger than 2 MB"),
        (response(*items(None), status="entered-in-error"), "In “status”: “entered-in-error”"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(bringer, document, said):
    page = bringer.sends(document)

    assert page.status_code == 422
    assert said in words(page)


def test_a_question_is_called_as_the_file_calls_it(bringer):
    bringer.sends(response(*items(*[coded(2)] * 7, coded(code="LA1"))))

    said = words(bringer.tells(measure_0="oswestry"))

    assert "In “q8”: “LA1” does not count" in said


def test_sending_no_file_says_so(bringer):
    page = bringer.browser.post(PAGE, {})

    assert page.status_code == 422
    assert "Choose “Your file” first" in words(page)


def test_a_file_that_is_far_too_large_is_not_even_read(bringer):
    page = bringer.browser.post(PAGE, {}, headers={"content-length": str(99 * MOST_BYTES)})

    assert "larger than 2 MB" in words(page)


def test_more_than_a_form_can_carry_is_refused(bringer, monkeypatch):
    monkeypatch.setattr(carried, "LONGEST", 100)

    page = bringer.sends(start_back())

    assert page.status_code == 422
    assert "Save fewer questionnaires in one file" in words(page)


def test_the_largest_file_that_is_read_fits_into_the_form(bringer, settings):
    assert 1.2 * carried.LONGEST < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


@pytest.mark.parametrize("sent", ["", "x", "a:b:c"])
@pytest.mark.parametrize("what", ["look", "keep"])
def test_what_was_changed_on_its_way_is_asked_for_again(bringer, what, sent):
    page = bringer.browser.post(f"{PAGE}{what}/", {"carried": sent})

    assert page.status_code == 422
    assert "Choose the file once more" in words(page)
    assert kept() == []


def test_the_form_is_protected(person):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(PAGE, {"file": SimpleUploadedFile("a.json", b"{}")})

    assert answer.status_code == 400
    assert kept() == []


def test_a_stranger_cannot_take_a_score_out(bringer, stranger):
    bringer.brings(start_back())
    row = QuestionnaireScore.objects.get()

    answer = stranger.browser.post(f"{PAGE}{row.pk}/remove/")

    assert answer.status_code == 404
    assert len(kept()) == 1


def test_a_stranger_sees_no_score(bringer, stranger):
    bringer.brings(start_back())

    said = [words(stranger.opens(page)) for page in (PAGE, "/looking-back/questionnaires/")]

    assert [text for text in said if "What you brought in" in text or "20 Nov" in text] == []


def test_scores_stand_in_looking_back_with_their_numbers(bringer):
    bringer.brings(roland(16, authored="2026-10-01"), measure_0="roland_morris")
    bringer.brings(roland(7), measure_0="roland_morris")

    page = bringer.opens("/looking-back/questionnaires/")

    assert "Roland-Morris questionnaire 7 on 20 November 2026." in words(page)
    assert "<table" in page.content.decode()


def test_somebody_without_a_score_is_told_how_to_get_one(person):
    assert "bring its score in" in words(person.opens("/looking-back/questionnaires/"))


def test_a_score_of_a_measure_that_the_knowledge_no_longer_has_can_be_seen_and_removed(bringer):
    bringer.brings(start_back())
    QuestionnaireScore.objects.update(measure="gone", value=1e300, parts=["odd"])

    assert "gone" in words(bringer.opens(PAGE))
    assert bringer.opens("/looking-back/questionnaires/").status_code == 200
    assert bringer.removes().status_code == 302


def test_the_pages_cost_the_same_however_many_scores_there_are(bringer):
    bringer.brings(roland(1), measure_0="roland_morris")
    few = _queries(bringer)
    several = [roland(n, authored=f"2026-10-{n:02}") for n in range(2, 12)]
    bringer.brings(bundle(*several), **{f"measure_{n}": "roland_morris" for n in range(10)})

    assert len(kept()) == 11
    assert _queries(bringer) == few


def _queries(bringer) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        bringer.opens(PAGE)
        bringer.opens("/looking-back/questionnaires/")
    return len(asked)
