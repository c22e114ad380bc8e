"""Has a clinician checked this? Told once, kept, and later asked only as "has it changed?"."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from unclench.web.check import marks
from unclench.web.check.models import AssessedMark, Check, Decision
from unclench.web.check.services import findings_of, result_of

SEEN = "/check/seen/upper_back/"


def reaches_the_summary(person, *signs, anew=True):
    """A whole check in which these signs of the pain's pattern are there, up to the summary."""
    if anew:
        person.browser.post("/check/start/", {"anew": "1"})
    person.ticks("pattern", *signs)
    person.keeps_the_rest()
    return person.browser.post("/check/answers/")["Location"]


def tells_of_a_visit(person, flag="upper_back", days=14, changed="no"):
    person.browser.post(f"/check/seen/{flag}/", {"seen": str(days)})
    person.browser.post(f"/check/seen/{flag}/{days}/", {"seen_by": "gp"})
    return person.browser.post(f"/check/seen/{flag}/{days}/gp/", {"changed": changed})["Location"]


def finishes_from(person, address):
    """From wherever the check leads to its result."""
    if "result" not in address:
        person.keeps_the_rest()
        address = person.browser.post("/check/answers/")["Location"]
    return address


def is_marked(person, *signs):
    reaches_the_summary(person, *signs)
    return finishes_from(person, tells_of_a_visit(person))


def weeks_later(weeks):
    """Everything that is kept happened so many weeks earlier."""
    past = timedelta(weeks=weeks)
    for mark in AssessedMark.objects.all():
        AssessedMark.objects.filter(pk=mark.pk).update(
            seen_on=mark.seen_on - past, made_on=mark.made_on - past
        )
    earlier = timezone.now() - past
    Check.objects.update(started_at=earlier, finished_at=earlier)
    Decision.objects.update(made_at=earlier)


@pytest.fixture
def marked(person):
    """Somebody whose pain for months was checked by their doctor, and told so two weeks ago."""
    person.answers("began", pain_days="91")
    address = finishes_from(person, _first_visit(person))
    assert AssessedMark.objects.count() == 1, address
    weeks_later(2)
    return person


def _first_visit(person):
    reaches_the_summary(person, "upper_back", anew=False)
    return tells_of_a_visit(person)


def next_check(person, *signs, **answers):
    person.browser.post("/check/start/", {"anew": "1"})
    person.answers("began", pain_days="91")
    for page, answer in answers.items():
        person.answers(page, **answer)
    return reaches_the_summary(person, *signs, anew=False)


def test_a_flag_that_may_be_settled_is_asked_about(person):
    person.ticks("pattern", "upper_back")
    person.goes_on()

    assert person.browser.post("/check/answers/")["Location"] == SEEN


def test_one_page_asks_about_one_flag(person):
    reaches_the_summary(person, "upper_back", "cough_worse")

    page = person.opens("/check/seen/cough_worse/").content.decode()

    assert "Has a clinician checked this: “Clearly worse on coughing" in page
    assert "upper or middle back" not in page


def test_a_visit_for_this_same_problem_settles_the_flag(person):
    page = person.opens(is_marked(person, "upper_back")).content.decode()

    assert Decision.objects.get().disposition == "self_care"
    assert "Checked by a GP on" in page
    assert "go back to them if it changes" in page
    assert "cleared" not in page
    assert "None of your other answers points to serious disease" in page
    assert "numbness between the legs" in page


def test_a_settled_flag_is_still_kept_with_the_decision(person):
    is_marked(person, "upper_back")

    (fired,) = Decision.objects.get().result["fired"]

    assert fired["settled_by_clinician"] is True
    assert fired["seen_on"] == (timezone.localdate() - timedelta(days=14)).isoformat()


def test_a_mark_keeps_what_was_true_on_that_day(person):
    is_marked(person, "upper_back")

    mark = AssessedMark.objects.get()

    assert mark.fired == ["upper_back"]
    assert mark.findings == Decision.objects.get().findings


@pytest.mark.parametrize("answer", ["no", "not_sure", "longer"])
def test_without_a_recent_visit_there_is_no_mark(person, answer):
    reaches_the_summary(person, "upper_back")

    person.browser.post(SEEN, {"seen": answer})

    assert AssessedMark.objects.count() == 0
    assert Decision.objects.get().within_days == 3


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_what_changed_since_the_visit_is_not_marked(person, answer):
    reaches_the_summary(person, "upper_back")

    tells_of_a_visit(person, changed=answer)

    assert AssessedMark.objects.count() == 0
    assert Decision.objects.get().within_days == 3


def test_not_knowing_who_it_was_is_not_marked(person):
    reaches_the_summary(person, "upper_back")

    person.browser.post(f"{SEEN}14/", {"seen_by": "not_sure"})

    assert AssessedMark.objects.count() == 0


