"""A large export takes little more memory than a small one."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from tests.bring_in.exports import document, export, how, steps, zipped
from unclench.bring_in import archive
from unclench.bring_in.open import recognise
from unclench.bring_in.preview import preview_of

FIRST = datetime(2025, 5, 1, tzinfo=UTC)


def walks(count: int) -> list[str]:
    """So many walks, a minute apart, within ten days."""
    moments = [FIRST + timedelta(minutes=number * 14_400 // count) for number in range(count)]
    return [steps(f"{m:%Y-%m-%d %H:%M}", f"{m:%H:%M}", 9) for m in moments]


def peak_of_reading(count: int, *, summed: bool) -> int:
    """The most bytes that were held while an export of so many walks was read."""
    source = recognise(zipped({"export.xml": document(*walks(count))}), "export.zip", how())
    tracemalloc.start()
    try:
        preview_of(source) if summed else sum(1 for _ in source.records())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """A small file has many pieces too, so that what one piece takes does not hide the rest."""
    monkeypatch.setattr(archive, "CHUNK", 4096)


def test_reading_a_file_eight_times_as_large_takes_about_the_same_memory():
    small, large = (peak_of_reading(count, summed=False) for count in (500, 4_000))

    assert large < 1.6 * small


def test_adding_up_five_times_the_records_takes_less_than_twice_the_memory():
    small, large = (peak_of_reading(count, summed=True) for count in (500, 2_500))

    assert large < 2 * small


def test_a_preview_is_the_same_however_often_it_is_made():
    source = recognise(export(*walks(50)), "export.zip", how())

    assert preview_of(source) == preview_of(source)
