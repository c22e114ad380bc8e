"""The question pages, the summary and the result, as somebody with a bad back meets them."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from unclench.web.check.models import Check, Decision
from unclench.web.check.pages import progress
from unclench.web.knowledge import knowledge
from unclench.web.relief.models import Session


def test_opening_the_first_question_keeps_nothing(person):
    person.opens("/check/now/")

    assert Check.objects.count() == 0


def test_an_emergency_answer_stops_the_questions(person):
    sent = person.ticks("bladder", "saddle_numbness")

    assert "/check/result/" in sent["Location"]
    assert "Get help now" in person.opens(sent["Location"]).content.decode()


def test_the_emergency_page_has_the_number_of_the_country(person):
    address = person.ticks("bladder", "saddle_numbness")["Location"]

    assert 'href="tel:999"' in person.opens(address).content.decode()


def test_thoughts_of_self_harm_bring_somebody_to_talk_to(person):
    address = person.ticks("belly", "self_harm")["Location"]

    page = person.opens(address).content.decode()
    assert "You do not have to be alone with this" in page
    assert 'href="tel:116123"' in page


def test_an_old_check_starts_no_session(person):
    person.finishes()
    Decision.objects.update(made_at=timezone.now() - timedelta(days=4))

    assert person.browser.post("/relief/session/")["Location"] == "/check/start/"


def test_a_chosen_country_wins_over_the_browser_language(person):
    person.browser.post("/you/country/", {"country": "US", "back": "/check/help/"})

    assert 'href="tel:911"' in person.opens("/check/help/").content.decode()


def test_somebody_without_a_flag_is_sent_to_self_care(person):
    page = person.opens(person.walks_to_the_result()).content.decode()

    assert "You can look after this at home for now" in page
    assert "Ease it now" in page


def test_a_result_says_what_to_watch_for(person):
    page = person.opens(person.finishes()).content.decode()

    assert "numbness between the legs" in page


def test_somebody_with_a_known_old_change_reads_that_any_change_is_the_sign(person):
    known = ("old_change_over_3_months", "old_change_before_pain", "old_change_known")
    person.denies("now")
    person.ticks("bladder", "old_pelvic_change")
    for page, name in zip(("age", "first", "known"), known, strict=True):
        person.answers(f"old_change_{page}", **{name: "yes"})
    person.goes_on("/check/legs/")

    page = person.opens(person.browser.post("/check/answers/")["Location"]).content.decode()

    assert "You can look after this at home for now" in page
    assert "For you, any change is the sign." in page


def test_a_decision_is_kept_with_its_findings_reasons_and_version(person):
    person.ticks("bladder", "saddle_numbness")

    decision = Decision.objects.get()
    assert decision.findings["saddle_numbness"] is True
    assert decision.result["fired"][0]["flag"] == "saddle_numbness"
    assert len(decision.knowledge_version) == 12


def test_nothing_ticked_and_not_none_is_asked_again(person):
    shown = person.opens("/check/bladder/").context["asked"]

    sent = person.answers("bladder", asked=list(shown))

    assert sent.status_code == 422
    assert "There is a problem" in sent.content.decode()


def test_a_tick_together_with_none_is_asked_again_and_kept_ticked(person):
    sent = person.ticks("bladder", "leaking_pee", none="1")

    assert sent.status_code == 422
    assert "Which is right?" in sent.content.decode()
    assert [row["name"] for row in sent.context["rows"] if row["yes"]] == ["leaking_pee"]


def test_yes_and_not_sure_together_count_as_yes(person):
    shown = person.opens("/check/ill/").context["asked"]

    person.answers("ill", asked=list(shown), weight_loss=["yes", "not_sure"])

    assert Check.objects.get().answers["weight_loss"] is True


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("bladder", {"asked": "age"}),
        ("bladder", {"asked": "saddle_numbness", "saddle_numbness": "maybe"}),
        ("age", {"age": "900"}),
        ("body", {"body": "cat"}),
        ("course", {"course": "'; drop table"}),
    ],
)
def test_a_form_that_the_page_never_offered_is_refused_in_words(person, page, form):
    sent = person.answers(page, **form)

    assert sent.status_code == 400
    assert "This form has changed" in sent.content.decode()
    assert Check.objects.count() == 0


def test_a_page_that_does_not_exist_says_so(person):
    sent = person.opens("/check/nonsense/")

    assert sent.status_code == 404
    assert "This page is not here" in sent.content.decode()


def test_answers_are_shown_again_on_the_way_back(person):
    person.ticks("legs", "leg_numbness")

    rows = person.opens("/check/legs/").context["rows"]

    assert [row["name"] for row in rows if row["yes"]] == ["leg_numbness"]


def test_a_second_tab_adds_to_the_same_check(person):
    person.denies("now")
    person.answers("age", age="18")

    answers = Check.objects.get().answers
    assert answers["chest_pain"] is False
    assert answers["age"] == 18.0


def test_a_form_sent_by_script_is_told_where_to_go(person):
    shown = list(person.opens("/check/now/").context["asked"])
    form = {"asked": shown, "none": "1"}

    sent = person.browser.post("/check/now/", form, headers={"X-Unclench": "fetch"})

    assert sent.json() == {"go": "/check/bladder/"}


def test_only_what_applies_is_asked(person):
    person.goes_on()

    answers = Check.objects.get().answers
    assert "vaginal_bleeding" not in answers
    assert "weakness_worsening" not in answers


def test_a_man_is_not_shown_a_question_about_pregnancy(person):
    person.goes_on()

    assert "pregnant" not in person.opens("/check/answers/").content.decode()


def test_the_summary_cannot_be_reached_before_the_danger_questions(person):
    person.denies("now")

    assert person.opens("/check/answers/")["Location"] == "/check/bladder/"


def test_a_result_belongs_to_one_person_only(person, stranger):
    address = person.finishes()

    assert stranger.opens(address).status_code == 404


def test_coming_back_in_the_middle_offers_to_carry_on(person):
    person.denies("now")

    assert "Carry on where you were?" in person.opens("/check/start/").content.decode()
    assert person.browser.post("/check/start/")["Location"] == "/check/bladder/"


def test_starting_again_keeps_the_old_check(person):
    person.denies("now")

    assert person.browser.post("/check/start/", {"anew": "1"})["Location"] == "/check/now/"
    assert Check.objects.count() == 2


def test_a_slip_of_the_thumb_can_be_put_right(person):
    decision = person.ticks("bladder", "saddle_numbness")["Location"].split("/")[3]

    person.browser.post(f"/check/change/{decision}/bladder/")
    sent = person.denies("bladder")

    assert sent["Location"] == "/check/now/"


def test_a_child_gets_the_safety_answer_and_no_exercises(person):
    person.answers("age", age="16")
    person.goes_on()
    person.browser.post("/check/answers/")

    page = person.opens(f"/check/result/{Decision.objects.get().pk}/").content.decode()
    assert "made for adults" in page
    assert "Ease it now" not in page


def test_forget_me_erases_everything(person):
    person.finishes()

    person.browser.post("/you/forget/")

    assert Check.objects.count() + Decision.objects.count() + Session.objects.count() == 0
    assert person.browser.cookies["unclench"].value == ""


def test_the_key_is_not_in_the_database(person):
    person.denies("now")

    key = person.browser.cookies["unclench"].value
    assert key not in str(list(Check.objects.values("visitor__key_hash")))


def test_the_cookie_cannot_be_read_by_script_and_stays_on_this_site(person):
    person.denies("now")

    cookie = person.browser.cookies["unclench"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_full_disk_is_said_in_words(person, monkeypatch):
    def full(*_args, **_kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("unclench.web.check.services.Check.save", full)
    sent = person.ticks("ill", "weight_loss")

    assert sent.status_code == 503
    assert "The disk of this server is full" in sent.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/check/now/", "/check/help/", "/relief/", "/you/", "/nowhere/"]
)
def test_every_page_carries_the_strict_policy(person, address):
    policy = person.opens(address)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/check/legs/", "/check/answers/", "/you/", "/check/start/"])
def test_the_cost_of_a_page_does_not_grow_with_the_history(
    person, address, django_assert_max_num_queries
):
    for _ in range(3):
        person.finishes()
        person.browser.post("/check/start/", {"anew": "1"})

    with django_assert_max_num_queries(15):
        person.opens(address)


def test_every_page_of_the_check_says_how_far_it_is_and_never_goes_back(person):
    told = [progress(knowledge(), page) for page in knowledge().interview.pages]

    assert [each["value"] for each in told] == sorted(each["value"] for each in told)
    assert (told[0]["words"], told[-1]["words"]) == (
        "The most important first",
        "The last questions",
    )
    assert "The most important first" in person.opens("/check/now/").content.decode()


def test_back_from_the_result_leads_to_the_result_and_to_no_empty_check(person):
    result = person.walks_to_the_result()

    assert person.opens("/check/answers/")["Location"] == result


def test_the_summary_of_no_check_leads_to_the_first_question(person):
    assert person.opens("/check/answers/")["Location"] == "/check/start/"
