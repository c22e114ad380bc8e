"""Every red flag is held against the lists of what a clinician's check may settle."""

import pytest

from tests.engine.knowledge.broken import broken
from tests.shipped import BASE
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.red_flag import ASSESSED_DAYS, AssessedFor, Tier

FLAGS = list(BASE.red_flags.values())
AGE_ALONE_CHANGES_NOTHING = {"CA-6"}
CAUDA_EQUINA_IN_PREGNANCY = {"PR-3"}  # its signs are those of the CES rows


def _by_id(flag):
    return flag.id


def _markable(flag):
    return ASSESSED_DAYS[flag.assessed] > 0


MARKABLE = [flag for flag in FLAGS if _markable(flag)]


@pytest.mark.parametrize("flag", FLAGS, ids=_by_id)
def test_a_flag_is_settled_for_as_long_as_its_most_careful_row_allows(base, flag):
    assert flag.assessed is base.assessed.time_for(flag)


@pytest.mark.parametrize("flag", FLAGS, ids=_by_id)
def test_a_flag_with_a_row_that_is_never_settled_cannot_be_marked(base, flag):
    forbidden = base.assessed.never_rows.intersection(flag.facts)

    assert not (forbidden and _markable(flag))


@pytest.mark.parametrize("flag", MARKABLE, ids=_by_id)
def test_nothing_above_soon_and_nothing_of_tier_a_can_be_marked(flag):
    assert flag.tier is not Tier.A
    assert flag.assessed_up_to.disposition is Disposition.SOON


@pytest.mark.parametrize("flag", MARKABLE, ids=_by_id)
def test_a_flag_is_settled_in_no_higher_form_than_its_rows_allow(base, flag):
    form = base.assessed.limit_for(flag)

    assert form is None or flag.assessed_up_to <= form


def test_every_row_that_may_be_settled_belongs_to_a_flag_that_may_be(base):
    settled = {row for flag in MARKABLE for row in flag.facts}
    listed = {*base.assessed.three_months, *base.assessed.six_weeks}

    assert listed - settled == AGE_ALONE_CHANGES_NOTHING


def test_every_row_that_is_never_settled_belongs_to_a_flag(base):
    known = {row for flag in FLAGS for row in flag.facts}

    assert base.assessed.never_rows - known == CAUDA_EQUINA_IN_PREGNANCY


def test_no_row_stands_on_two_lists(base):
    lists = base.assessed
    rows = [*lists.three_months, *lists.six_weeks, *lists.follow_their_parts, *lists.never_rows]

    assert len(rows) == len(set(rows))


def test_a_known_old_change_is_asked_about_each_time_and_never_marked(base):
    flag = base.red_flags["old_pelvic_change"]

    assert flag.assessed is AssessedFor.CHANGE_ASKED_EACH_TIME
    assert [(b.row, b.then) for b in base.assessed.becomes] == [("CES-16", "CES-15")]


def test_a_flag_that_is_settled_for_longer_than_its_rows_allow_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "red_flags/weight_loss.yaml", "six_weeks", "three_months")

    assert "red_flags/weight_loss.yaml, line 8" in said
    assert "say `six_weeks` for CA-3, R14" in said


def test_a_flag_of_the_never_list_that_may_be_settled_is_refused(knowledge_copy):
    line = "assessed: three_months\nassessed_up_to: soon_3\nfacts: [CES-5"

    said = broken(knowledge_copy, "red_flags/saddle_numbness.yaml", "facts: [CES-5", line)

    assert "say `never` for CES-5, R1" in said


def test_a_form_above_soon_that_may_be_settled_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "red_flags/weight_loss.yaml", "_to: soon_3", "_to: same_day")

    assert "nothing above `soon`" in said


def test_a_reopening_sign_that_no_finding_has_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "assessed.yaml", "leg_pain_spreading_down", "leg_pain_spreding")

    assert "no finding or concept is called `leg_pain_spreding`" in said
