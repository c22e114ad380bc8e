"""The report as a document: what a clinician must be able to trust in it."""

from dataclasses import replace

import pytest

from tests.people import a_person
from tests.report.people import TODAY, Synthetic, days_ago, whole
from tests.shipped import BASE
from unclench.engine.assessment.assess import triage
from unclench.engine.assessment.results import result_as_values
from unclench.engine.values.findings import Findings
from unclench.report.choice import Choice, Part
from unclench.report.document import Drawn, Grid, Points, Words
from unclench.report.for_clinician import for_clinician
from unclench.report.record import (
    Bout,
    ChangeTold,
    DoneTold,
    Estimate,
    FairTestTold,
    LookTold,
    Rating,
    ScoreTold,
    SessionKind,
    SessionTold,
    Told,
)
from unclench.report.red_flags import flags_told
from unclench.report.share import share
from unclench.report.words import GROUPS
from unclench.report.write import write


def with_check(findings: Findings, **more):
    """A record whose check has these answers."""
    record = next(r for r in (Synthetic(n).record() for n in range(20)) if r.check)
    result = triage(BASE, findings)
    flags = flags_told(BASE, findings, result_as_values(BASE, findings, result))
    check = replace(
        record.check,
        day=days_ago(1),
        findings=findings,
        flags=flags,
        disposition=result.disposition,
        within_days=result.within_days,
        complete=result.complete,
    )
    return replace(record, check=check, **more)


def text_of(record, *parts) -> str:
    choice = Choice(days_ago(400), TODAY, frozenset(parts or Part))
    return _words(write(BASE, share(record, choice)))


def _words(document) -> str:
    sections = [*document.first, *document.details]
    told = [_said(block) for section in sections for block in section.blocks]
    return "\n".join([*told, *document.foot, *(f"{a}: {b}" for a, b in document.about.rows)])


def _said(block) -> str:
    match block:
        case Words(text=text):
            return text
        case Points(lines=lines, lead=lead):
            return "\n".join([lead, *lines])
        case Grid(rows=rows, caption=caption):
            return "\n".join([caption, *map(" | ".join, rows)])
        case Drawn(words=words):
            return words
    return ""


def test_a_flag_that_was_told_stands_first_with_what_was_told():
    text = text_of(with_check(a_person(BASE, with_=["saddle_numbness"])), Part.RED_FLAGS)

    flag, told = BASE.red_flags["saddle_numbness"].title, BASE.findings["saddle_numbness"].short
    assert f"Reported:\n{flag} ({told})." in text


def test_not_sure_is_said_and_never_counted_as_no():
    record = with_check(a_person(BASE, not_sure=["saddle_numbness"]))

    flag = next(f for f in record.check.flags if f.id == "saddle_numbness")

    assert flag.told is Told.NOT_SURE
    assert "The person was not sure." in text_of(record, Part.RED_FLAGS)


def test_what_was_not_asked_is_never_counted_as_no():
    record = with_check(Findings({"fever": False}))

    flag = next(f for f in record.check.flags if f.id == "saddle_numbness")

    assert flag.told is Told.NOT_ASKED
    assert "not asked or not decided" in text_of(record, Part.RED_FLAGS)
    assert "The check was not finished" in text_of(record, Part.RED_FLAGS)


def test_somebody_who_denies_everything_has_no_flag_reported():
    text = text_of(with_check(a_person(BASE)), Part.RED_FLAGS)

    assert "Reported: none." in text
    assert "cauda equina" in text


def test_every_flag_stands_in_full_with_what_came_out():
    record = with_check(a_person(BASE, with_=["fever"], not_asked=["leaking_pee"]))

    text = text_of(record, Part.RED_FLAGS)

    assert [flag.title for flag in record.check.flags if flag.title not in text] == []


def test_every_group_of_red_flags_has_a_name_for_clinicians():
    assert set(GROUPS) == set(BASE.groups)


@pytest.mark.parametrize("number", range(12))
def test_it_says_who_entered_it_what_it_is_not_and_with_which_versions(number):
    document = write(BASE, share(Synthetic(number).record(), whole()))

    assert document.lead.startswith("Entered by the patient. Not a diagnosis")
    assert BASE.version in document.foot[0]
    assert document.details[-1].heading == "What this program does not know"


