"""Every country has a number to call, where it comes from, and when somebody looked."""

import datetime

import pytest

from tests.engine.knowledge.broken import broken
from tests.shipped import BASE
from unclench.engine.knowledge.load import load
from unclench.engine.values.record import Certainty, Seen

COUNTRIES = list(BASE.countries.values())
HELPLINES = list(BASE.helplines.values())


def _named(record):
    return record.id


@pytest.mark.parametrize("country", COUNTRIES, ids=_named)
def test_the_number_of_every_country_is_digits_only(country):
    assert country.emergency.isdigit()
    assert 2 <= len(country.emergency) <= 6


@pytest.mark.parametrize("record", [*COUNTRIES, *HELPLINES], ids=_named)
def test_every_record_has_a_source_and_the_day_it_was_checked(record):
    assert record.source
    assert record.checked_on >= datetime.date(2026, 11, 24)


@pytest.mark.parametrize("country", COUNTRIES, ids=_named)
def test_no_number_is_offered_twice_for_a_country(country):
    assert len({country.emergency, *country.also}) == 1 + len(country.also)


@pytest.mark.parametrize("lines", HELPLINES, ids=_named)
def test_no_line_for_advice_or_a_crisis_rests_on_memory(lines):
    seen = {BASE.sources[key].seen for key in lines.source}

    assert Seen.MEMORY not in seen
    assert lines.certainty is not Certainty.UNVERIFIED


def test_there_is_a_number_for_when_no_country_is_known():
    assert BASE.countries["XX"].emergency == "112"
    assert not BASE.countries["XX"].is_known


def test_nearly_every_country_and_territory_has_a_record():
    assert len(BASE.countries) >= 240


@pytest.mark.parametrize(
    ("country", "number"),
    [("GB", "999"), ("US", "911"), ("AU", "000"), ("JP", "119"), ("CN", "120"), ("NO", "113")],
)
def test_where_each_service_has_its_own_number_the_one_that_brings_an_ambulance_is_shown(
    country, number
):
    assert BASE.countries[country].emergency == number


@pytest.mark.parametrize(
    ("country", "police"), [("NO", "112"), ("KR", "112"), ("JP", "110"), ("CN", "110")]
)
def test_the_number_of_the_police_alone_is_not_offered(country, police):
    assert police not in BASE.countries[country].also


GHANA = 'GH: {name: Ghana, emergency: "193", '


def test_a_country_without_a_source_is_named_with_its_line(knowledge_copy):
    source = "source: [libphonenumber_short, smartraveller], "

    said = broken(knowledge_copy, "countries.yaml", GHANA + source, GHANA)

    assert said.startswith("countries.yaml, line ")
    assert "`source` is missing in `GH`" in said


def test_a_number_that_a_phone_cannot_dial_is_named_with_its_line(knowledge_copy):
    said = broken(knowledge_copy, "countries.yaml", GHANA, GHANA.replace("193", "19 3"))

    assert said.startswith("countries.yaml, line ")
    assert "`19 3` of `GH` is not 2 to 8 digits without a space" in said


def test_a_number_without_quotes_is_refused_because_000_would_become_0(knowledge_copy):
    said = broken(knowledge_copy, "countries.yaml", GHANA, GHANA.replace('"193"', "193"))

    assert "`emergency` expects text, found `193`" in said


def test_a_mistake_in_the_defaults_is_named_once_where_it_stands(knowledge_copy):
    said = broken(knowledge_copy, "countries.yaml", "2026-11-24", "yesterday")

    assert said.count("`checked_on` expects a date") == 1


def test_a_country_may_differ_from_the_defaults(knowledge_copy):
    path = knowledge_copy / "countries.yaml"
    text = path.read_text(encoding="utf-8").replace(GHANA, GHANA + "checked_on: 2027-01-02, ", 1)
    path.write_text(text, encoding="utf-8")

    assert load(knowledge_copy).countries["GH"].checked_on == datetime.date(2027, 1, 2)


def test_without_the_number_for_nowhere_nothing_loads(knowledge_copy):
    said = broken(knowledge_copy, "countries.yaml", "XX: {name", "XY: {name")

    assert "`XX` is missing" in said


def test_a_language_may_not_suggest_two_countries(knowledge_copy):
    said = broken(knowledge_copy, "countries.yaml", GHANA, GHANA + "languages: [ja], ")

    assert "the language `ja` suggests two countries" in said


def test_a_line_that_nobody_confirmed_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "helplines.yaml", "certainty: low", "certainty: unverified")

    assert "leave out the lines of `DK` until a source confirms them" in said


def test_lines_of_a_country_that_does_not_exist_are_refused(knowledge_copy):
    said = broken(knowledge_copy, "helplines.yaml", "DK:", "DQ:")

    assert "no country of countries.yaml is called `DQ`" in said
