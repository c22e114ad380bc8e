"""A history from a table, and what is said of a line that cannot be read."""

import pytest

from unclench.engine.plan.read_history import HistoryError, read_history

KNOWN = ("cat_camel", "short_walk")


def test_every_kind_of_line_is_read():
    told = read_history(
        [
            "day,kind,item,ending,pain_before,pain_during,next_day",
            "2026-11-03,done,cat_camel,,3,4,settled",
            "2026-11-02,done,short_walk,stopped,2,2,",
            "2026-11-04,flare,,,,,",
            "2026-11-05,not_for_me,cat_camel,,,,",
        ],
        KNOWN,
    )

    assert [each.intervention for each in told.done] == ["short_walk", "cat_camel"]
    assert [str(each.mark) for each in told.marks] == ["flare"]
    assert told.declined == {"cat_camel"}
    assert str(told.since) == "2026-11-02"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("yesterday,done,cat_camel,3", "line 2, day: `yesterday` cannot be read"),
        ("2026-11-03,danced,cat_camel,3", "line 2, kind: `danced` cannot be read"),
        ("2026-11-03,done,cat_camle,3", "line 2, item: `cat_camle` cannot be read"),
        ("2026-11-03,done,cat_camel,11", "line 2, pain_before: `11` cannot be read"),
        ("2026-11-03,done,cat_camel,lots", "expected a number from 0 to 10"),
        ("2026-11-03,done,cat_camel,nan", "expected a number from 0 to 10"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_was_expected(line, said):
    with pytest.raises(HistoryError) as error:
        read_history(["day,kind,item,pain_before", line], KNOWN)

    assert said in str(error.value)


def test_a_column_that_nobody_knows_is_named():
    with pytest.raises(HistoryError, match="no column is called `mood`"):
        read_history(["day,kind,mood", "2026-11-03,flare,good"], KNOWN)


def test_a_missing_column_is_named():
    with pytest.raises(HistoryError, match="the column `kind` is missing"):
        read_history(["day,item", "2026-11-03,cat_camel"], KNOWN)


def test_a_day_of_the_diary_is_read():
    told = read_history(
        ["day,kind,pain,able,bad_day", "2026-11-04,diary,5,no,", "2026-11-03,diary,,,yes"], KNOWN
    )

    assert [(each.pain, each.able, each.bad) for each in told.days] == [
        (None, None, True),
        (5, False, False),
    ]