def test_the_same_visit_is_one_tap_for_the_second_flag(person):
    reaches_the_summary(person, "upper_back", "cough_worse")
    address = tells_of_a_visit(person, "cough_worse")
    same = person.opens(address).context["options"][0]

    person.browser.post(address, {"seen": same["value"]})

    assert address == SEEN
    assert AssessedMark.objects.count() == 2


def test_after_one_no_nobody_is_asked_about_the_rest(person):
    reaches_the_summary(person, "upper_back", "cough_worse")

    address = person.browser.post("/check/seen/cough_worse/", {"seen": "no"})["Location"]

    assert "/check/result/" in address


def test_a_visit_before_the_pain_began_is_not_offered(person):
    reaches_the_summary(person, "upper_back")

    offered = [option["value"] for option in person.opens(SEEN).context["options"]]

    assert offered == ["14", "longer", "no"]


@pytest.mark.parametrize(
    "flag", ["saddle_numbness", "growing_worse", "fever", "old_pelvic_change", "nonsense"]
)
def test_a_flag_that_is_never_settled_cannot_be_marked_whatever_is_posted(person, flag):
    reaches_the_summary(person, "upper_back")

    tells_of_a_visit(person, flag)

    assert AssessedMark.objects.count() == 0


def test_a_not_sure_cannot_be_marked_whatever_is_posted(person):
    shown = person.opens("/check/pattern/").context["asked"]
    person.answers("pattern", asked=list(shown), upper_back="not_sure")
    person.goes_on()

    tells_of_a_visit(person)

    assert AssessedMark.objects.count() == 0


def test_a_higher_form_of_a_flag_cannot_be_marked(person):
    reaches_the_summary(person, "upper_back", "different_pain")

    tells_of_a_visit(person)

    assert AssessedMark.objects.count() == 0


def test_the_engine_is_asked_again_before_a_mark_is_kept(person):
    person.ticks("legs", "leg_weakness")
    check = Check.objects.get()
    fired = result_of(check).fired[0]

    with pytest.raises(ValueError, match="cannot be settled"):
        marks.make_mark(check, fired, findings_of(check), marks.visit_days_ago(14, "gp"))


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (SEEN, {"seen": "91"}),
        (SEEN, {"seen": "2026-01-01.gp"}),
        (SEEN, {}),
        (f"{SEEN}14/", {"seen_by": "my neighbour"}),
        (f"{SEEN}14/gp/", {"changed": "perhaps"}),
    ],
)
def test_a_form_that_the_page_never_offered_is_refused(person, address, form):
    reaches_the_summary(person, "upper_back")

    assert person.browser.post(address, form).status_code == 400
    assert AssessedMark.objects.count() == 0


@pytest.mark.parametrize("address", [f"{SEEN}91/", f"{SEEN}14/neighbour/", f"{SEEN}400/gp/"])
def test_a_step_that_was_never_offered_leads_back_to_the_check(person, address):
    reaches_the_summary(person, "upper_back")

    assert person.opens(address)["Location"] == "/check/answers/"


def test_a_changed_answer_ends_what_was_said_in_this_check(person):
    reaches_the_summary(person, "upper_back", "cough_worse")
    tells_of_a_visit(person, "cough_worse")

    person.ticks("ill", "fever")

    assert AssessedMark.objects.count() == 0


def test_a_later_check_asks_only_what_has_changed(marked):
    address = next_check(marked, "upper_back")

    page = marked.opens(address).content.decode()

    assert "/check/still/" in address
    assert "Has anything changed since you were seen?" in page
    assert "You told us that a GP checked this on" in page
    assert "you missed an appointment or a test" in page


def test_the_same_as_before_lets_the_mark_stand(marked):
    address = next_check(marked, "upper_back")

    finishes_from(marked, marked.browser.post(address, {"changed": "no"})["Location"])

    assert Decision.objects.latest("made_at").disposition == "self_care"


def test_a_sign_that_is_told_after_nothing_changed_still_ends_the_mark(marked):
    address = next_check(marked, "upper_back")
    marked.browser.post(address, {"changed": "no"})

    marked.ticks("history", "blood_thinner")

    check = Check.objects.latest("started_at")
    assert str(result_of(check).urgency) == "soon_3"


def test_a_mark_whose_questions_are_no_more_is_asked_afresh(marked):
    AssessedMark.objects.update(findings={"course": "an answer of long ago"})

    assert next_check(marked, "upper_back") == SEEN


def test_a_mark_with_one_answer_that_means_nothing_now_is_asked_afresh(marked):
    kept = AssessedMark.objects.get().findings
    AssessedMark.objects.update(findings={**kept, "course": "an answer of long ago"})

    assert next_check(marked, "upper_back") == SEEN


