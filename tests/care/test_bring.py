"""An import takes the place of what was there, whole or not at all."""

import os
import sqlite3
import threading
from dataclasses import replace
from datetime import datetime

import pytest

from tests.care.conftest import CARE, NOW, Told
from tests.care.files import LINZ, VIENNA
from unclench.care import bring
from unclench.care.bring import Wish, bring_in
from unclench.care.find import Places
from unclench.care.store import NAME, about_in, opened
from unclench.care.values import CareFileError, LeftOut, Place, Rank, Spot


def some(count: int, where: tuple[float, float] = VIENNA, kind: str = "pharmacy") -> list[Place]:
    return [Place(ref=f"n{n}", kind=kind, lat=where[0], lon=where[1]) for n in range(count)]


def files_in(folder) -> list[str]:
    return [path.name for path in folder.iterdir()]


def in_use(folder) -> int:
    with opened(folder) as database:
        return about_in(database).in_all if database else 0


def test_it_says_how_many_of_what_where_and_from_when(tmp_path):
    about = bring_in([Told(*some(3))], tmp_path, CARE, Wish(NOW)).about

    assert about.places == {"pharmacy": 3}
    assert about.countries == {"AT": 3}
    assert about.day == NOW
    assert about.attribution == "© OpenStreetMap contributors, ODbL"


def test_every_place_knows_its_zone_and_country(tmp_path, founded):
    (found,) = founded(*some(1)).nearest("pharmacy", *VIENNA, 1)

    assert (found.zone, found.country) == ("Europe/Vienna", "AT")


def test_a_new_import_takes_the_place_of_the_old_one(tmp_path):
    bring_in([Told(*some(3))], tmp_path, CARE, Wish(NOW))
    bring_in([Told(*some(4))], tmp_path, CARE, Wish(NOW))

    assert in_use(tmp_path) == 4


def test_several_files_are_one_list_and_a_place_in_both_counts_once(tmp_path):
    old, new = Told(*some(3)), Told(*some(5))
    old.as_of = datetime.fromisoformat("2025-01-01T00:00:00+00:00")

    about = bring_in([new, old], tmp_path, CARE, Wish(NOW)).about

    assert about.in_all == 5
    assert about.day == old.as_of  # the oldest of them


def test_a_file_of_an_unknown_day_leaves_the_whole_without_one(tmp_path):
    undated = Told(*some(1))
    undated.as_of = None

    assert bring_in([undated], tmp_path, CARE, Wish(NOW)).about.day is None


class Broken(Told):
    """A file that ends in the middle."""

    def entries(self, progress=None):
        yield from some(10)
        raise CareFileError("x", "it ends in the middle", expected="", do="")


def test_after_a_file_that_ends_in_the_middle_everything_is_as_it_was(tmp_path):
    bring_in([Told(*some(3))], tmp_path, CARE, Wish(NOW))

    with pytest.raises(CareFileError):
        bring_in([Broken()], tmp_path, CARE, Wish(NOW))

    assert in_use(tmp_path) == 3
    assert files_in(tmp_path) == [NAME]


def test_whoever_reads_sees_the_old_places_or_the_new_ones(tmp_path):
    bring_in([Told(*some(3))], tmp_path, CARE, Wish(NOW))

    with opened(tmp_path) as database:
        bring_in([Told(*some(9))], tmp_path, CARE, Wish(NOW))
        seen = database.execute("SELECT count(*) FROM place").fetchone()[0]

    assert (seen, in_use(tmp_path)) == (3, 9)


def test_what_a_killed_import_left_behind_is_cleared_away_after_a_day(tmp_path):
    left = tmp_path / f"{NAME}.abc.new"
    left.touch()
    os.utime(left, (0, NOW.timestamp() - 100_000))

    bring_in([Told(*some(1))], tmp_path, CARE, Wish(NOW))

    assert files_in(tmp_path) == [NAME]


