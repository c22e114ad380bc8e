"""Places of care out of a table that somebody made."""

import pytest

from tests.care.conftest import places_in, read
from tests.care.files import HEAD, ROW, table
from unclench.care import table as tables
from unclench.care.values import CareFileError, LeftOut


def refusal(path) -> str:
    with pytest.raises(CareFileError) as refused:
        read(path)
    return str(refused.value)


def test_a_row_is_a_place(tmp_path):
    (place,) = places_in(table(tmp_path / "x.csv", ROW))

    assert (place.kind, place.name, place.phone) == ("physiotherapist", "Anna", "01 555")
    assert (place.street, place.postcode, place.city) == ("Ring", "1010", "Wien")


def test_columns_may_have_other_names_another_order_and_semicolons(tmp_path):
    head = "Name;Longitude;Latitude;Type;Shoe size"

    (place,) = places_in(table(tmp_path / "x.csv", "Anna;16.37;48.2;pharmacy;39", head=head))

    assert (place.name, place.lat, place.lon, place.kind) == ("Anna", 48.2, 16.37, "pharmacy")


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path):
    said = refusal(table(tmp_path / "x.csv", "a,b", head="name,where"))

    assert "line 1 has no column called kind, lat, lon; it has name, where" in said


@pytest.mark.parametrize(
    ("was", "is_", "said"),
    [
        ("physiotherapist", "physio_therapist", "Did you mean `physiotherapist`?"),
        ("48.2082", "north", "lat and lon are `north`, `16.3738`; expected degrees"),
        ("48.2082,16.3738", "151.2093,-33.8688", "151.2093, -33.8688 is not on the globe"),
        ("48.2082,16.3738", "151.2093,-33.8688", "They look swapped."),
        ("48.2082,16.3738", "0,0", "0, 0 is not on the globe"),
        ("yes", "maybe", "wheelchair is `maybe`; expected yes, limited, no or nothing"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_by_its_line(tmp_path, was, is_, said):
    message = refusal(table(tmp_path / "x.csv", ROW, ROW.replace(was, is_)))

    assert "line 3: " in message
    assert said in message


def test_ten_mistakes_are_named_and_no_more(tmp_path):
    message = refusal(table(tmp_path / "x.csv", *[ROW.replace("48.2082", "x")] * 50))

    assert message.count("line ") == 10


def test_a_comma_too_many_is_refused_with_what_to_do(tmp_path):
    message = refusal(table(tmp_path / "x.csv", ROW + ", and more"))

    assert "line 2 has 12 cells, and there are 11 columns" in message
    assert "in quotes" in message


def test_a_line_without_an_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "LONGEST_LINE", 400)

    assert "a line is longer than 400" in refusal(table(tmp_path / "x.csv", "x" * 999, head=HEAD))


def test_hours_that_nobody_can_read_are_said_and_the_place_stays(tmp_path):
    place, left = read(table(tmp_path / "x.csv", ROW.replace("Mo-Fr 08:00-16:00", "mornings")))

    assert place.name == "Anna"
    assert left == LeftOut("line 2", "the opening hours `mornings` cannot be read")
