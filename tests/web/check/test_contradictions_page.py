"""Answers that do not fit together, as somebody meets them who changed their mind."""

from unclench.web.check.models import Check


def pain_for_hours_and_then_none(person):
    """Tells of pain under the ribs for hours, goes back, and denies that there is any."""
    person.ticks("belly", "gallbladder")
    person.answers("gallbladder_long", gallbladder_long="yes")
    return person.denies("belly")["Location"]


def test_answers_that_do_not_fit_are_asked_about_plainly(person):
    page = person.opens(pain_for_hours_and_then_none(person)).content.decode()

    assert "Which is right?" in page
    assert "Both are right, or I am not sure" in page


def test_putting_it_right_ends_the_contradiction(person):
    address = pain_for_hours_and_then_none(person)

    person.browser.post(address, {"gallbladder": "none"})

    assert Check.objects.get().answers["gallbladder_long"] is False
    assert "/check/unclear/" not in person.browser.get("/check/answers/")["Location"]


def test_leaving_both_takes_the_careful_side(person):
    address = pain_for_hours_and_then_none(person)

    person.browser.post(address, {"gallbladder": "both"})
    result = person.opens(person.finishes()).content.decode()

    assert "Pattern of gallstones" in result


def test_it_is_asked_once(person):
    address = pain_for_hours_and_then_none(person)
    person.browser.post(address, {"gallbladder": "both"})

    assert person.opens(address)["Location"] != address


def test_a_weaker_leg_is_an_emergency_though_it_was_not_sure_that_a_leg_is_weak(person):
    person.ticks("legs", leg_weakness="not_sure")

    sent = person.answers("weakness", weakness_worsening="yes")

    assert "/check/result/" in sent["Location"]
    assert "Get help now" in person.opens(sent["Location"]).content.decode()


def test_an_emergency_that_is_plain_is_not_held_up_by_a_question(person):
    person.answers("weakness", weakness_worsening="yes")

    sent = person.ticks("legs", "both_legs")

    assert "/check/result/" in sent["Location"]


def test_a_choice_that_does_not_exist_is_asked_again(person):
    sent = person.browser.post(pain_for_hours_and_then_none(person), {"gallbladder": "tampered"})

    assert sent.status_code == 422
    assert "Choose which answer is right" in sent.content.decode()


def test_a_stranger_has_nothing_to_put_right(person, stranger):
    address = pain_for_hours_and_then_none(person)

    assert stranger.opens(address)["Location"] == "/check/now/"


def test_cancer_named_before_a_session_opens_the_check_again(person):
    person.finishes()
    session = person.browser.post("/relief/session/")["Location"].split("/")[3]

    sent = person.browser.post(
        f"/relief/session/{session}/before/",
        {"asked": ["cancer_now_or_in_bones"], "cancer_now_or_in_bones": "yes"},
    )

    assert sent["Location"] == "/check/answers/"
    assert "/check/unclear/cancer/" in person.opens("/check/answers/")["Location"]
