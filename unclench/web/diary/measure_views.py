"""Own activities, rated once a week, and better or worse, asked twice in a bout."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.diary import measure_pages, measures
from unclench.web.diary.measures import Rated
from unclench.web.faults import form_was_changed
from unclench.web.noticing import read_note


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activities(request: HttpRequest) -> HttpResponse:
    """Up to three things that matter to this person, and how well each goes."""
    visitor = keeper_of(request).visitor
    if request.method != "POST":
        context = measure_pages.activities_context(visitor)
        return render(request, "diary/activities.html", context)
    try:
        told = _rated(request.POST)
    except ValueError:
        return form_was_changed(request)
    measures.keep_activities(keeper_of(request).ensure(), told, timezone.localdate())
    return go(request, reverse("diary") + "?kept=1")


def _rated(form: QueryDict) -> list[Rated]:
    """What was named and rated, by place. Raises ValueError for what no page sends."""
    places = range(1, measures.activity_measure().most + 1)
    return [Rated(_words(form, n), _score(form.get(f"score{n}", ""))) for n in places]


def _words(form: QueryDict, place: int) -> str:
    text = " ".join(read_note(form.get(f"words{place}", "")).text.split())
    return text[: measures.WORDS_LONGEST].strip()


def _score(text: str) -> int | None:
    if text in ("", "skip"):
        return None
    measure = measures.activity_measure()
    if not (text.isascii() and text.isdecimal() and measure.low <= int(text) <= measure.high):
        raise ValueError(text)
    return int(text)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Better or worse since the bout began, in one tap."""
    due = measures.change_due(keeper_of(request).visitor, timezone.localdate())
    if due is None:
        return redirect("diary")
    if request.method != "POST":
        return render(request, "diary/change.html", measure_pages.change_context())
    told = request.POST.get("change", "")
    if told not in (measures.change_measure().steps or {}):
        return form_was_changed(request)
    measures.keep_change(*due, int(told))
    return go(request, reverse("diary") + "?kept=1")
