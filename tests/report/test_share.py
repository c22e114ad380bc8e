"""Nothing is shared but the days and parts that its person chose."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.people import TODAY, Synthetic, days_ago, whole
from tests.shipped import BASE
from unclench.fhir.bundle import document as fhir_document
from unclench.pictures.series import MarkKind
from unclench.report.choice import Choice, Part
from unclench.report.record import Record
from unclench.report.share import share
from unclench.report.write import write

people = st.integers(0, 10_000).map(lambda number: Synthetic(number).record())
parts = st.frozensets(st.sampled_from(list(Part)))
choices = st.builds(
    lambda first, length, some: Choice(
        days_ago(first), min(TODAY, days_ago(first) + timedelta(days=length)), some
    ),
    st.integers(0, 100),
    st.integers(0, 100),
    parts,
)


def days_told(record: Record) -> list:
    """Every day that a shared record tells of, but for the beginning of a bout."""
    days = [day.day for day in record.series.days] + [mark.day for mark in record.series.marks]
    days += [day for done in record.done for day in done.days]
    days += [session.day for session in record.sessions] + [c.day for c in record.changes]
    rated = (*record.activities, *record.measured, *record.scores)
    days += [rating.day for each in rated for rating in each.ratings]
    days += [b.peak_on for b in record.bouts] + [b.ended_on for b in record.bouts]
    days += [day for bout in record.bouts for flare in bout.flares for day in flare]
    days += [day for test in record.fair_tests for day in (test.first, test.last)]
    days += [look.day for look in record.looks]
    days += [record.check.day] if record.check else []
    return [day for day in days if day is not None]


@given(people, choices)
def test_no_day_outside_of_the_chosen_ones_is_told(record, choice):
    shared = share(record, choice).record

    assert [day for day in days_told(shared) if not choice.first <= day <= choice.last] == []


@given(people)
def test_without_any_part_nothing_is_told_but_who_and_when(record):
    nothing = Choice(days_ago(400), TODAY, frozenset())

    shared = share(record, nothing).record

    person = replace(record.person, age="", sex="")
    assert shared == Record(made=record.made, person=person)


@given(people, choices)
def test_a_part_more_never_takes_something_away(record, choice):
    more = replace(choice, parts=frozenset(Part))

    some, everything = share(record, choice).record, share(record, more).record

    told = [field.name for field in fields(Record) if getattr(some, field.name)]
    assert [name for name in told if not getattr(everything, name)] == []


@given(people, choices)
def test_to_share_what_is_shared_changes_nothing(record, choice):
    once = share(record, choice)

    assert share(once.record, choice) == once


@pytest.mark.parametrize("part", Part)
def test_what_is_only_said_in_one_part_is_not_said_without_it(part):
    everything = [Synthetic(number).record() for number in range(30)]
    others = Choice(days_ago(400), TODAY, frozenset(Part) - {part})

    headings = {s.id for r in everything for s in write(BASE, share(r, others)).first}

    assert part.value.replace("_", "-") not in headings


def test_a_medicine_is_not_told_among_what_was_tried():
    record = Synthetic(3).record()
    tried = Choice(days_ago(400), TODAY, frozenset({Part.TRIED}))

    told = share(record, tried).record.done

    assert [done for done in told if done.is_medicine] == []


def test_a_session_is_not_drawn_where_what_was_tried_is_kept_back():
    record = Synthetic(4).record()
    course = Choice(days_ago(400), TODAY, frozenset({Part.COURSE}))

    kinds = {mark.kind for mark in share(record, course).record.series.marks}

    assert kinds.isdisjoint({MarkKind.SESSION, MarkKind.PLAN_CHANGE, MarkKind.CHECK})


def test_a_plan_of_this_week_is_not_told_of_days_long_ago():
    record = next(r for r in (Synthetic(n).record() for n in range(30)) if r.plan)

    shared = share(record, Choice(days_ago(90), days_ago(30))).record

    assert (shared.plan, shared.goals) == (None, ())


@given(people, choices)
def test_a_word_kept_back_on_paper_is_kept_back_in_fhir_too(record, choice):
    secret = replace(record, questions=("quincemarmalade",))
    kept = replace(choice, parts=choice.parts - {Part.QUESTIONS})

    written = str(fhir_document(BASE, share(secret, kept)))

    assert "quincemarmalade" not in written


def test_a_choice_that_ends_before_it_begins_cannot_be_made():
    with pytest.raises(ValueError, match="before `first`"):
        Choice(TODAY, days_ago(1))


def test_all_of_it_is_all_of_it():
    record = Synthetic(8).record()

    shared = share(record, whole()).record

    assert (shared.sessions, shared.questions) == (record.sessions, record.questions)
