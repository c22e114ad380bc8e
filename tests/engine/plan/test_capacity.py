"""Who may be tested, and what a number says beside one's own and beside others."""

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import (
    Compared,
    Offer,
    Standing,
    compare,
    offer_test,
    others_like,
    triage,
    worth_showing,
)
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import NOT_SURE, Findings

TESTS = ["sit_to_stand_30", "plank", "side_bridge", "back_hold", "fingertip_to_floor"]
NO_MATTER = ["easily_flared", "eye_or_pressure_problem", "chest_or_lung_limits", "hip_replacement"]


def settled(base: KnowledgeBase, **answers: object) -> Findings:
    """Somebody whose bout is two months old, whose pain is mild, and who denied every caution."""
    names = (*base.cautions, *NO_MATTER)
    denied = {name: False for name in names if base.findings[name].type == "yes_no"}
    given = {"pain_days": 60, "pain_nprs": 2, **denied, **answers}
    return a_person(base, **{name: _told(answer) for name, answer in given.items()})


def _told(answer: object) -> object:
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer


def offered(
    base: KnowledgeBase, name: str, findings: Findings, checked: Disposition = Disposition.SELF_CARE
) -> Offer:
    return offer_test(base, base.capacity_tests[name], findings, checked=checked)


@pytest.mark.parametrize("name", TESTS)
def test_somebody_whose_back_has_settled_may_be_tested(base, name):
    assert offered(base, name, settled(base)).standing is Standing.OFFERED


@pytest.mark.parametrize("name", TESTS)
@pytest.mark.parametrize(
    "against",
    [
        {"pain_days": 8},
        {"pain_nprs": 6},
        {"easily_flared": "yes"},
        {"pregnancy": "pregnant"},
        {"pregnancy": "after_birth"},
        {"recent_operation": "yes"},
        {"recent_spine_fracture": "yes"},
        {"old_spine_fracture": "yes"},
        {"eye_or_pressure_problem": "yes"},
        {"cancer_now_or_in_bones": "yes"},
    ],
    ids=lambda answers: next(iter(answers)),
)
def test_nobody_is_tested_whom_a_caution_leaves_out(base, name, against):
    told = offered(base, name, settled(base, **against))

    assert told.standing is Standing.LEFT_OUT
    assert told.reasons


@pytest.mark.parametrize(
    ("name", "against"),
    [
        ("fingertip_to_floor", "weak_bones"),
        ("back_hold", "weak_bones"),
        ("back_hold", "cannot_lie_flat"),
        ("back_hold", "stenosis_pattern"),
        ("side_bridge", "pelvic_girdle_pain"),
        ("plank", "belly_doming"),
    ],
)
def test_a_caution_of_one_test_leaves_out_that_test(base, name, against):
    told = offered(base, name, settled(base, **{against: "yes"}))

    assert told.standing is Standing.LEFT_OUT


def test_with_weak_bones_the_chair_stays_with_care(base):
    told = offered(base, "sit_to_stand_30", settled(base, weak_bones="yes"))

    assert told.standing is Standing.OFFERED
    assert any("drop" in line for line in told.care)


@pytest.mark.parametrize("checked", [Disposition.SOON, Disposition.SAME_DAY, Disposition.EMERGENCY])
def test_nobody_is_tested_who_has_to_be_seen_first(base, checked):
    told = offered(base, "plank", settled(base), checked)

    assert told.standing is Standing.LEFT_OUT
    assert "seen first" in told.reasons[0].why


@pytest.mark.parametrize("name", TESTS)
def test_not_sure_about_a_caution_leaves_the_test_out(base, name):
    unsure = settled(base).with_({"recent_operation": NOT_SURE})

    assert offered(base, name, unsure).standing is Standing.LEFT_OUT


@pytest.mark.parametrize("finding", ["pain_nprs", "pain_days", "pregnancy", "easily_flared"])
def test_what_nobody_asked_is_asked_before_the_test(base, finding):
    told = offered(base, "plank", settled(base).without(finding))

    assert told.standing is Standing.ASK_FIRST
    assert finding in told.to_ask


@pytest.mark.parametrize("name", TESTS)
def test_nobody_under_age_is_tested(base, name):
    young = settled(base, age=16)

    assert offered(base, name, young).standing is Standing.LEFT_OUT


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([12], Compared.FIRST),
        ([12, 14], Compared.MORE),
        ([12, 12], Compared.SAME),
        ([12, 9], Compared.LESS),
        ([12, 9, 13], Compared.MORE),
    ],
)
def test_a_result_is_compared_with_the_one_before_it(base, results, said):
    assert compare(base.capacity_tests["sit_to_stand_30"], results) is said


def test_nearer_to_the_floor_is_more(base):
    assert compare(base.capacity_tests["fingertip_to_floor"], [30, 15]) is Compared.MORE


def test_a_few_centimetres_say_nothing(base):
    said = compare(base.capacity_tests["fingertip_to_floor"], [30, 24])

    assert said is Compared.WITHIN_ERROR


def test_others_are_those_of_the_same_age_and_sex(base):
    found = others_like(base, base.capacity_tests["sit_to_stand_30"], settled(base, age=67))

    assert [other.text for other in found] == ["Half of men of 65 to 69 stood up 12 to 18 times."]


def test_an_age_in_a_band_is_beside_everybody_in_it(base):
    found = others_like(base, base.capacity_tests["sit_to_stand_30"], settled(base, age=75))

    assert [other.norm.rows.index(_row(other)) for other in found] == [10, 11, 12, 13]


def _row(other):
    return next(row for row in other.norm.rows if row.who in other.text)


def test_without_an_age_nobody_is_compared_with_others(base):
    unknown = settled(base).without("age")

    assert others_like(base, base.capacity_tests["sit_to_stand_30"], unknown) == ()


@pytest.mark.parametrize("name", ["back_hold", "fingertip_to_floor"])
def test_where_nobody_published_numbers_it_says_so(base, name):
    test = base.capacity_tests[name]

    assert test.norms == ()
    assert test.no_norms


def test_what_rests_on_a_page_of_the_web_or_on_memory_is_called_unverified(base):
    norms = [n for test in base.capacity_tests.values() for n in test.norms]
    weak = [n for n in norms if {"ex_x23", "general_knowledge"} & set(n.source)]

    assert weak
    assert {str(n.certainty) for n in weak} == {"unverified"}


def test_few_stands_of_somebody_over_sixty_are_worth_showing(base):
    test = base.capacity_tests["sit_to_stand_30"]

    assert worth_showing(test, 6, settled(base, age=72))
    assert not worth_showing(test, 8, settled(base, age=72))
    assert not worth_showing(test, 6, settled(base, age=40))


def test_every_test_is_compared_after_four_weeks_and_stops_at_two_points(base):
    told = {(t.again_after_days, t.rise_to_stop) for t in base.capacity_tests.values()}

    assert told == {(28, 2)}


def test_no_result_is_a_finding_that_triage_could_read(base):
    read = base.read_by_rules

    assert not read & set(base.capacity_tests)
    assert triage(base, settled(base)).knowledge_version == base.version
