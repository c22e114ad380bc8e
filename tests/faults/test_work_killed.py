"""A worker that is killed in the middle of a long task: done again, and counted once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.web.conftest import Person
from tests.web.from_elsewhere.conftest import Bringer, known, read_now, steps_of
from unclench.web.from_elsewhere.models import ArrivedFile, Stage

DAYS = ["2026-11-01", "2026-11-02"]


@pytest.fixture
def bringer(db, settings, tmp_path: Path) -> Bringer:
    settings.DATA = tmp_path
    return Bringer(Person())


def cut_off() -> None:
    """As a killed worker leaves it: begun, and silent ever since."""
    long_ago = timezone.now() - timedelta(minutes=5)
    ArrivedFile.objects.update(stage=Stage.READS, seen_at=long_ago)


def test_a_reading_that_was_cut_off_is_offered_again_and_counts_once(bringer):
    address = bringer.sends(steps_of(DAYS, 1000))
    cut_off()
    shown = bringer.opens(address).content.decode()
    bringer.taps("again")
    read_now(bringer.file)
    bringer.taps("keep")

    assert "The reading stopped in the middle" in shown
    assert known() == [(day, "steps", 1000.0) for day in DAYS]


def test_the_task_of_a_worker_that_was_killed_does_nothing_when_it_comes_back(bringer):
    bringer.sends(steps_of(DAYS, 1000))
    late = ArrivedFile.objects.get()
    cut_off()
    bringer.taps("again")

    assert read_now(late) == "taken before"
    assert read_now(bringer.file) == Stage.READY
