"""Looking back: the course, a year of days, the body, and what was done, as pictures with words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.pictures.bins import DAYS_BACK, Range
from unclench.pictures.bodies import bodies
from unclench.pictures.course import course
from unclench.pictures.deeds import WEEKS, deeds
from unclench.pictures.heat import Scale, calendar
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.charts import chart
from unclench.web.knowledge import knowledge
from unclench.web.looking_back import series
from unclench.web.looking_back.questionnaires import pictures_of
from unclench.web.questionnaires.words import NOT_SAID

RANGES = {
    Range.FOUR_WEEKS: "4 weeks",
    Range.TWELVE_WEEKS: "12 weeks",
    Range.YEAR: "A year",
    Range.ALL: "All",
}
# A change is read from the last two weeks and the two before, whatever the picture shows.
AT_LEAST = timedelta(days=28)
PARTS = {
    "looking_back": "The course",
    "looking_back_days": "Day by day",
    "looking_back_body": "Where it hurt",
    "looking_back_done": "What you did",
    "looking_back_questionnaires": "Questionnaires",
    "looking_back_sets_off": "What sets it off",
}
OLDEST_YEAR = 1990


@never_cache
@require_http_methods(["GET", "HEAD"])
def the_course(request: HttpRequest) -> HttpResponse:
    """Pain and what could be done, over weeks or years."""
    visitor, today = keeper_of(request).visitor, timezone.localdate()
    shown = _range(request)
    context: dict[str, Any] = {"filters": _filters(shown), "chosen": shown}
    if visitor:
        known = series.series_of(visitor, _since(visitor, shown, today), today)
        context["picture"] = chart(course(known, today, knowledge().noticeable_change, shown))
    return _page(request, "looking_back", context)


def _range(request: HttpRequest) -> Range:
    told = request.GET.get("range", "")
    return Range(told) if told in set(Range) else Range.FOUR_WEEKS


def _since(visitor: Visitor, shown: Range, today: date) -> date:
    if shown in DAYS_BACK:
        return today - max(timedelta(days=DAYS_BACK[shown]), AT_LEAST)
    return series.first_day(visitor) or today - AT_LEAST


def _filters(shown: Range) -> list[dict[str, Any]]:
    return [
        {"title": title, "url": f"?range={each.value}", "chosen": each is shown}
        for each, title in RANGES.items()
    ]


@never_cache
@require_http_methods(["GET", "HEAD"])
def day_by_day(request: HttpRequest) -> HttpResponse:
    """A year of days, for one thing that is tracked."""
    visitor, today = keeper_of(request).visitor, timezone.localdate()
    until = _until(request, today)
    context: dict[str, Any] = {}
    if visitor:
        first = until - timedelta(days=366)
        told = series.days_of(visitor, first, until)
        scales = series.scales_told(visitor, told)
        of = request.GET.get("of", "")
        of = of if of in scales else "pain"
        context["filters"] = _of_filters(scales, of, until, today)
        known = series.brought_in(visitor, first, until, of) or told
        context["picture"] = chart(calendar(known, until, scales[of]))
        context |= _years(visitor, of, until, today)
    return _page(request, "looking_back_days", context)


def _until(request: HttpRequest, today: date) -> date:
    """The last day shown: today, or the end of an earlier year."""
    told = request.GET.get("year", "")
    year = int(told) if told.isdigit() and len(told) == 4 else today.year
    return date(year, 12, 31) if OLDEST_YEAR <= year < today.year else today


def _of_filters(
    scales: Mapping[str, Scale], of: str, until: date, today: date
) -> list[dict[str, Any]]:
    year = "" if until == today else f"&year={until.year}"
    return [
        {"title": scale.name, "url": f"?of={name}{year}", "chosen": name == of}
        for name, scale in scales.items()
    ]


def _years(visitor: Visitor, of: str, until: date, today: date) -> dict[str, Any]:
    first = series.first_told(visitor, of) or today
    earlier, later = until.year - 1, until.year + 1
    context = {}
    if first.year <= earlier:
        context["earlier"] = {"year": earlier, "url": f"?of={of}&year={earlier}"}
    if later <= today.year:
        context["later"] = {"year": later, "url": f"?of={of}&year={later}"}
    return context


@never_cache
@require_http_methods(["GET", "HEAD"])
def where_it_hurt(request: HttpRequest) -> HttpResponse:
    """The places marked on the body, as they changed."""
    visitor = keeper_of(request).visitor
    marked = series.bodies_of(visitor) if visitor else []
    context = {"picture": chart(bodies(marked, series.places()))} if marked else {}
    return _page(request, "looking_back_body", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def what_was_done(request: HttpRequest) -> HttpResponse:
    """Sessions, walks, warmth and the rest, week by week."""
    visitor, today = keeper_of(request).visitor, timezone.localdate()
    done = series.done_by(visitor, today - timedelta(weeks=WEEKS), today) if visitor else []
    context = {"picture": chart(deeds(done, series.categories(), today))} if done else {}
    return _page(request, "looking_back_done", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def questionnaires(request: HttpRequest) -> HttpResponse:
    """The scores of questionnaires that were filled in elsewhere."""
    visitor = keeper_of(request).visitor
    pictures = pictures_of(visitor) if visitor else []
    context = {"pictures": pictures, "not_said": NOT_SAID if pictures else ""}
    return _page(request, "looking_back_questionnaires", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, "looking_back/page.html", context | parts_of(name))


def parts_of(name: str) -> dict[str, Any]:
    """The parts of looking back, and the one that is shown."""
    parts = [
        {"title": title, "url": reverse(part), "chosen": part == name}
        for part, title in PARTS.items()
    ]
    return {"parts": parts, "part": name, "heading": PARTS[name], "back_url": reverse("diary")}
