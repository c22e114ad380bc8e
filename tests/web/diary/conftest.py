"""Somebody with a diary, and what they do with it."""

import json
import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.diary.models import DiaryDay


class Diarist:
    """Somebody who tells their diary things, as the page would send them."""

    def __init__(self, person) -> None:
        self.person = person
        self.browser = person.browser
        self.opens = person.opens

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def visitor(self) -> Visitor:
        return Visitor.objects.get()

    def tells(self, address: str = "/diary/", *, key: str = "", was=None, **answers):
        """Sends answers, such as `pain="4"`; each was not told before unless `was` says so."""
        sent = {
            "key": key or str(uuid.uuid4()),
            "asked": list(answers),
            "was": json.dumps(was or {}),
        }
        return self.browser.post(address, sent | answers)

    def tells_of(self, days_ago: int, **answers):
        """Sends answers about a day before today."""
        day = self.today - timedelta(days=days_ago)
        return self.tells(f"/diary/{day}/", **answers)

    def told(self, days_ago: int = 0) -> dict:
        """What is known of a day."""
        day = self.today - timedelta(days=days_ago)
        row = DiaryDay.objects.filter(day=day).first()
        return row.told if row else {}

    def has_kept(self, days: int) -> None:
        """Fills so many days before today."""
        visitor = self.visitor
        DiaryDay.objects.bulk_create(
            DiaryDay(
                visitor=visitor,
                day=self.today - timedelta(days=ago),
                pain=ago % 11,
                told={"pain": ago % 11, "function": "effort", "done": ["heat", "walk"]},
                changed_at=timezone.now(),
            )
            for ago in range(1, days + 1)
        )


@pytest.fixture
def diarist(person) -> Diarist:
    return Diarist(person)
