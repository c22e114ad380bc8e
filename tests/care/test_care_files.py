"""A file is known by what it holds, and what is none of ours is refused with what to do."""

import pytest

from tests.care.conftest import CARE
from tests.care.files import ROW, element, extract, node, overpass, table
from unclench.care.open import recognise
from unclench.care.osm import Extract
from unclench.care.overpass import Overpass
from unclench.care.table import Table
from unclench.care.values import CareFileError


def test_the_name_of_a_file_does_not_matter(tmp_path):
    written = extract(tmp_path / "x.osm.pbf", node(1, amenity="pharmacy"))
    names = [tmp_path / "places.txt", tmp_path / "a.osm", tmp_path / "b.csv"]
    written.rename(names[0])

    sources = [
        recognise(names[0], CARE),
        recognise(overpass(names[1], element(1)), CARE),
        recognise(table(names[2], ROW), CARE),
    ]

    assert [type(source) for source in sources] == [Extract, Overpass, Table]


@pytest.mark.parametrize(
    ("content", "found", "do"),
    [
        (b"", "it is empty", "Download it again"),
        (b"<!DOCTYPE html><html><p>429", "it is a web page", "it says what went wrong"),
        (b'<?xml version="1.0"?>\n<html>', "it is a web page", "it says what went wrong"),
        (b"PK\x03\x04zip", "it is a zip", "Unpack it"),
        (b"%PDF-1.7", "it is a PDF", "as a table"),
        (b'<?xml version="1.0"?><osmChange>', "it holds changes", "the extract itself"),
        (b"\x89PNG\0\0", "no text and no extract", "Look at where it came from"),
    ],
)
def test_what_is_none_of_ours_is_refused_with_what_to_do(tmp_path, content, found, do):
    path = tmp_path / "x.osm.pbf"
    path.write_bytes(content)

    with pytest.raises(CareFileError) as refused:
        recognise(path, CARE)

    assert found in refused.value.found
    assert do in refused.value.do
