"""Which kind of place something is, by its tags; and what each answer of the check needs."""

import pytest

from tests.care.conftest import CARE
from unclench.care.address import address_of
from unclench.care.values import Place


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "hospital", "emergency": "yes"}, "emergency_department"),
        ({"amenity": "hospital"}, "hospital"),
        ({"amenity": "clinic", "emergency": "yes"}, "urgent_care"),
        ({"amenity": "clinic"}, "doctor"),
        ({"amenity": "doctors"}, "doctor"),
        ({"healthcare": "physiotherapist"}, "physiotherapist"),
        ({"healthcare": "centre", "healthcare:speciality": "physiotherapy"}, "physiotherapist"),
        ({"amenity": "pharmacy"}, "pharmacy"),
        ({"amenity": "doctors", "healthcare:speciality": "general; urology"}, "doctor"),
        ({"healthcare": "doctor;physiotherapist"}, "physiotherapist"),
    ],
)
def test_a_place_is_of_the_kind_that_its_tags_say(tags, kind):
    assert CARE.kind_of(tags).id == kind


@pytest.mark.parametrize(
    "tags",
    [
        {"amenity": "hospital", "emergency": "no"},
        {"amenity": "doctors", "healthcare:speciality": "ophthalmology"},
        {"amenity": "veterinary", "healthcare": "doctor"},
        {"amenity": "pharmacy", "disused": "yes"},
        {"amenity": "doctors", "access": "private"},
        {"healthcare": "dentist"},
        {},
    ],
)
def test_what_does_not_see_backs_is_no_place_of_care(tags):
    assert CARE.kind_of(tags) is None


def test_an_emergency_department_counts_whatever_else_the_hospital_names():
    tags = {"amenity": "hospital", "emergency": "yes", "healthcare:speciality": "cardiology"}

    assert CARE.kind_of(tags).id == "emergency_department"


@pytest.mark.parametrize(
    ("disposition", "first"),
    [
        ("emergency", "emergency_department"),
        ("same_day", "urgent_care"),
        ("soon", "doctor"),
        ("self_care", "physiotherapist"),
    ],
)
def test_what_an_answer_needs_comes_first(disposition, first):
    assert CARE.orders[disposition].kinds[0] == first


def test_in_an_emergency_the_number_stands_above_and_nothing_else_is_offered():
    order = CARE.orders["emergency"]

    assert order.call_first
    assert order.kinds == ("emergency_department", "hospital")


@pytest.mark.parametrize(
    ("country", "address"),
    [("AT", "Ring 1, 1010 Wien"), ("GB", "1 Ring, Wien 1010"), ("", "Ring 1, 1010 Wien")],
)
def test_an_address_is_written_as_in_its_country(country, address):
    told = {"street": "Ring", "number": "1", "postcode": "1010", "city": "Wien"}

    assert address_of(Place(ref="p", kind="doctor", lat=1, lon=1, **told), country) == address


def test_a_number_without_a_street_is_no_address():
    place = Place(ref="p", kind="doctor", lat=1, lon=1, number="1", city="Wien")

    assert address_of(place, "AT") == "Wien"
