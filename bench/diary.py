"""How much longer the pages of the diary take with ten years of days than with a month of them.

    python bench/diary.py

Two people side by side in one run, their pages opened by turns, so that a busy machine slows both.
Prints the median of each and the ratio; ends with 1 when a ratio is above 1.5.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta

os.environ.setdefault("UNCLENCH_DATA", tempfile.mkdtemp(prefix="unclench-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")

FEW, MANY, ROUNDS, MOST = 30, 3650, 60, 1.5


def main() -> int:
    """Fills two diaries, opens their pages by turns, and compares."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    people = {days: _somebody(days) for days in (FEW, MANY)}
    ratios = [_compare(people, page) for page in _pages()]
    return int(max(ratios) > MOST)


def _pages() -> tuple[str, ...]:
    from django.utils import timezone

    a_day = f"/diary/{timezone.localdate() - timedelta(days=20)}/"
    return ("/diary/", "/diary/days/", a_day, "/looking-back/")


def _somebody(days: int):
    from django.test import Client
    from django.utils import timezone

    from unclench.web.accounts.models import Visitor
    from unclench.web.diary.models import DiaryDay, DiaryEntry

    browser = Client(HTTP_HOST="localhost")
    browser.post("/diary/choose/", {"tracker": ["pain", "function", "sleep", "done", "note"]})
    visitor, now = Visitor.objects.latest("pk"), timezone.now()
    told = {"pain": 4, "function": "effort", "sleep": "well", "done": ["heat", "walk"]}
    each = [(timezone.localdate() - timedelta(days=ago)) for ago in range(1, days + 1)]
    DiaryDay.objects.bulk_create(
        DiaryDay(visitor=visitor, day=day, pain=4, told=told, changed_at=now) for day in each
    )
    DiaryEntry.objects.bulk_create(
        DiaryEntry(visitor=visitor, key=_key(n), day=day, told=told, written_at=now, arrived_at=now)
        for n, day in enumerate(each)
    )
    return browser


def _key(number: int) -> str:
    return f"{number:032x}"


def _compare(people, page: str) -> float:
    taken: dict[int, list[float]] = {days: [] for days in people}
    for _ in range(ROUNDS):
        for days, browser in people.items():
            began = time.perf_counter()
            assert browser.get(page).status_code == 200
            taken[days].append(time.perf_counter() - began)
    few, many = (statistics.median(taken[days]) * 1000 for days in (FEW, MANY))
    print(f"{page}: {FEW} days {few:.1f} ms, {MANY} days {many:.1f} ms, ratio {many / few:.2f}")
    return many / few


if __name__ == "__main__":
    sys.exit(main())
