"""Whatever a file holds, it is read or refused in words; nothing else happens."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.care.conftest import read
from tests.care.files import ROW, element, extract, node, overpass, table, way
from unclench.care.values import CareFileError

QUICK = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6)), min_size=1, max_size=4)


def changed(content: bytes, changes) -> bytes:
    """The content with a few letters put over it, here and there."""
    written = bytearray(content)
    for share, letters in changes:
        at = int(share * len(written))
        written[at : at + len(letters)] = letters
    return bytes(written)


def is_read_or_refused(path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(CareFileError):
        read(path)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path, content):
    is_read_or_refused(tmp_path / "x", content)


@QUICK
@given(CHANGES, st.sampled_from(["pbf", "pbf,pbf_compression=none"]))
def test_a_changed_extract(tmp_path, changes, form):
    objects = (node(1, amenity="pharmacy", name="Süd"), way(2, [1, 3], amenity="clinic"))
    whole = extract(tmp_path / "x.osm.pbf", *objects, form=form)

    is_read_or_refused(whole, changed(whole.read_bytes(), changes))


@QUICK
@given(CHANGES)
def test_a_changed_extract_in_xml(tmp_path, changes):
    objects = (node(1, amenity="pharmacy", name="Süd"), way(2, [1, 3], amenity="clinic"))
    whole = extract(tmp_path / "x.osm", *objects)

    is_read_or_refused(whole, changed(whole.read_bytes(), changes))


@QUICK
@given(CHANGES)
def test_a_changed_answer_of_a_server(tmp_path, changes):
    whole = overpass(tmp_path / "x.json", element(1, amenity="pharmacy"), element(2, place="town"))

    is_read_or_refused(whole, changed(whole.read_bytes(), changes))


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@QUICK
@given(ODD, ODD, ODD, ODD)
def test_an_answer_with_odd_values(tmp_path, lat, number, tag, centre):
    odd = element(1, amenity="pharmacy") | {"lat": lat, "id": number, "center": centre}
    odder = {"type": number, "tags": {"amenity": "clinic", "name": tag}, "bounds": centre}
    whole = overpass(tmp_path / "x.json", odd | {"tags": {"amenity": "pharmacy", "name": tag}})
    is_read_or_refused(whole, whole.read_bytes())

    whole = overpass(tmp_path / "x.json", odder)
    is_read_or_refused(whole, whole.read_bytes())


@QUICK
@given(CHANGES)
def test_a_changed_table(tmp_path, changes):
    whole = table(tmp_path / "x.csv", ROW, ROW)

    is_read_or_refused(whole, changed(whole.read_bytes(), changes))
