"""When somebody is asked again, as a clinician would say it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from unclench.engine.assessment.assess import check_in_dates, checks_due
from unclench.engine.values.finding import Role
from unclench.engine.values.follow_up import History, PastDay, PastSession, Place

FIRST_DAY = date(2026, 11, 1)


def a_course(**known: object) -> History:
    """Somebody whose back seized up on the first of November, and who checked that day."""
    return History(**{"decided_on": FIRST_DAY, "onset_on": FIRST_DAY, **known})


def due(base, history: History, day: int) -> list[str]:
    """What is due on that day of the bout; its first day is day 0."""
    return [found.id for found in checks_due(base, history, FIRST_DAY + timedelta(days=day))]


def at_home(base, history: History, day: int) -> list[str]:
    today = FIRST_DAY + timedelta(days=day)
    return [d.id for d in checks_due(base, history, today) if Place.HOME in d.places]


def test_nobody_is_asked_again_on_the_day_of_the_check(base):
    assert due(base, a_course(), 0) == []


def test_a_man_is_asked_again_on_the_third_day(base):
    assert at_home(base, a_course(), 2) == []
    assert at_home(base, a_course(), 3) == ["three_days"]


def test_a_man_is_asked_again_after_a_week(base):
    assert at_home(base, a_course(), 7) == ["one_week"]


def test_a_man_at_day_fifteen_no_better_is_asked_again(base):
    checked = FIRST_DAY + timedelta(days=13)

    assert at_home(base, a_course(decided_on=checked, course="same"), 15) == ["two_weeks"]


def test_a_man_at_day_fifteen_of_whom_nothing_more_is_known_is_asked_again(base):
    assert at_home(base, a_course(), 15) == ["two_weeks"]


def test_a_man_who_said_on_day_ten_that_it_eases_is_not_asked_at_day_fifteen(base):
    checked = FIRST_DAY + timedelta(days=10)

    assert at_home(base, a_course(decided_on=checked, course="better"), 15) == []


def test_a_man_who_said_on_the_first_day_that_it_eases_is_asked_at_day_fifteen(base):
    assert at_home(base, a_course(course="better"), 15) == ["two_weeks"]


def test_a_woman_is_asked_again_after_six_weeks(base):
    assert at_home(base, a_course(), 43) == ["six_weeks"]


def test_a_check_made_on_the_day_settles_it(base):
    checked = FIRST_DAY + timedelta(days=15)

    assert at_home(base, a_course(decided_on=checked), 15) == []


def test_a_bout_that_was_weeks_old_at_the_check_counts_from_its_onset(base):
    history = a_course(onset_on=FIRST_DAY - timedelta(days=8))

    assert at_home(base, history, 6) == ["three_days"]
    assert at_home(base, history, 7) == ["two_weeks"]


def test_an_onset_that_was_never_told_counts_from_the_check(base):
    assert at_home(base, a_course(onset_on=None), 15) == ["two_weeks"]


def test_somebody_with_months_of_pain_is_asked_after_a_week_and_not_on_the_third_day(base):
    history = a_course(onset_on=FIRST_DAY - timedelta(days=200))

    assert at_home(base, history, 3) == []
    assert at_home(base, history, 7) == ["one_week"]


def test_somebody_who_is_well_again_is_left_in_peace(base):
    well = a_course(well_on=FIRST_DAY + timedelta(days=10))

    assert at_home(base, well, 15) == []


def test_the_reminders_end(base):
    assert at_home(base, a_course(), 120) == []


def test_pain_that_went_up_by_three_in_a_session_is_asked_about(base):
    history = a_course(sessions=(PastSession(pain_before=4, pain_after=7),))

    assert at_home(base, history, 0) == ["pain_up"]


def test_pain_that_went_up_by_two_is_not(base):
    history = a_course(sessions=(PastSession(pain_before=4, pain_after=6),))

    assert at_home(base, history, 0) == []


def test_pain_of_eight_after_a_session_is_asked_about(base):
    history = a_course(sessions=(PastSession(pain_before=7, pain_after=8),))

    assert at_home(base, history, 0) == ["pain_severe"]


def test_pain_of_eight_that_was_nine_at_the_check_waits_until_the_next_day(base):
    history = a_course(sessions=(PastSession(pain_before=9, pain_after=8),))

    assert at_home(base, history, 0) == []
    assert at_home(base, history, 1) == ["pain_severe"]


def test_a_rise_that_nobody_can_know_is_not_read_as_no_rise(base):
    history = a_course(sessions=(PastSession(pain_before=None, pain_after=8),))

    assert at_home(base, history, 0) == ["pain_up", "pain_severe"]


def test_a_rating_that_was_skipped_asks_for_nothing(base):
    history = a_course(sessions=(PastSession(pain_before=4, pain_after=None),))

    assert at_home(base, history, 0) == []


def test_a_session_that_made_things_worse_is_asked_about(base):
    assert at_home(base, a_course(sessions=(PastSession(worse=True),)), 0) == ["made_worse"]


def test_relief_on_the_fourth_day_after_a_check_asks_for_a_new_one(base):
    assert "old_check" not in due(base, a_course(), 3)
    assert due(base, a_course(), 4)[0] == "old_check"


def test_a_check_counts_for_as_long_for_a_session_as_for_the_reminder(base):
    days = base.sessions["first_relief"].check_counts_days

    assert "old_check" not in due(base, a_course(), days)
    assert "old_check" in due(base, a_course(), days + 1)


def test_relief_after_being_well_asks_whether_it_has_come_back(base):
    well = a_course(well_on=FIRST_DAY)

    assert due(base, well, 1) == ["new_bout"]


def test_a_bout_that_began_after_the_back_was_well_gets_a_check_of_its_own(base):
    back = a_course(was_well_on=FIRST_DAY, again_on=FIRST_DAY + timedelta(days=1))

    assert at_home(base, back, 1) == ["begun_again"]


def test_a_session_that_made_things_worse_after_the_back_was_well_is_asked_about(base):
    worse = (PastSession(pain_before=5, pain_after=9, worse=True),)

    told = at_home(base, a_course(sessions=worse, well_on=FIRST_DAY), 1)

    assert told == ["made_worse", "pain_up", "pain_severe"]


def test_the_reminders_of_a_bout_that_came_back_count_from_its_own_first_day(base):
    back = a_course(was_well_on=FIRST_DAY, again_on=FIRST_DAY + timedelta(days=4))

    assert "one_week" in at_home(base, back, 7)
    assert "two_weeks" not in at_home(base, back, 15)
    assert "two_weeks" in at_home(base, back, 19)


@pytest.mark.parametrize(
    ("topic", "page"),
    [("legs", "legs"), ("bladder", "bladder"), ("bowel", "bladder"), ("saddle", "bladder"),
     ("fever", "ill"), ("injury", "now"), ("chest", "now")],
)  # fmt: skip
def test_a_worrying_note_is_asked_about_on_the_page_that_asks_properly(base, topic, page):
    (found,) = checks_due(base, a_course(topics=frozenset({topic})), FIRST_DAY)

    assert found.page == page
    assert found.reason.startswith("You wrote about")


def test_a_worrying_note_comes_before_everything_else(base):
    history = a_course(topics=frozenset({"fever", "bladder"}), sessions=(PastSession(worse=True),))

    assert due(base, history, 15) == [
        "bladder",
        "fever",
        "made_worse",
        "old_check",
        "two_weeks",
        "each_week",
    ]


def test_a_worrying_note_is_asked_about_without_any_check_before(base):
    assert due(base, History(topics=frozenset({"legs"})), 0) == ["legs"]


def test_a_worrying_note_is_asked_about_by_somebody_who_is_well_again(base):
    history = a_course(topics=frozenset({"legs"}), well_on=FIRST_DAY)

    assert at_home(base, history, 0) == ["legs"]


def test_despair_is_met_with_a_person_to_talk_to_and_not_with_a_check(base):
    assert due(base, a_course(topics=frozenset({"despair"})), 0) == []


def test_somebody_without_a_check_and_without_a_note_has_nothing_to_repeat(base):
    assert due(base, History(), 0) == []


def test_the_days_to_check_again_are_named_in_order(base):
    days = [(d.on - FIRST_DAY).days for d in check_in_dates(base, a_course())]

    assert days == [3, 7, 15, 43]


def test_two_check_ins_on_one_day_are_named_once(base):
    history = a_course(onset_on=FIRST_DAY - timedelta(days=8))

    named = [(d.on - FIRST_DAY).days for d in check_in_dates(base, history)]

    assert named == [3, 7, 35]


def test_everything_that_is_due_says_why_in_words(base):
    history = a_course(topics=frozenset(base.topics), sessions=(PastSession(2, 9, worse=True),))

    reasons = [found.reason for found in checks_due(base, history, date(2026, 11, 16))]

    assert len(reasons) > 8
    assert all(reason.endswith(".") and "{" not in reason for reason in reasons)


def diary(*pains: int, first: int = 0) -> tuple[PastDay, ...]:
    """A day each, counted from the day of the check."""
    return tuple(PastDay(FIRST_DAY + timedelta(days=first + n), p) for n, p in enumerate(pains))


def looks_due(base, history: History, day: int) -> list[str]:
    """The quick looks that are due once a day was kept; a whole check comes before them."""
    today = FIRST_DAY + timedelta(days=day)
    return [found.id for found in checks_due(base, history, today) if found.look]


def test_in_the_first_week_the_nerves_are_looked_at_on_each_day_that_is_kept(base):
    assert looks_due(base, a_course(), 0) == []
    assert looks_due(base, a_course(), 1) == ["first_week"]
    assert looks_due(base, a_course(), 7) == ["first_week", "each_week"]


def test_a_look_of_the_same_day_is_not_asked_for_twice(base):
    looked = a_course(looked_on=FIRST_DAY + timedelta(days=2))

    assert looks_due(base, looked, 2) == []
    assert looks_due(base, looked, 3) == ["first_week"]


def test_after_the_first_week_the_nerves_are_looked_at_once_a_week_for_six_weeks(base):
    looked = a_course(looked_on=FIRST_DAY + timedelta(days=10))

    assert looks_due(base, looked, 16) == []
    assert looks_due(base, looked, 17) == ["each_week"]
    assert looks_due(base, looked, 42) == ["each_week"]
    assert looks_due(base, looked, 43) == []


def test_a_check_counts_for_a_look(base):
    checked = a_course(decided_on=FIRST_DAY + timedelta(days=10))

    assert looks_due(base, checked, 16) == []


def test_pain_that_rises_by_two_in_the_diary_asks_for_a_look(base):
    checked = a_course(decided_on=FIRST_DAY + timedelta(days=10), days=diary(3, 5, first=11))
    looked = replace(checked, looked_on=FIRST_DAY + timedelta(days=12))

    assert looks_due(base, checked, 12) == ["rise_since_look"]
    assert looks_due(base, looked, 12) == []


def test_what_a_look_found_waits_for_a_check_wherever_somebody_goes(base):
    found = a_course(look_found=True)

    assert at_home(base, found, 0) == ["look_found"]
    assert {place for d in checks_due(base, found, FIRST_DAY) for place in d.places} == set(Place)


def test_somebody_whose_back_is_well_is_not_asked_to_look(base):
    assert looks_due(base, a_course(well_on=FIRST_DAY + timedelta(days=1)), 3) == []


def test_every_sign_that_the_check_asks_of_the_bladder_is_looked_at(base):
    bladder = next(page for page in base.interview.pages if page.id == "bladder")
    signs = {name for name in bladder.findings if base.findings[name].role is Role.DANGER}

    assert signs <= set(base.quick_look.rows)


def test_pain_that_rises_by_three_within_two_days_in_the_diary_is_asked_about(base):
    assert "diary_up" in at_home(base, a_course(days=diary(3, 4, 6)), 2)
    assert "diary_up" not in at_home(base, a_course(days=diary(3, 4, 5, 6)), 3)


def test_very_strong_pain_in_the_diary_is_asked_about_from_the_next_day_on(base):
    assert at_home(base, a_course(days=diary(8)), 0) == []
    assert "diary_severe" in at_home(base, a_course(days=diary(8, 8)), 1)


def test_a_back_that_was_well_and_hurts_badly_again_is_asked_about(base):
    well_on = FIRST_DAY + timedelta(days=2)

    course = a_course(days=diary(8, 8, 0, 9), well_on=well_on)

    assert "diary_severe" in at_home(base, course, 3)
    assert at_home(base, a_course(days=diary(8, 8, 0), well_on=well_on), 3) == []


def test_very_strong_pain_in_the_diary_is_asked_about_without_any_check_before(base):
    assert at_home(base, History(days=diary(8)), 0) == ["diary_severe"]
    assert at_home(base, History(days=diary(2, 5)), 1) == ["diary_up"]
    assert at_home(base, History(days=diary(5, 7)), 1) == []


def test_pain_of_the_bout_before_is_not_asked_about_when_it_has_come_back(base):
    well_on = FIRST_DAY + timedelta(days=2)

    course = a_course(days=diary(8, 8, 0), was_well_on=well_on, again_on=well_on)

    assert at_home(base, course, 3) == ["begun_again", "three_days"]
