"""Every small mistake in a red flag is noticed by an invented person, or changes nothing."""

import pytest

from tests.shipped import BASE
from unclench.engine.values.condition import And, Compare, Count, Not, Or, Yes
from unclench.evaluation.equivalence import Notice
from unclench.evaluation.mutants import changed, mutants_of
from unclench.evaluation.mutation import every_mutant, killed_by, survivors
from unclench.evaluation.people import cases_of
from unclench.proofs.proof import Proof

CASES = cases_of(BASE)


@pytest.fixture(scope="module")
def alive():
    """The mistakes that no invented person notices."""
    return survivors(BASE, CASES, every_mutant(BASE))


def test_a_mistake_that_no_person_notices_changes_nothing_for_anybody(alive):
    notice = Notice(Proof(BASE))

    noticeable = [str(mutant) for mutant in alive if notice.somebody_told_otherwise(mutant)]

    assert noticeable == []


def test_most_mistakes_are_noticed_by_a_person(alive):
    assert len(alive) < 0.25 * len(every_mutant(BASE))


def test_a_deleted_rule_is_noticed_by_name():
    deleted = next(mutants_of(BASE.red_flags["saddle_numbness"]))

    assert killed_by(BASE, CASES, deleted).name.startswith("Asha")


def test_nobody_is_told_otherwise_without_a_mistake():
    flag = BASE.red_flags["saddle_numbness"]
    harmless = next(m for m in mutants_of(flag) if m.mistake == "rule deleted")
    same = type(harmless)(flag, 0, "none")

    assert Notice(Proof(BASE)).somebody_told_otherwise(same) is None


def test_every_kind_of_mistake_is_planted():
    condition = And((Or((Yes("a"), Not(Yes("b")))), Count((Yes("c"), Compare("d", ">=", 3.0)), 1)))

    mistakes = " / ".join(mistake for mistake, _ in changed(condition))

    assert "`and` read as `or`" in mistakes
    assert "`or` read as `and`" in mistakes
    assert "`not` dropped" in mistakes
    assert "a dropped" in mistakes
    assert "count of 1 read as 2" in mistakes
    assert "d >= 3.0 read as <" in mistakes
    assert "d >= 3.0 read as >" in mistakes
