"""A copy that is made while people write holds all that was acknowledged before it began."""

import copy
import json
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tests.faults.held import hold
from tests.faults.rounds import Rounds, once_more
from tests.faults.stores import Sqlite
from tests.faults.writers import Writer
from tests.program import ROOT, environment, run

FEW = 30


def backup_while_they_write(rounds: Rounds, file: Path) -> list[Writer]:
    """The writers as they stood when the copy began."""
    stop = threading.Event()
    hands = [threading.Thread(target=w.writes_until, args=[stop]) for w in rounds.writers]
    for hand in hands:
        hand.start()
    while rounds.heard() < FEW:
        stop.wait(0.01)
    before = [as_it_stands(writer) for writer in rounds.writers]
    done = run(rounds.site.data, "backup", "-o", file, **rounds.store.settings)
    stop.set()
    for hand in hands:
        hand.join()
    assert done.returncode == 0, done.stderr
    return before


def as_it_stands(writer: Writer) -> Writer:
    """What was acknowledged by now; a word about the same thing may come on top at any moment."""
    stands = copy.copy(writer)
    stands.acknowledged = [e for e in writer.acknowledged if e.kind == "diary"]
    stands.waits = None
    return stands


def exported(data: Path, people: list[int], folder: Path) -> list[dict[str, bytes]]:
    """All files of each person's archive, but for the time at which it was made."""
    command = [sys.executable, "-m", "tests.faults.exports", folder, *map(str, people)]
    subprocess.run(command, env=environment(data), cwd=ROOT, check=True)
    return [_files(folder / f"{person}.zip") for person in people]


def _files(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(files.pop("archive.json"))
    files["rows"] = json.dumps(about["rows"]).encode()
    return files


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def restored(request, site_in_use, tmp_path_factory) -> tuple[Path, list[Writer]]:
    """An empty place into which the copy was put back, and what it has to hold."""
    folder = tmp_path_factory.mktemp("under-load")
    running = once_more(site_in_use(request.param), folder / "data", seed=5)
    running.site.starts()
    before = backup_while_they_write(running, folder / "copy.zip")
    running.site.kill()
    done = run(folder / "new", "restore", folder / "copy.zip")
    assert done.returncode == 0, done.stderr
    return folder / "new", before


def test_what_was_acknowledged_before_a_copy_began_is_in_it_and_nothing_half(restored):
    data, before = restored

    found = hold(Sqlite(data), before)

    assert sum(len(writer.acknowledged) for writer in before) > 0
    assert found.is_sound, found


def test_the_export_of_each_person_is_the_same_after_coming_back_once_more(restored, tmp_path):
    data, before = restored
    run(data, "backup", "-o", tmp_path / "again.zip")
    run(tmp_path / "twice", "restore", tmp_path / "again.zip")

    people = [writer.person["visitor"] for writer in before]
    once = exported(data, people, tmp_path / "once")
    again = exported(tmp_path / "twice", people, tmp_path / "again")

    assert all("diary_entry" in each["rows"].decode() for each in once)
    assert again == once
