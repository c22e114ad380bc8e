"""Places of care out of extracts of OpenStreetMap."""

import pytest

from tests.care.conftest import CARE, places_in, read, spots_in
from tests.care.files import DAY, LINZ, VIENNA, extract, ground, node, way
from unclench.care.open import recognise
from unclench.care.values import CareFileError, LeftOut, Rank

CORNERS = [node(n, (48.2 + n / 1000, 16.3 + n / 1000)) for n in (1, 2, 3, 4)]
SQUARE = [1, 2, 3, 4, 1]


@pytest.mark.parametrize("suffix", ["osm.pbf", "osm", "osm.bz2", "osm.gz"])
def test_a_single_point_is_a_place_in_every_format(tmp_path, suffix):
    pharmacy = node(9, LINZ, amenity="pharmacy", name="Sonne", opening_hours="24/7")

    (place,) = places_in(extract(tmp_path / f"x.{suffix}", pharmacy))

    assert (place.ref, place.kind, place.name, place.hours) == ("n9", "pharmacy", "Sonne", "24/7")
    assert (place.lat, place.lon) == LINZ


def test_a_building_lies_in_the_middle_of_its_corners(tmp_path):
    clinic = way(5, SQUARE, amenity="clinic", name="Mitte")

    (place,) = places_in(extract(tmp_path / "x.osm.pbf", *CORNERS, clinic))

    assert (place.ref, place.kind) == ("w5", "doctor")
    assert (place.lat, place.lon) == (48.2025, 16.3025)


def test_a_ground_of_several_ways_is_one_place(tmp_path):
    hospital = ground(7, [5], amenity="hospital", emergency="yes", name="AKH")

    (place,) = places_in(extract(tmp_path / "x.osm.pbf", *CORNERS, way(5, SQUARE), hospital))

    assert (place.ref, place.kind, place.lat) == ("r7", "emergency_department", 48.2025)


def test_a_building_whose_corners_are_missing_is_left_out_and_said(tmp_path):
    clinic = way(5, [91, 92, 91], amenity="clinic")

    (left,) = read(extract(tmp_path / "x.osm.pbf", node(1), clinic))

    assert left == LeftOut("w5", "the file does not say where its corners are")


def test_what_is_no_place_of_care_is_not_read(tmp_path):
    shop, vet = node(1, shop="bakery"), node(2, amenity="veterinary", healthcare="doctor")

    assert read(extract(tmp_path / "x.osm.pbf", shop, vet)) == []


def test_towns_come_with_their_other_names_and_their_size(tmp_path):
    town = node(1, LINZ, place="city", name="Linz", name__en="Lintz", population="205 000")

    (spot,) = spots_in(extract(tmp_path / "x.osm.pbf", town))

    assert (spot.name, spot.rank, spot.people, spot.also) == ("Linz", Rank.CITY, 205000, ("Lintz",))


def test_an_address_tells_where_a_postcode_is(tmp_path):
    house = node(1, VIENNA, addr__postcode="1010")

    (spot,) = spots_in(extract(tmp_path / "x.osm.pbf", house))

    assert (spot.name, spot.rank) == ("1010", Rank.POSTCODE)


def test_the_day_is_the_one_in_the_header(tmp_path):
    source = recognise(extract(tmp_path / "x.osm.pbf", node(1)), CARE)

    assert f"{source.as_of:%Y-%m-%dT%H:%M:%SZ}" == DAY


def test_without_a_day_in_the_header_the_newest_place_tells_it(tmp_path):
    pharmacy = node(1, amenity="pharmacy")
    pharmacy.timestamp = "2025-03-04T05:06:07Z"
    source = recognise(extract(tmp_path / "x.osm.pbf", pharmacy, day=""), CARE)

    list(source.entries())

    assert f"{source.as_of:%Y-%m-%d}" == "2025-03-04"


def test_a_file_that_was_cut_off_is_refused_with_where_it_ends(tmp_path):
    whole = extract(tmp_path / "x.osm.pbf", *(node(n, amenity="pharmacy") for n in range(1, 9000)))
    whole.write_bytes(whole.read_bytes()[:300])

    with pytest.raises(CareFileError, match="it ends in the middle, after 300 bytes"):
        read(whole)


def test_broken_xml_is_refused_with_its_line(tmp_path):
    path = tmp_path / "x.osm"
    path.write_text('<osm version="0.6">\n<node id="1" lat="48" lon="16">\n<tag k="a" v="b">\n')

    with pytest.raises(CareFileError, match="line 4"):
        read(path)


def test_a_value_without_an_end_is_cut_and_hours_are_dropped_whole(tmp_path):
    told = {"name": "x" * 900, "opening_hours": "Mo 08:00-09:00; " * 60}

    (place,) = places_in(extract(tmp_path / "x.osm.pbf", node(1, amenity="pharmacy", **told)))

    assert (len(place.name), place.hours) == (200, "")


def test_corners_that_lie_far_apart_in_a_file_are_all_found(tmp_path, monkeypatch):
    monkeypatch.setattr("unclench.care.osm._BLOCKS_AT_ONCE", 1)
    far = [n << 26 for n in (1, 2, 3, 4)]
    corners = [node(n, (48.0 + at / 100, 16.0)) for at, n in enumerate(far)]

    (place,) = places_in(extract(tmp_path / "x.osm.pbf", *corners, way(5, far, amenity="clinic")))

    assert place.lat == pytest.approx(48.015)
