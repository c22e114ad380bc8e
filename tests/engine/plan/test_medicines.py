"""Which painkillers a person may have, which to ask about, and which not."""

from dataclasses import replace

import pytest

from tests.people import a_person
from tests.shipped import BASE
from tests.ways import ways
from unclench.engine.assessment.assess import (
    MedicineStanding,
    check_medicine,
    check_medicines,
    next_medicine_page,
)
from unclench.engine.assessment.medicine_results import medicines_as_values
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.medicine import Action

GB, US, GERMANY, UNKNOWN = "GB", "US", "DE", None
MAY, ASK_FIRST = MedicineStanding.MAY, MedicineStanding.ASK_FIRST
NOT_FOR_YOU, NOT_DECIDED = MedicineStanding.NOT_FOR_YOU, MedicineStanding.NOT_DECIDED
DEMANDS = {Action.ASK: {ASK_FIRST, NOT_FOR_YOU}, Action.BLOCK: {NOT_FOR_YOU}}
OPEN_TO_ALL = ["ibuprofen", "anti_inflammatory_gel", "paracetamol", "capsaicin", "heat_rub"]
NEVER = [m.id for m in BASE.medicines.values() if m.never_suggested]


def a_woman(**answers):
    return a_person(BASE, sex="female", **answers)


def standing(name, person, country=GB):
    return check_medicine(BASE, BASE.medicines[name], person, country).standing


def rows(name, person, country=GB):
    answer = check_medicine(BASE, BASE.medicines[name], person, country)
    return {fired.rule.row for fired in answer.fired}


def _every_rule():
    for medicine in BASE.medicines.values():
        for group in medicine.rules:
            for rule in BASE.medicine_rules[group].values():
                for number, way in enumerate(ways(rule.when)):
                    name = f"{medicine.id}-{rule.row}-{rule.id}-{number}"
                    yield pytest.param(medicine.id, rule, way, id=name)


EVERY_RULE = list(_every_rule())


def country_of(rule):
    """A country in which the rule counts."""
    return rule.only_in[0] if rule.only_in else GERMANY if rule.not_in else GB


def of_whom_it_can_be_true(way):
    """A woman, because some rules leave men out."""
    return a_woman().with_(way)


@pytest.mark.parametrize(("name", "rule", "way"), EVERY_RULE)
def test_a_person_with_it_is_told_what_the_row_demands(name, rule, way):
    person = of_whom_it_can_be_true(way)

    answer = check_medicine(BASE, BASE.medicines[name], person, country_of(rule))

    assert rule in [fired.rule for fired in answer.fired]
    assert answer.standing in DEMANDS.get(rule.action, {NOT_FOR_YOU})


@pytest.mark.parametrize(("name", "rule", "way"), [p for p in EVERY_RULE if p.values[2]])
def test_a_person_without_it_is_not_told_so(name, rule, way):
    person = of_whom_it_can_be_true({})

    fired = check_medicine(BASE, BASE.medicines[name], person, country_of(rule)).fired

    assert rule not in [f.rule for f in fired]


@pytest.mark.parametrize(("name", "rule", "way"), EVERY_RULE)
def test_not_sure_of_any_of_it_counts_as_having_it(name, rule, way):
    person = of_whom_it_can_be_true({**way, **dict.fromkeys(way, NOT_SURE)})

    fired = check_medicine(BASE, BASE.medicines[name], person, country_of(rule)).fired

    assert rule in [f.rule for f in fired]


@pytest.mark.parametrize(("name", "rule", "way"), EVERY_RULE)
def test_what_was_not_asked_keeps_the_medicine_from_being_suggested(name, rule, way):
    person = of_whom_it_can_be_true({}).without(*way)

    assert standing(name, person, country_of(rule)) is not MAY or not way


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_a_person_with_none_of_it_may(name):
    assert standing(name, a_person(BASE)) is MAY


@pytest.mark.parametrize("name", [*BASE.medicines])
def test_nothing_is_suggested_to_somebody_of_whom_nothing_is_known(name):
    assert standing(name, Findings()) in (NOT_DECIDED, NOT_FOR_YOU)


@pytest.mark.parametrize("name", NEVER)
def test_opioids_relaxants_and_calming_tablets_are_explained_and_never_suggested(name):
    assert standing(name, a_person(BASE)) in (ASK_FIRST, NOT_FOR_YOU)


def test_what_is_never_suggested_is_named():
    prescribed = {"codeine", "opioid", "benzodiazepine", "muscle_relaxant"}

    assert prescribed <= set(NEVER)


def test_every_row_of_the_fact_base_that_decides_has_a_rule():
    only_for_reviewers = {"MED-24", "MED-27"}

    written = {rule.row for group in BASE.medicine_rules.values() for rule in group.values()}

    assert {f"MED-{number:02}" for number in range(1, 43)} - written == only_for_reviewers


def test_the_strictest_row_wins():
    person = a_person(BASE, age=72, with_=["ace_or_arb", "water_tablet"])

    assert standing("ibuprofen", person) is NOT_FOR_YOU
    assert {"MED-08", "MED-09", "MED-10", "MED-16"} <= rows("ibuprofen", person)


def test_the_rule_that_decides_is_named_first():
    person = a_person(BASE, age=72, with_=["stomach_ulcer"])

    answer = check_medicine(BASE, BASE.medicines["ibuprofen"], person, GB)

    assert [f.rule.action for f in answer.fired] == [Action.BLOCK, Action.ASK]


def test_steroid_tablets_alone_are_asked_about():
    assert standing("ibuprofen", a_person(BASE, with_=["steroid_tablets"])) is ASK_FIRST


