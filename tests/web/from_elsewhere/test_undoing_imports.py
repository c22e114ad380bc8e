"""Taking an import out: what is there then is what would be there if it had never come."""

import pytest

from tests.web.from_elsewhere.conftest import known, steps_of
from unclench.web.from_elsewhere.models import BroughtIn

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "2025-05-01", "2025-05-02", "2025-05-03"


def test_undo_takes_out_what_an_import_added(bringer):
    bringer.keeps(steps_of([FIRST], 900))

    bringer.undoes(0)

    assert (known(), BroughtIn.objects.count()) == ([], 0)


def test_undo_gives_back_what_an_import_changed(bringer):
    bringer.keeps(steps_of([FIRST, SECOND], 900))
    before = known()
    bringer.keeps(steps_of([SECOND, THIRD], 1200))

    bringer.undoes(0)

    assert known() == before


def test_undo_of_an_earlier_import_leaves_what_a_later_one_told(bringer):
    bringer.keeps(steps_of([FIRST, SECOND], 900))
    bringer.keeps(steps_of([SECOND, THIRD], 1200))

    bringer.undoes(1)

    assert known() == [(SECOND, "steps", 1200), (THIRD, "steps", 1200)]


def test_a_day_that_two_imports_told_alike_stays_when_one_of_them_goes(bringer):
    bringer.keeps(steps_of([FIRST], 900))
    bringer.keeps(steps_of([FIRST, SECOND], 900))

    bringer.undoes(1)

    assert known() == [(FIRST, "steps", 900), (SECOND, "steps", 900)]


def test_undoing_all_in_any_order_leaves_nothing(bringer):
    bringer.keeps(steps_of([FIRST, SECOND], 900))
    bringer.keeps(steps_of([SECOND, THIRD], 1200))
    bringer.keeps(steps_of([FIRST, THIRD], 1500))

    bringer.undoes(1)
    assert known() == [(d, "steps", n) for d, n in [(FIRST, 1500), (SECOND, 900), (THIRD, 1500)]]
    bringer.undoes(1)
    bringer.undoes(0)

    assert known() == []


def test_undo_touches_no_other_kind_of_the_same_day(bringer):
    bringer.keeps('[{"type": "sleep", "start": "2025-05-01", "value": 7.5, "unit": "h"}]')
    bringer.keeps(steps_of([FIRST], 900))

    bringer.undoes(0)

    assert known() == [(FIRST, "sleep", 7.5)]


def test_a_file_may_come_again_after_it_was_taken_out(bringer):
    bringer.keeps(steps_of([FIRST], 900))
    bringer.undoes(0)

    bringer.keeps(steps_of([FIRST], 900))

    assert known() == [(FIRST, "steps", 900)]
