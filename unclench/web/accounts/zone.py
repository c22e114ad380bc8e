"""Which day it is where the person is.

The browser tells its time zone in a cookie (`static/js/zone.js`). With script off the record's own
zone counts, which is the last one told; else the site's.
"""

import zoneinfo
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from unclench.web.accounts.models import Visitor

COOKIE = "zone"
zone_changed = Signal()
"""The browser of `visitor` told another zone than before. What comes at a time of day is worked out
again."""


@cache
def known_zones() -> frozenset[str]:
    """Every name of a zone that can be told."""
    return frozenset(zoneinfo.available_timezones())


def zone_told(request: HttpRequest) -> str:
    """The name of the browser's zone; empty if it told none that is known."""
    told = request.COOKIES.get(COOKIE, "")
    return told if told in known_zones() else ""


def zone_of(visitor: Visitor) -> ZoneInfo:
    """The zone that the visitor's browser told last; the site's when it never told one."""
    return ZoneInfo(visitor.time_zone or settings.TIME_ZONE)


def beginning_of(day: date) -> datetime:
    """The first moment of a day where the person is."""
    return timezone.make_aware(datetime.combine(day, time.min))


class ZoneMiddleware:
    """Reads and shows every time of a request in the person's own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = zone_told(request)
        with timezone.override(told or None):
            return self.get_response(request)