def test_numbers_before_and_after_never_stand_without_a_word_on_chance():
    session = SessionTold(
        id=Synthetic(1)._id(), day=TODAY, kind=SessionKind.RELIEF, pain_before=6, pain_after=4
    )
    record = replace(Synthetic(1).record(), sessions=(session,))

    text = text_of(record, Part.TRIED)

    assert "1 guided relief session; average pain before 6 (n = 1), after 4" in text
    assert "They do not show that something worked" in text


def test_a_session_without_numbers_is_in_no_average():
    told = {"day": TODAY, "kind": SessionKind.PLAN, "id": Synthetic(1)._id()}
    rated = SessionTold(**told, pain_before=4, pain_after=4)
    record = replace(
        Synthetic(1).record(), sessions=(rated, SessionTold(**told, pain_before=9)), done=()
    )

    assert "2 exercise sessions of the plan; average pain before 4 (n = 1), after 4" in text_of(
        record, Part.TRIED
    )


def test_an_estimate_that_was_learnt_stands_with_its_interval():
    estimate = Estimate(
        about="Walking",
        mean=-0.6,
        low=-1.2,
        high=0.1,
        mass=0.9,
        counted="40 days",
        says="Too early to say.",
        how="model of one person",
    )
    walk = DoneTold(id="walk", words="A walk", days=(TODAY,))

    text = text_of(replace(Synthetic(1).record(), estimates=(estimate,), done=(walk,)), Part.TRIED)

    assert (
        "change of pain in points (below 0: less), 90% interval, model of one person: "
        "walking -0.6 (-1.2 to +0.1)" in text
    )


def test_what_seems_to_make_it_worse_comes_before_what_eases():
    easing, worse = (
        Estimate(
            about=about,
            mean=mean,
            low=mean - 1,
            high=mean + 1,
            mass=0.8,
            counted="9 sessions",
            says="",
            how="unblinded",
        )
        for about, mean in (("Warmth", -2.0), ("Massage", 1.2))
    )
    walk = DoneTold(id="walk", words="A walk", days=(TODAY,))

    text = text_of(
        replace(Synthetic(1).record(), estimates=(easing, worse), done=(walk,)), Part.TRIED
    )

    assert text.index("massage +1.2") < text.index("warmth -2")


WARMTH = FairTestTold(
    id="1",
    question="Is warmth better?",
    compared="warmth or carrying on as usual",
    outcome="pain of the day, 0 to 10",
    first=days_ago(40),
    last=days_ago(13),
    lived=28,
    known=26,
    found="No real difference for you.",
    difference="Warmth against carrying on as usual: better by +0.1 points",
)


def test_a_sign_that_was_ticked_after_the_check_stands_with_the_red_flags():
    looks = (LookTold(day=days_ago(4)), LookTold(day=days_ago(2), found=("a weak leg", "x")))

    text = text_of(replace(Synthetic(1).record(), looks=looks), Part.RED_FLAGS)

    assert "no check after it in these days:\n24 Nov 2026: a weak leg and x\nAsked on" in text
    assert "asked again on 1 day, last on 22 November 2026: none." in text


def test_a_later_look_stands_after_the_sign_that_was_ticked_before_it():
    looks = (LookTold(day=days_ago(4), found=("a weak leg",)), LookTold(day=days_ago(2)))

    text = text_of(replace(Synthetic(1).record(), looks=looks), Part.RED_FLAGS)

    assert "22 Nov 2026: a weak leg\n24 Nov 2026: none of them\n" in text


def test_a_sign_is_told_where_its_days_hold_no_check():
    looks = (LookTold(day=days_ago(2), found=("a weak leg",)),)
    shared = share(replace(Synthetic(1).record(), looks=looks, check=None), whole())

    assert "24 Nov 2026: a weak leg\nNo check was made in these days." in _words(
        write(BASE, shared)
    )
    assert "24 Nov 2026: a weak leg\n" in _words(for_clinician(BASE, shared))


def test_looks_that_found_nothing_are_counted_with_the_red_flags():
    looks = (LookTold(day=days_ago(4)), LookTold(day=days_ago(2)))

    text = text_of(replace(Synthetic(1).record(), looks=looks), Part.RED_FLAGS)

    assert "Signs of cauda equina asked again on 2 days, last on 24 November 2026: none." in text


