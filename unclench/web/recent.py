"""Whether something happened lately, by a clock that may be wrong."""

from datetime import datetime, timedelta

from django.utils import timezone

CLOCKS_DIFFER = timedelta(minutes=5)
"""Servers that work together may be so far apart. What lies further ahead was written by a clock
that was wrong: nothing rests on it, and it is asked again."""


def latest() -> datetime:
    """Nothing has happened later than that."""
    return timezone.now() + CLOCKS_DIFFER


def is_recent(at: datetime, within: timedelta) -> bool:
    """Whether it happened no longer ago than that, and not in a time that is still to come."""
    return timezone.now() - within <= at <= latest()
