"""The reading beside the pages: twice, cut off, given up, and for nobody else's eyes."""

import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.from_elsewhere.conftest import Bringer, files_there, known, read_now, steps_of
from unclench.web.from_elsewhere import files, reading, services
from unclench.web.from_elsewhere.models import ArrivedFile, Stage
from unclench.web.reminders.background import work_once

pytestmark = pytest.mark.django_db

DAYS = ["2025-05-01", "2025-05-02"]


@pytest.fixture
def sent(bringer) -> ArrivedFile:
    """A file that came and was not read yet."""
    bringer.sends(steps_of(DAYS, 900))
    return bringer.file


@pytest.fixture
def cut_off(sent) -> ArrivedFile:
    """A file of which nobody has heard since the site stopped in the middle."""
    silent = timezone.now() - timedelta(minutes=5)
    ArrivedFile.objects.update(stage=Stage.READS, seen_at=silent, read=50, total=100)
    DBTaskResult.objects.all().delete()
    sent.refresh_from_db()
    return sent


def test_the_page_says_how_far_the_reading_is(bringer, sent):
    ArrivedFile.objects.update(stage=Stage.READS, read=52, total=100)

    page = bringer.opens(f"/bring-in/file/{sent.pk}/").content.decode()

    assert "52 % is read" in page
    assert '<meta http-equiv="refresh"' in page


@pytest.mark.django_db(transaction=True)
def test_the_loop_beside_the_pages_reads_a_file_and_clears_up(bringer):
    bringer.sends(steps_of(DAYS, 900))

    work_once()

    assert (bringer.file.stage, files_there()) == (Stage.READY, [])


def test_a_task_that_runs_twice_reads_once(sent):
    assert [read_now(sent), read_now(sent)] == ["ready", "taken before"]


def test_a_reading_that_was_cut_off_says_so(bringer, cut_off):
    page = bringer.opens(f"/bring-in/file/{cut_off.pk}/")

    assert "The reading stopped in the middle" in page.content.decode()


def test_a_reading_that_was_cut_off_can_start_again(bringer, cut_off):
    bringer.taps("again")
    read_now(bringer.file)

    bringer.taps("keep")

    assert [day for day, _, _ in known()] == DAYS


def test_a_task_from_before_the_new_start_writes_nothing(bringer, cut_off):
    bringer.taps("again")

    assert read_now(cut_off) == "taken before"
    assert ArrivedFile.objects.get().stage == Stage.WAITS


def test_a_reading_in_full_swing_is_not_started_again(bringer, sent):
    ArrivedFile.objects.update(stage=Stage.READS, seen_at=timezone.now())

    bringer.taps("again")

    assert bringer.file.attempt == 1


def test_giving_up_ends_a_reading_that_goes_on(sent, monkeypatch):
    look = reading._look

    def give_up_meanwhile(*told):
        ArrivedFile.objects.all().delete()
        return look(*told)

    monkeypatch.setattr(reading, "_look", give_up_meanwhile)

    assert read_now(sent) == "given up"


def test_a_fault_of_the_reader_is_told_without_what_it_stumbled_over(sent, monkeypatch, caplog):
    def stumble(*told):
        raise ValueError("77777 steps")

    monkeypatch.setattr(reading, "recognise", stumble)

    assert read_now(sent) == "refused"
    assert "77777" not in caplog.text


def test_a_file_is_gone_after_a_day_with_all_that_was_found_in_it(sent):
    ArrivedFile.objects.update(arrived_at=timezone.now() - timedelta(hours=25))

    services.sweep()

    assert (files_there(), ArrivedFile.objects.count()) == ([], 0)


def test_an_upload_that_broke_off_is_gone_after_a_day(sent):
    part = files.folder() / "half.part"
    part.touch()
    os.utime(part, (time.time() - 90_000,) * 2)

    services.sweep()

    assert files_there() == [str(sent.pk)]


@pytest.mark.parametrize("what", ["answer", "again", "keep", "leave"])
def test_nobody_else_can_do_anything_with_a_file(sent, stranger, what):
    assert stranger.browser.post(f"/bring-in/file/{sent.pk}/{what}/").status_code == 404
    assert ArrivedFile.objects.count() == 1


def test_nobody_else_sees_a_file_or_takes_an_import_out(bringer, stranger):
    bringer.keeps(steps_of(DAYS, 900))
    own = bringer.opens("/bring-in/").context["imports"][0]["pk"]
    bringer.sends(steps_of(DAYS, 1000))
    other = Bringer(stranger)
    stranger.browser.post("/diary/choose/", {"tracker": ["pain"]})

    assert other.opens(f"/bring-in/file/{bringer.file.pk}/").status_code == 404
    assert other.browser.post(f"/bring-in/{own}/undo/").status_code == 404
    assert other.opens("/bring-in/").context["imports"] == []


def test_the_list_costs_the_same_with_many_imports(bringer, django_assert_num_queries):
    bringer.keeps(steps_of(DAYS, 900))
    with django_assert_num_queries(3):
        bringer.opens("/bring-in/")
    bringer.keeps(steps_of(DAYS, 1000))
    bringer.keeps(steps_of(DAYS, 1100))

    with django_assert_num_queries(3):
        bringer.opens("/bring-in/")
