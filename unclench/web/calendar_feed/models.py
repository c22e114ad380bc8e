"""A calendar that other programs fetch, and what its person chose for it."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.weekly_times import every_day


class CalendarFeed(models.Model):
    """One calendar of one visitor.

    The secret part of its address is made from the key in the person's browser and from `nonce`;
    here stands only its SHA-256, so that a copy of the database opens no calendar. `uid` keeps the
    events the same through every change. `days` count from Monday as 0. `plain`: titles may name
    the back.
    """

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="calendar_feed")
    nonce = models.CharField(max_length=43)
    token_hash = models.CharField(max_length=64, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    days = models.JSONField(default=every_day)
    session_at = models.TimeField()
    walk_at = models.TimeField()
    with_session = models.BooleanField(default=True)
    with_walk = models.BooleanField(default=True)
    with_checks = models.BooleanField(default=True)
    plain = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "calendar_feed"

    def __str__(self) -> str:
        return f"calendar of visitor {self.visitor_id}"
