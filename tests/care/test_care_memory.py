"""Memory follows the places that are found, not the file that they are found in."""

import tracemalloc

import pytest

from tests.care.conftest import CARE
from tests.care.files import element, extract, node, overpass
from unclench.care import json_stream
from unclench.care.open import recognise

SMALL = 200_000
"""Bytes. Each of 13,500 places more would take over a hundred."""
PHARMACY = {"amenity": "pharmacy", "name": "Sonne"}


def peak_of_reading(path) -> int:
    """The most bytes that were held while a file was read, by a reader that is warm."""
    source = recognise(path, CARE)
    assert sum(1 for _ in source.entries()) == 1
    tracemalloc.start()
    try:
        assert sum(1 for _ in source.entries()) == 1
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_extract_ten_times_as_large_takes_about_the_same(tmp_path):
    few, many = (
        extract(
            tmp_path / f"{count}.osm.pbf",
            node(1, **PHARMACY),
            *(node(n, amenity="bench") for n in range(2, count)),
        )
        for count in (1_500, 15_000)
    )

    assert peak_of_reading(many) < peak_of_reading(few) + SMALL


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(json_stream, "CHUNK", 4096)


def test_an_answer_ten_times_as_large_takes_about_the_same(tmp_path, small_pieces):
    few, many = (
        overpass(
            tmp_path / f"{count}.json",
            element(1, **PHARMACY),
            *(element(n, amenity="bench") for n in range(2, count)),
        )
        for count in (1_000, 10_000)
    )

    assert peak_of_reading(many) < 1.5 * peak_of_reading(few)
