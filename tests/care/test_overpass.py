"""Places of care out of the JSON of an Overpass server."""

import pytest

from tests.care.conftest import CARE, places_in, read
from tests.care.files import DAY, VIENNA, element, overpass
from unclench.care import json_stream
from unclench.care.open import recognise
from unclench.care.values import CareFileError

PHARMACY = element(1, amenity="pharmacy", name="Sonne")


def test_an_element_is_a_place(tmp_path):
    (place,) = places_in(overpass(tmp_path / "x.json", PHARMACY))

    assert (place.ref, place.kind, place.name) == ("n1", "pharmacy", "Sonne")


def test_a_building_lies_where_its_centre_is(tmp_path):
    centre = {"lat": VIENNA[0], "lon": VIENNA[1]}
    clinic = {"type": "way", "id": 5, "center": centre, "tags": {"amenity": "clinic"}}

    (place,) = places_in(overpass(tmp_path / "x.json", clinic))

    assert (place.ref, place.lat) == ("w5", VIENNA[0])


def test_the_day_is_the_one_that_the_server_tells(tmp_path):
    source = recognise(overpass(tmp_path / "x.json", PHARMACY), CARE)

    list(source.entries())

    assert f"{source.as_of:%Y-%m-%dT%H:%M:%SZ}" == DAY


def test_an_answer_that_is_larger_than_a_chunk_is_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(json_stream, "CHUNK", 100)
    path = overpass(tmp_path / "x.json", *(element(n, amenity="pharmacy") for n in range(50)))

    assert [place.ref for place in places_in(path)] == [f"n{n}" for n in range(50)]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"type": "way", "id": 5, "tags": {"amenity": "clinic"}}, r"element 2 \(way 5\) has no pl"),
        (
            element(2, (16.37, 148.2), amenity="pharmacy") | {"lat": 148.2},
            "element 2 lies at 148.2",
        ),
        ("pharmacy", "element 2 is `pharmacy`"),
    ],
)
def test_an_element_that_cannot_be_right_is_named_with_what_to_do(tmp_path, broken, said):
    with pytest.raises(CareFileError, match=said) as refused:
        read(overpass(tmp_path / "x.json", PHARMACY, broken))

    assert refused.value.do


def test_an_answer_that_the_server_broke_off_is_refused(tmp_path):
    path = overpass(tmp_path / "x.json", PHARMACY, remark="runtime error: Query timed out")

    with pytest.raises(CareFileError, match="the server says: runtime error: Query timed out"):
        read(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"elements": [\n{"type": "node",\n', "line 2: it is no JSON, or it ends in the middle"),
        ('{"elements": [\n{"id": 1}\n', "line 3: it ends here"),
        ('{"elements": [{"id": 1} {"id": 2}]}', "line 1: expected `]`, found `{`"),
        ('{"type": "FeatureCollection", "features": []}', "it is GeoJSON"),
        ("[1, 2]", "expected `{`, found `\\["),
        ('{"a": 1}', "it has no list called `elements`"),
        ('{"elements": [' + "[" * 200_000, "nested too deeply|longer than 4 MB"),
    ],
)
def test_what_is_no_answer_is_refused_by_line(tmp_path, text, said):
    path = tmp_path / "x.json"
    path.write_text(text)

    with pytest.raises(CareFileError, match=said):
        read(path)


def test_a_value_without_an_end_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 1000)
    monkeypatch.setattr(json_stream, "CHUNK", 400)

    with pytest.raises(CareFileError, match="not JSON, or longer than"):
        read(overpass(tmp_path / "x.json", element(1, amenity="pharmacy", name="x" * 5000)))
