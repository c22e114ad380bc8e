"""Times of day on days of the week, as people choose them for a calendar or a reminder."""

from datetime import time

from django.utils.dateparse import parse_time

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


def every_day() -> list[int]:
    """The days of the week that anything new begins with; Monday is 0."""
    return list(EVERY_DAY)


def read_time(text: str) -> time | None:
    """Hours and minutes; None for anything else."""
    try:
        at = parse_time(text.strip()) if len(text) <= 8 else None
    except ValueError:
        return None
    return at.replace(second=0, microsecond=0, tzinfo=None) if at else None