def test_an_illness_of_the_gut_does_not_speak_against_a_warming_rub():
    assert standing("heat_rub", a_person(BASE, with_=["stomach_ulcer"])) is MAY


def test_a_gel_counts_less_than_a_tablet_after_an_ulcer():
    person = a_person(BASE, with_=["stomach_ulcer"])

    assert standing("anti_inflammatory_gel", person) is ASK_FIRST
    assert standing("ibuprofen", person) is NOT_FOR_YOU


@pytest.mark.parametrize(("weeks", "expected"), [(8, ASK_FIRST), (20, NOT_FOR_YOU)])
def test_in_pregnancy_an_anti_inflammatory_is_asked_about_and_later_ruled_out(weeks, expected):
    person = a_woman(pregnancy="pregnant", weeks_pregnant=weeks)

    assert standing("ibuprofen", person) is expected
    assert standing("anti_inflammatory_gel", person) is expected


def test_not_sure_of_the_weeks_counts_as_late_pregnancy():
    person = a_woman(pregnancy="pregnant", weeks_pregnant="not_sure")

    assert standing("ibuprofen", person) is NOT_FOR_YOU


def test_a_man_is_not_asked_about_breastfeeding():
    person = a_person(BASE, not_asked=["breastfeeding", "trying_for_baby"])

    assert check_medicines(BASE, person, country=GB).to_ask == frozenset()


@pytest.mark.parametrize(
    ("country", "expected"),
    [(GB, MAY), (GERMANY, MAY), (US, NOT_FOR_YOU), (UNKNOWN, NOT_FOR_YOU)],
)
def test_the_gel_is_not_for_the_back_in_the_united_states(country, expected):
    assert standing("anti_inflammatory_gel", a_person(BASE), country) is expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [(US, MAY), (GERMANY, ASK_FIRST), (GB, NOT_FOR_YOU), (UNKNOWN, NOT_FOR_YOU)],
)
def test_naproxen_depends_on_the_country(country, expected):
    assert standing("naproxen", a_person(BASE), country) is expected


@pytest.mark.parametrize("name", [*BASE.medicines])
@pytest.mark.parametrize("country", [GB, US, GERMANY])
def test_an_unknown_country_is_never_read_more_mildly_than_a_known_one(name, country):
    unknown = rows(name, a_person(BASE), UNKNOWN)

    assert unknown >= rows(name, a_person(BASE), country)


@pytest.mark.parametrize(
    "sign", ["bleeding_gut", "chest_pain", "breathless", "severe_stomach_pain", "collapse"]
)
def test_a_danger_sign_leads_to_help_and_to_no_medicine(sign):
    check = check_medicines(BASE, a_person(BASE, with_=[sign]), country=GB)

    assert check.urgent.disposition is Disposition.EMERGENCY
    assert check.answers == ()


def test_more_painkillers_than_the_leaflet_says_is_an_emergency():
    check = check_medicines(BASE, a_person(BASE, with_=["too_many_painkillers"]), country=GB)

    assert check.urgent.disposition is Disposition.EMERGENCY


def test_newly_swollen_legs_are_seen_the_same_day_and_rule_every_medicine_out():
    check = check_medicines(BASE, a_person(BASE, with_=["swollen_legs"]), country=GB)

    assert check.urgent.disposition is Disposition.SAME_DAY
    assert {answer.standing for answer in check.answers} == {NOT_FOR_YOU}


def test_a_red_flag_of_the_check_comes_before_any_painkiller():
    check = check_medicines(BASE, a_person(BASE, with_=["saddle_numbness"]), country=GB)

    assert check.urgent.disposition is Disposition.EMERGENCY
    assert check.answers == ()


@pytest.mark.parametrize("age", ["17", "not_sure"])
def test_under_eighteen_no_medicine_is_spoken_of(age):
    check = check_medicines(BASE, a_person(BASE, age=age), country=GB)

    assert check.exit.id == "child"
    assert check.answers == ()


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_an_age_that_was_not_asked_keeps_every_medicine_open(name):
    assert standing(name, a_person(BASE, not_asked=["age"])) is NOT_DECIDED


def test_nothing_more_is_asked_once_it_cannot_change_an_answer():
    everything = a_person(BASE, not_asked=["liver_failure"])

    assert check_medicines(BASE, everything, country=GB).to_ask == frozenset()


def test_a_follow_up_is_asked_when_it_matters():
    person = a_person(BASE, with_=["liver_disease"], not_asked=["liver_failure"])

    page = next_medicine_page(BASE, check_medicines(BASE, person, country=GB))

    assert page.id == "more"


def test_the_danger_signs_are_asked_first():
    page = next_medicine_page(BASE, check_medicines(BASE, Findings(), country=GB))

    assert page.id == "now"


def test_every_reason_has_words_and_a_source():
    person = a_person(BASE, age=72, with_=["asthma_or_polyps", "five_medicines"])
    check = check_medicines(BASE, person, country=UNKNOWN)

    shown = medicines_as_values(BASE, person, check, UNKNOWN)

    fired = [f for medicine in shown["medicines"] for f in medicine["fired"]]
    assert all(f["why"] and f["sources"] and f["certainty"] for f in fired)
    assert any(f["country_unknown"] for f in fired)


def test_every_row_of_a_rule_that_stops_says_how_soon():
    rules = [r for group in BASE.medicine_rules.values() for r in group.values()]
    stopping = next(rule for rule in rules if rule.action is Action.STOP)

    with pytest.raises(ValueError, match="how soon"):
        replace(stopping, to=None)
