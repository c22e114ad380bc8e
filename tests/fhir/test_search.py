"""Searching a person's own resources: strictly, and nothing passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.people import Synthetic, days_ago, whole
from tests.shipped import BASE
from unclench.fhir.bundle import resources
from unclench.fhir.search import SearchRefusedError, read_search
from unclench.fhir.served import SERVED, parameters_of
from unclench.report.share import share

ME = "me"


@pytest.fixture(scope="module")
def observations():
    made = resources(BASE, share(Synthetic(11).record(), whole()), on_server=True)
    return [each for each in made if each["resourceType"] == "Observation"]


def found(observations, **told):
    asked = {name: value if isinstance(value, list) else [value] for name, value in told.items()}
    return read_search("Observation", asked, ME).found_in(observations)


def test_without_a_word_everything_is_found(observations):
    assert found(observations) == observations


@pytest.mark.parametrize("code", ["72514-3", "http://loinc.org|72514-3", "nope,72514-3"])
def test_a_code_is_found_alone_or_after_its_system(observations, code):
    days = [o for o in observations if o["code"].get("coding", [{}])[0].get("code") == "72514-3"]

    assert days
    assert found(observations, code=code) == days


@pytest.mark.parametrize("code", ["urn:other|72514-3", "72514", "|72514-3", ""])
def test_another_code_finds_nothing_of_it(observations, code):
    told = [o for o in found(observations, code=code) if "72514-3" in str(o["code"])]

    assert told == [] or code == ""


def test_two_days_are_the_ends_of_what_is_found(observations):
    first, last = days_ago(60).isoformat(), days_ago(20).isoformat()

    days = [
        o["effectiveDateTime"][:10]
        for o in found(observations, date=[f"ge{first}", f"le{last}"])
        if "effectiveDateTime" in o
    ]

    assert days
    assert all(first <= day <= last for day in days)


def test_what_is_before_and_after_a_day_are_all_but_that_day(observations):
    day = next(o["effectiveDateTime"][:10] for o in observations if "valueQuantity" in o)
    parts = [found(observations, date=f"{how}{day}") for how in ("lt", "eq", "gt")]

    single = [o for o in observations if "effectiveDateTime" in o]

    assert [sum(o in part for part in parts) for o in single] == [1] * len(single)


def test_another_person_has_nothing_here(observations):
    assert found(observations, patient="somebody-else") == []
    assert found(observations, patient="Patient/me") == observations


def test_pages_hold_everything_once(observations):
    pages = [
        read_search("Observation", {"_count": ["7"], "_page": [str(page)]}, ME).shown(observations)
        for page in range(1, len(observations) // 7 + 3)
    ]

    assert [each for page in pages for each in page] == observations


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"status": ["final"]}, "status cannot be searched here"),
        ({"date": ["2026"]}, "date=2026 is not a day"),
        ({"date": ["ge2026-02-30"]}, "is not a day"),
        ({"_count": ["0"]}, "is not a number from 1 to 500"),
        ({"_count": ["\N{ARABIC-INDIC DIGIT ONE}"]}, "is not a number"),
        ({"_page": ["-1"]}, "is not a number"),
    ],
)
def test_what_cannot_be_searched_is_refused_in_words(told, said):
    with pytest.raises(SearchRefusedError, match=said):
        read_search("Observation", told, ME)


def refusal_of(kind, told) -> str:
    try:
        read_search(kind, told, ME).found_in([])
    except SearchRefusedError as refused:
        return str(refused)
    return "none"


days = st.from_regex(r"(eq|ge|gt|le|lt|ne)?[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True)
names = st.sampled_from([each.name for each in parameters_of("Observation")])
values = st.lists(days | st.text(max_size=12) | st.sampled_from(["1", "72514-3"]), max_size=2)


@given(st.sampled_from([*SERVED]), st.dictionaries(names | st.text(max_size=8), values, max_size=3))
def test_whatever_is_searched_is_found_or_refused_in_words(kind, told):
    assert refusal_of(kind, told)


@given(days)
def test_a_day_that_is_none_is_refused_and_no_fault(day):
    assert refusal_of("Observation", {"date": [day]})