def test_two_imports_at_once_leave_one_whole_list(tmp_path):
    jobs = [
        threading.Thread(target=bring_in, args=([Told(*some(n))], tmp_path, CARE, Wish(NOW)))
        for n in (400, 500)
    ]

    [job.start() for job in jobs]
    [job.join() for job in jobs]

    assert in_use(tmp_path) in (400, 500)
    assert files_in(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("places", "wish", "said"),
    [
        ([], Wish(NOW), "it holds no place of care"),
        (some(9, (16.0, -48.0)), Wish(NOW), "9 of 9 places lie in the sea"),
        (some(9, (16.37, 48.2)), Wish(NOW, "AT"), "0 of 9 places lie in AT"),
    ],
)
def test_places_that_cannot_be_where_they_are_told_are_refused(tmp_path, places, wish, said):
    with pytest.raises(CareFileError, match=said):
        bring_in([Told(*places)], tmp_path, CARE, wish)

    assert files_in(tmp_path) == []


def test_less_than_half_of_what_is_in_use_is_refused_unless_it_is_wanted(tmp_path):
    bring_in([Told(*some(9))], tmp_path, CARE, Wish(NOW))

    with pytest.raises(CareFileError, match="it holds 4 places, and 9 are in use now"):
        bring_in([Told(*some(4))], tmp_path, CARE, Wish(NOW))
    bring_in([Told(*some(4))], tmp_path, CARE, Wish(NOW, fewer=True))

    assert in_use(tmp_path) == 4


def test_more_places_than_a_continent_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bring, "MOST_PLACES", 10)

    with pytest.raises(CareFileError, match="it holds more than 10 places"):
        bring_in([Told(*some(11))], tmp_path, CARE, Wish(NOW))


def test_what_was_left_out_is_counted_and_the_first_are_named(tmp_path):
    left = [LeftOut(f"w{n}", "no corners") for n in range(50)]

    brought = bring_in([Told(*some(1), *left)], tmp_path, CARE, Wish(NOW))

    assert brought.about.left_out == 50
    assert brought.named[0] == "w0: no corners"
    assert len(brought.named) == 20


def test_it_says_what_it_does_meanwhile(tmp_path):
    heard: list[str] = []

    bring_in([Told(*some(5000))], tmp_path, CARE, Wish(NOW), heard.append)

    assert heard == ["5000 places", "names and postcodes", "index"]


def test_a_file_that_is_none_of_ours_counts_as_no_places(tmp_path):
    (tmp_path / NAME).write_bytes(b"something else altogether" * 99)

    assert in_use(tmp_path) == 0


def test_nothing_can_write_to_the_places_in_use(tmp_path):
    bring_in([Told(*some(1))], tmp_path, CARE, Wish(NOW))

    with opened(tmp_path) as database, pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.execute("DELETE FROM place")


def test_a_town_is_where_the_addresses_in_it_are(founded):
    there = [replace(place, city="Linz") for place in some(2, LINZ)]

    (spot,) = founded(*there).spots("linz")

    assert (spot.name, spot.lat, spot.rank) == ("Linz", LINZ[0], Rank.TOWN)


def test_a_town_that_a_file_tells_counts_before_its_addresses(founded):
    there = [replace(place, city="Linz") for place in some(2, LINZ)]

    (spot,) = founded(*there, Spot("Linz", 48.0, 14.0, Rank.CITY)).spots("Linz")

    assert (spot.lat, spot.rank) == (48.0, Rank.CITY)


def test_two_towns_of_one_name_have_no_middle(founded):
    here, there = some(1, LINZ)[0], replace(some(1, VIENNA)[0], ref="other")

    places = founded(replace(here, city="Neustadt"), replace(there, city="Neustadt"))

    assert places.spots("Neustadt") == []


def test_names_do_not_fill_the_memory(founded, monkeypatch):
    monkeypatch.setattr("unclench.care.spots.KEPT", 3)
    postcodes = [Spot(f"10{n:02}", 48.0 + n / 1000, 16.0, Rank.POSTCODE) for n in range(20)] * 2

    places: Places = founded(*some(1), *postcodes)

    assert [places.spots(f"10{n:02}")[0].lat for n in (0, 19)] == [48.0, 48.019]
