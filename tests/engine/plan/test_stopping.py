"""When to stop, whatever is being done."""

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import shared_stop_rules
from unclench.engine.values.findings import Findings


def ids(base, person):
    return [rule.id for rule in shared_stop_rules(base, person)]


def pregnant(base):
    return a_person(base, sex="female", pregnancy="pregnant", weeks_pregnant=30)


def test_everybody_is_told_to_stop_when_dizzy_or_short_of_breath(base):
    assert ids(base, a_person(base)) == ["dizzy", "breathless"]


def test_in_pregnancy_the_danger_signs_of_pregnancy_come_first(base):
    assert ids(base, pregnant(base))[:2] == ["pregnant_now", "pregnant_flat"]


def test_after_a_birth_the_signs_to_ask_about_are_told(base):
    person = a_person(base, sex="female", pregnancy="after_birth", birth_weeks_ago=4)

    assert {"after_birth_now", "after_birth_ask"} <= set(ids(base, person))


@pytest.mark.parametrize("unknown", ["not_asked", "not_sure"])
def test_where_a_pregnancy_is_not_known_its_danger_signs_are_told(base, unknown):
    person = a_person(base, **{unknown: ["pregnancy"]})

    assert "pregnant_now" in ids(base, person)


def test_somebody_without_a_check_is_told_every_stop_rule(base):
    assert set(ids(base, Findings())) == set(base.stop_rules)


def test_a_stop_rule_without_a_published_source_is_unverified(base):
    assert base.stop_rules["dizzy"].certainty == "unverified"
