"""The nearest places, and the spots of a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.conftest import CARE, NOW, Told
from tests.care.files import LINZ, VIENNA
from unclench.care.bring import Wish, bring_in
from unclench.care.find import FURTHEST_KM, Places, boxes, distance_km
from unclench.care.store import opened
from unclench.care.values import Place, Rank, Spot

TOWNS = (
    Spot("Neustadt", 48.0, 16.0, Rank.VILLAGE, 300),
    Spot("Neustadt", 49.0, 14.0, Rank.TOWN, 9_000),
    Spot("Wien", *VIENNA, Rank.CITY, 1_900_000, ("Vienna", "Vídeň")),
    Spot("Sankt Pölten", 48.2, 15.6, Rank.CITY, 55_000),
    Spot("Baden", 48.01, 16.05, Rank.TOWN, 25_000),
)


def pharmacy(ref: str, lat: float, lon: float, **more: str) -> Place:
    return Place(ref=ref, kind="pharmacy", lat=lat, lon=lon, **more)


def refs(found) -> list[str]:
    return [each.ref for each in found]


def test_the_nearest_come_first(founded):
    places = founded(
        pharmacy("far", 48.4, 16.4), pharmacy("near", 48.21, 16.37), pharmacy("mid", 48.3, 16.4)
    )

    assert refs(places.nearest("pharmacy", *VIENNA, 2)) == ["near", "mid"]


def test_only_the_kind_that_is_asked_for_is_found(founded):
    doctor = Place(ref="d", kind="doctor", lat=48.2, lon=16.3)

    assert refs(founded(pharmacy("p", 48.2, 16.3), doctor).nearest("doctor", *VIENNA, 9)) == ["d"]


def test_a_place_that_is_not_wanted_makes_room_for_the_next(founded):
    places = founded(pharmacy("shut", 48.21, 16.37, name="shut"), pharmacy("next", 48.3, 16.4))

    found = places.nearest("pharmacy", *VIENNA, 1, lambda place: place.name != "shut")

    assert refs(found) == ["next"]


def test_what_is_further_than_anybody_goes_is_not_found(founded):
    assert founded(pharmacy("linz", *LINZ)).nearest("pharmacy", *VIENNA, 9) == []


def test_a_kind_that_nobody_knows_has_no_places(founded):
    assert founded(pharmacy("p", *VIENNA)).nearest("dentist", *VIENNA, 9) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ((-17.0, 179.99), (-17.0, -179.99)),
        ((-17.0, -179.99), (-17.0, 179.99)),
        ((89.99, 0.0), (89.99, 180.0)),
        ((-89.999, 10.0), (-89.999, -170.0)),
    ],
)
def test_the_date_line_and_the_poles_hide_nothing(founded, here, there):
    assert refs(founded(pharmacy("p", *there)).nearest("pharmacy", *here, 1)) == ["p"]


def test_a_distance_is_the_one_over_the_globe():
    assert distance_km(*VIENNA, *LINZ) == pytest.approx(155, abs=1)


LATS = st.floats(-89, 89, allow_nan=False)
LONS = st.floats(-180, 180, allow_nan=False)


@given(LATS, LONS, st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, FURTHEST_KM))
def test_a_square_holds_all_that_is_within_its_reach(lat, lon, north, east, km):
    there = (max(-89.9, min(89.9, lat + north)), (lon + east + 180) % 360 - 180)

    inside = any(s <= there[0] <= n and w <= there[1] <= e for s, n, w, e in boxes(lat, lon, km))

    assert inside or distance_km(lat, lon, *there) > km


POINTS = st.lists(
    st.tuples(st.floats(47, 49), st.floats(15, 17)), min_size=1, max_size=60, unique=True
)


@settings(deadline=None, max_examples=40)
@given(POINTS, st.floats(47, 49), st.floats(15, 17))
def test_the_index_finds_what_a_look_at_every_place_finds(tmp_path_factory, points, lat, lon):
    folder = tmp_path_factory.mktemp("care")
    told = [pharmacy(f"p{n}", *point) for n, point in enumerate(points)]
    bring_in([Told(*told)], folder, CARE, Wish(NOW))
    every = sorted((distance_km(lat, lon, p.lat, p.lon), p.ref) for p in told)

    with opened(folder) as database:
        found = Places(database).nearest("pharmacy", lat, lon, 10)

    wanted = [km for km, _ in every if km <= FURTHEST_KM][:10]
    assert [each.km for each in found] == pytest.approx(wanted)


@pytest.mark.parametrize("typed", ["Wien", "wien", " WIEN ", "vienna", "Videň", "vie"])
def test_a_town_is_found_by_any_of_its_names(founded, typed):
    (spot,) = founded(pharmacy("p", *VIENNA), *TOWNS).spots(typed)

    assert spot.name == "Wien"


@pytest.mark.parametrize("typed", ["St. Pölten", "st polten", "SANKT PÖLTEN", "Saint-Polten"])
def test_dots_accents_and_saints_do_not_matter(founded, typed):
    (spot,) = founded(pharmacy("p", *VIENNA), *TOWNS).spots(typed)

    assert spot.name == "Sankt Pölten"


def test_of_one_name_the_larger_comes_first_and_each_says_what_it_lies_beside(founded):
    larger, smaller = founded(pharmacy("p", *VIENNA), *TOWNS).spots("Neustadt")

    assert (larger.rank, smaller.rank) == (Rank.TOWN, Rank.VILLAGE)
    assert smaller.beside == "Baden"


def test_a_name_that_looks_alike_is_offered(founded):
    places = founded(pharmacy("p", *VIENNA), *TOWNS)

    assert places.spots("Wein") == []
    assert places.close_names("Wein") == ["Wien"]


@pytest.mark.parametrize(
    ("typed", "name"), [("SW1A 1AA", "SW1A 1AA"), ("sw1a1aa", "SW1A 1AA"), ("SW1A 2ZZ", "SW1A")]
)
def test_a_postcode_is_found_or_else_what_begins_like_it(founded, typed, name):
    postcode = Spot("SW1A 1AA", 51.5, -0.14, Rank.POSTCODE)

    (spot,) = founded(pharmacy("p", *VIENNA), postcode).spots(typed)

    assert spot.name == name
    assert spot.lat == 51.5


@pytest.mark.parametrize("typed", ["", " ", "...", "%", "'; DROP TABLE spot; --", "\0", "1", "99"])
def test_what_is_no_name_finds_nothing(founded, typed):
    assert founded(pharmacy("p", *VIENNA), *TOWNS).spots(typed) == []