def test_until_it_is_said_that_nothing_changed_the_mark_does_not_count(marked):
    next_check(marked, "upper_back")

    check = Check.objects.latest("started_at")

    assert str(result_of(check).urgency) == "soon_3"


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_changed_or_not_sure_ends_the_mark(marked, answer):
    address = next_check(marked, "upper_back")

    marked.browser.post(address, {"changed": answer})

    assert AssessedMark.objects.count() == 0
    assert Decision.objects.latest("made_at").within_days == 3


def test_seen_again_since_is_asked_afresh(marked):
    address = next_check(marked, "upper_back")

    assert marked.browser.post(address, {"changed": "again"})["Location"] == SEEN


def test_a_new_sign_ends_the_mark_and_says_so(marked):
    marked.browser.post("/check/start/", {"anew": "1"})
    marked.answers("began", pain_days="91")
    marked.ticks("pattern", "upper_back")
    marked.ticks("ill", "fever")
    marked.goes_on()
    address = marked.browser.post("/check/answers/")["Location"]

    page = marked.opens(address).content.decode()

    assert "no longer counts for this, because" in page
    assert Decision.objects.latest("made_at").disposition == "same_day"


def test_what_ended_once_does_not_come_back_in_the_next_check(marked):
    marked.browser.post("/check/start/", {"anew": "1"})
    marked.ticks("ill", "fever")

    assert next_check(marked, "upper_back") == SEEN


def test_a_slip_of_the_thumb_that_is_put_right_ends_no_mark(marked):
    marked.browser.post("/check/start/", {"anew": "1"})
    marked.answers("began", pain_days="91")
    marked.ticks("ill", "fever")
    marked.denies("ill")

    assert "/check/still/" in reaches_the_summary(marked, "upper_back", anew=False)


def test_a_bout_that_began_after_the_visit_is_asked_afresh(marked):
    marked.browser.post("/check/start/", {"anew": "1"})

    assert reaches_the_summary(marked, "upper_back", anew=False) == SEEN


def test_after_three_months_unchanged_is_an_ordinary_visit(marked):
    weeks_later(12)
    address = next_check(marked, "upper_back")

    address = finishes_from(marked, marked.browser.post(address, {"changed": "no"})["Location"])

    assert Decision.objects.latest("made_at").within_days == 14
    assert "mention it at your next ordinary visit" in marked.opens(address).content.decode()


def test_a_mark_that_is_not_right_is_taken_back_and_the_result_with_it(person):
    address = is_marked(person, "upper_back")
    mark = AssessedMark.objects.get()
    assert "This is not right" in person.opens(address).content.decode()

    sent = person.browser.post(f"/check/mark/{mark.pk}/remove/")

    assert AssessedMark.objects.count() == 0
    assert "See someone within three days" in person.opens(sent["Location"]).content.decode()
    assert person.browser.post("/relief/session/").status_code == 302


def test_the_record_lists_marks_and_lets_them_be_removed(marked):
    mark = AssessedMark.objects.get()
    page = marked.opens("/you/").content.decode()

    marked.browser.post(f"/check/mark/{mark.pk}/remove/")

    assert "Pain in the upper or middle back: a GP, on" in page
    assert "Checked by a clinician" not in marked.opens("/you/").content.decode()


def test_a_stranger_can_neither_see_nor_remove_a_mark(marked, stranger):
    mark = AssessedMark.objects.get()
    stranger.denies("now")

    assert stranger.browser.post(f"/check/mark/{mark.pk}/remove/").status_code == 404
    assert stranger.opens(f"/check/still/{mark.pk}/").status_code == 404
    assert AssessedMark.objects.count() == 1


def test_forget_me_erases_the_marks(marked):
    marked.browser.post("/you/forget/")

    assert AssessedMark.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"seen_on": date(2100, 1, 1)},
        {"seen_by": "neighbour"},
        {"flag": ""},
        {"rules": ""},
    ],
)
def test_the_database_refuses_a_mark_that_cannot_be(marked, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessedMark.objects.update(**wrong)


def test_the_database_keeps_one_mark_for_each_flag(marked):
    again = AssessedMark.objects.get()
    again.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize("address", ["/check/legs/", "/check/answers/", "/you/", "/check/start/"])
def test_fifty_marks_cost_no_more_than_one(marked, address, django_assert_max_num_queries):
    next_check(marked, "upper_back")
    one = AssessedMark.objects.get()
    for number in range(49):
        one.pk, one.flag = None, f"an_old_flag_{number}"
        one.save(force_insert=True)

    with django_assert_max_num_queries(15):
        marked.opens(address)


def test_the_question_of_what_changed_costs_no_more_with_fifty_marks(
    marked, django_assert_max_num_queries
):
    address = next_check(marked, "upper_back")
    one = AssessedMark.objects.get()
    for number in range(49):
        one.pk, one.flag = None, f"an_old_flag_{number}"
        one.save(force_insert=True)

    with django_assert_max_num_queries(9):
        marked.opens(address)
