"""How much memory and time a large export of Apple Health takes: script/bench bring_in [MEGABYTES]

Two exports are made, one of 10 MB and one of 100 (unpacked), of the same kind of days, and each is
read by a program of its own. Its memory is measured against the same program before it reads.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from unclench.bring_in.open import recognise
from unclench.bring_in.preview import preview_of
from unclench.bring_in.values import How

SMALL_MB, LARGE_MB = 10, 100
LAST = datetime(2025, 6, 1)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData ANY>
]>
<HealthData>
"""
DEVICE = "&lt;&lt;HKDevice: 0x0&gt;, name:Watch, manufacturer:Apple Inc., model:Watch&gt;"
EVERY = timedelta(minutes=10)


def a_day(first: datetime) -> Iterator[str]:
    """Steps of a phone and a watch every ten minutes, their heart rate, a night and a workout."""
    for number in range(84):
        moment = first + timedelta(hours=7) + number * EVERY
        for source in ("Phone", "Watch"):
            steps = 100 + number * 7 % 90
            yield record("HKQuantityTypeIdentifierStepCount", moment, source, f'value="{steps}"')
        yield record("HKQuantityTypeIdentifierHeartRate", moment, "Watch", 'value="71"')
    for number in range(18):
        asleep = first - timedelta(hours=1) + number * 2 * EVERY
        value = 'value="HKCategoryValueSleepAnalysisAsleepCore"'
        yield record("HKCategoryTypeIdentifierSleepAnalysis", asleep, "Watch", value)
    walk = 'duration="10" durationUnit="min"'
    yield f'<Workout workoutActivityType="HKWorkoutActivityTypeWalking" {walk} {times(first)}/>\n'


def record(kind: str, moment: datetime, source: str, value: str) -> str:
    device = f'sourceName="{source}" sourceVersion="11.1" device="{DEVICE}" unit="count"'
    return f'<Record type="{kind}" {device} {times(moment)} {value}/>\n'


def times(moment: datetime) -> str:
    start, end = (f"{when:%Y-%m-%d %H:%M:%S} +0100" for when in (moment, moment + EVERY))
    return f'creationDate="{end}" startDate="{start}" endDate="{end}"'


def make(path: Path, megabytes: int) -> None:
    """An export that unpacks to so many megabytes, the last day first."""
    written, day = 0, LAST
    inside_as = "apple_health_export/export.xml"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(inside_as, "w") as inside,
    ):
        inside.write(HEAD.encode())
        while written < megabytes * 1_000_000:
            written += inside.write("".join(a_day(day)).encode())
            day -= timedelta(days=1)
        inside.write(b"</HealthData>")


def read(path: Path) -> None:
    """Reads one export and prints what it took, as JSON."""
    how = How(ZoneInfo("Europe/London"), date(2025, 12, 31))
    before = _peak_mb()
    began, worked = time.perf_counter(), time.process_time()
    with path.open("rb") as stream:
        preview = preview_of(recognise(stream, path.name, how))
    took = {
        "seconds": time.perf_counter() - began,
        "of_processor": time.process_time() - worked,
        "before_mb": before,
        "grown_mb": _peak_mb() - before,
        "records": sum(preview.records.values()),
        "days": len(preview.days),
    }
    print(json.dumps(took))


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(folder: Path, megabytes: int) -> dict[str, float]:
    path = folder / f"{megabytes}.zip"
    make(path, megabytes)
    command = [sys.executable, __file__, "--read", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"zip_mb": path.stat().st_size / 1e6, **json.loads(told.stdout)}


def main() -> None:
    large = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE_MB
    with tempfile.TemporaryDirectory() as folder:
        small, big = (measured(Path(folder), size) for size in (SMALL_MB, large))
    for size, row in ((SMALL_MB, small), (large, big)):
        print(f"{size} MB, in a zip of {row['zip_mb']:.1f} MB")
        print(f"  {row['seconds']:.1f} s, {row['of_processor']:.1f} s of them at work")
        print(f"  {row['records']} records of {row['days']} days")
        print(f"  memory {row['before_mb']:.1f} MB before, and {row['grown_mb']:.1f} MB to read it")
    peaks = [row["before_mb"] + row["grown_mb"] for row in (small, big)]
    a_day_more = (big["grown_mb"] - small["grown_mb"]) * 1024 / (big["days"] - small["days"])
    print(
        f"A file {large / SMALL_MB:g} times as large: {peaks[1] / peaks[0]:.2f} times the memory,"
    )
    print(f"{a_day_more:.1f} KB for each day more")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(Path(sys.argv[2]))
    else:
        main()
