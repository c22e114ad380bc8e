"""Places of care from a terminal."""

import json

import pytest
from click.testing import CliRunner

from tests.care.files import LINZ, VIENNA, element, extract, node, overpass, table
from unclench.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder of its own."""
    monkeypatch.setenv("UNCLENCH_DATA", str(tmp_path / "data"))
    return tmp_path


def run(*arguments: object):
    return CliRunner().invoke(main, ["care", *map(str, arguments)])


@pytest.fixture
def imported(folder):
    run("import", extract(folder / "at.osm.pbf", *OBJECTS))


OBJECTS = (
    node(1, VIENNA, amenity="pharmacy", name="Sonne", opening_hours="24/7", phone="01 555"),
    node(2, LINZ, amenity="pharmacy", name="Mond", opening_hours="24/7 closed"),
    node(3, LINZ, place="city", name="Linz"),
    node(4, VIENNA, place="city", name="Wien"),
)


def test_an_import_says_what_it_took_and_whom_to_name(folder):
    output = run("import", extract(folder / "at.osm.pbf", *OBJECTS)).output

    assert "2 places, 2026-11-01, from at.osm.pbf. © OpenStreetMap contributors, ODbL" in output
    assert "2  Pharmacies" in output
    assert "By country: AT 2." in output


def test_status_says_the_same_of_what_is_in_use(imported):
    output = run("status").output

    assert "2 places, 2026-11-01" in output
    assert "It needs no backup." in output


def test_before_any_import_status_says_what_to_do(folder):
    assert "`unclench care import FILE`" in run("status").output
    assert json.loads(run("status", "--json").output) is None


def test_a_file_that_cannot_be_used_leaves_the_places_in_use(imported, folder):
    page = folder / "answer.json"
    page.write_text("<html>429 Too Many Requests")

    result = run("import", page)

    assert result.exit_code == 1
    assert "it is a web page (HTML), not data" in result.output
    assert json.loads(run("status", "--json").output)["places"] == {"pharmacy": 2}


def test_an_extract_of_the_wrong_country_is_refused(folder):
    result = run("import", extract(folder / "at.osm.pbf", *OBJECTS), "--country", "de")

    assert result.exit_code == 1
    assert "0 of 2 places lie in DE" in result.output


def test_several_files_are_one_list(folder):
    more = overpass(folder / "more.json", element(9, VIENNA, amenity="doctors"))

    told = run("import", extract(folder / "at.osm.pbf", *OBJECTS), more, "--json").output

    assert json.loads(told)["places"] == {"pharmacy": 2, "doctor": 1}


def test_a_table_is_told_its_day_and_its_source(folder):
    row = "doctor,Anna,48.2,16.3,,,,,,,"

    output = run(
        "import", table(folder / "x.csv", row), "--as-of", "2026-10-02", "--source", "The chamber"
    ).output

    assert "1 places, 2026-10-02, from x.csv. The chamber" in output


def test_the_nearest_are_listed_with_distance_hours_and_the_way(imported):
    output = run("near", 48.2, 16.37, "--kind", "pharmacy").output

    assert "1.0 km  Sonne, 01 555, open, wheelchair: not known" in output
    assert "geo:48.2082,16.3738" in output
    assert "Mond" not in output


def test_a_town_is_as_good_as_two_numbers(imported):
    assert "Mond, closed" in run("near", "Linz", "--kind", "pharmacy").output


def test_what_is_closed_can_be_left_out(imported):
    told = run("near", "linz", "--kind", "pharmacy", "--open", "--json").output

    assert json.loads(told) == {"pharmacy": []}


def test_a_spot_in_the_south_west_needs_no_tricks(imported):
    assert "none within 150 km" in run("near", -33.8, -70.6).output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Wein"], "Did you mean Wien?"),
        (["91", "16"], "is not on the globe"),
        (["48", "16", "3"], "is not on the globe"),
        (["48.2", "16.3", "--kind", "physio"], "No kind is called `physio`"),
    ],
)
def test_what_cannot_be_looked_up_says_why(imported, arguments, said):
    result = run("near", *arguments)

    assert result.exit_code == 1
    assert said in result.output


def test_without_places_it_says_how_to_get_some(folder):
    assert "`unclench care import FILE`" in run("near", "Wien").output