def test_a_fair_test_that_is_over_stands_with_its_days_its_lot_and_why_it_may_differ():
    text = text_of(replace(Synthetic(1).record(), fair_tests=(WARMTH,)), Part.TRIED)

    line = (
        "Fair test by days drawn by lot, “Is warmth better?” 26 of 28 days with an answer, "
        "17 Oct 2026 to 13 Nov 2026: “No real difference for you.”"
    )
    assert f"{line}\n" in text
    assert f"{line} Compared: warmth or carrying on as usual, by pain of the day, 0 to 10." in text
    assert "sessions pain right before and after: the two may differ." in text


def test_fair_tests_that_page_one_has_no_room_for_are_counted_there():
    told = tuple(replace(WARMTH, id=str(n)) for n in range(4))

    text = text_of(replace(Synthetic(1).record(), fair_tests=told), Part.TRIED)

    assert "2 fair tests before, told in full under Sessions" in text


def test_a_fair_test_that_ended_early_or_was_not_opened_says_so():
    early = replace(WARMTH, is_early=True, found="", difference="")

    text = text_of(replace(Synthetic(1).record(), fair_tests=(early,)), Part.TRIED)

    said = "28 days, 17 Oct 2026 to 13 Nov 2026, ended early: what came out has not been opened yet"
    assert said in text


def test_a_fair_test_that_lies_partly_outside_of_the_chosen_days_is_not_told():
    record = replace(Synthetic(1).record(), fair_tests=(WARMTH,))

    shared = share(record, Choice(days_ago(30), TODAY))

    assert shared.record.fair_tests == ()


def test_a_score_that_was_brought_in_stands_with_its_scale():
    ratings = (Rating(day=days_ago(60), score=14), Rating(day=days_ago(9), score=7))
    told = ScoreTold(
        id="rmdq",
        title="Roland-Morris",
        short="RMDQ",
        ends="0 to 24",
        worse="higher is worse",
        ratings=ratings,
    )

    text = text_of(replace(Synthetic(1).record(), scores=(told,)), Part.FUNCTION)

    assert "RMDQ (0 to 24) 14 on 27 Sep 2026 and 7 on 17 Nov 2026" in text
    assert "17 Nov 2026 | Roland-Morris (0 to 24, higher is worse), filled in elsewhere | 7" in text


def test_a_bout_that_began_today_is_in_its_first_day():
    bout = Bout(id=Synthetic(1)._id(), began_on=TODAY)

    text = text_of(replace(Synthetic(1).record(), bouts=(bout,)), Part.WHY)

    assert "This bout began on 26 November 2026; today is its day 1." in text


def test_overall_change_says_of_which_bout_and_in_how_many_it_was_told_before():
    told = tuple(_change(began, on_day) for began in (300, 200, 100) for on_day in (14, 42))

    text = text_of(replace(Synthetic(1).record(), changes=told), Part.FUNCTION)

    assert (
        "Overall change: bout of 10 May 2026 day 14 better, day 42 better; bout of 18 Aug" in text
    )
    assert "day 42 better; told in 1 bout before\n" in text


def _change(began: int, on_day: int) -> ChangeTold:
    days = {"day": days_ago(began - on_day), "bout_began": days_ago(began)}
    return ChangeTold(id=f"{began}-{on_day}", **days, on_day=on_day, step=2, words="Better")


def test_what_was_done_most_often_is_called_so_where_there_is_more():
    done = [DoneTold(id=str(n), words=f"Thing {n}", days=(TODAY,)) for n in range(5)]

    text = text_of(replace(Synthetic(1).record(), done=tuple(done)), Part.TRIED)

    assert "Most often in the diary, with the number of days: thing 0 1, " in text


def test_no_medicine_told_is_not_taken_for_none():
    record = replace(Synthetic(1).record(), done=(), medicines=Synthetic(1).record().medicines)
    record = replace(record, medicines=replace(record.medicines, own_words="", yes=()))

    assert "That does not mean none is taken" in text_of(record, Part.MEDICINES)


def test_a_day_without_an_entry_is_said_to_be_unknown():
    text = text_of(Synthetic(1).record())

    assert "they are unknown, not free of pain" in text


def test_an_explanation_is_never_told_as_a_finding_of_the_person():
    record = next(r for r in (Synthetic(n).record() for n in range(20)) if r.check and r.causes)

    assert "Not a diagnosis." in text_of(record, Part.FITS, Part.WHY)
