"""Invented days of a diary, for the pages that learn from them."""

from datetime import timedelta

import numpy as np
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.diary.models import DiaryDay

LEVELS = {
    "sitting": ("under_2", "2_to_4", "4_to_6", "6_to_8", "over_8"),
    "activity": ("hardly", "some", "much"),
    "sleep": ("badly", "so_so", "well"),
}


def keeps(days: int, **links: float) -> None:
    """A diary whose pain follows factors of the day before, by so many points from low to high."""
    chance, visitor = np.random.default_rng(1), Visitor.objects.latest("pk")
    last = timezone.localdate()
    told = {name: chance.integers(0, len(LEVELS[name]), days) for name in links}
    pain = 4.5 + chance.normal(0, 0.8, days)
    for name, points in links.items():
        pain[1:] += points * (told[name][:-1] / (len(LEVELS[name]) - 1) - 0.5)
    DiaryDay.objects.bulk_create(
        DiaryDay(
            visitor=visitor,
            day=last - timedelta(days=days - 1 - n),
            pain=int(pain[n].round().clip(0, 10)),
            told={"pain": int(pain[n].round().clip(0, 10)), "done": ["paracetamol"]}
            | {name: LEVELS[name][told[name][n]] for name in links},
            changed_at=timezone.now(),
        )
        for n in range(days)
    )
