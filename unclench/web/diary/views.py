"""The diary: a day in a few taps, the days before, and what is asked."""

import uuid
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.follow_up import Place
from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.visitors import keeper_of
from unclench.web.accounts.whose import is_mine
from unclench.web.answering import go, somebody_elses
from unclench.web.diary import measure_pages, pages, services
from unclench.web.diary.forms import Sent, UnreadableError, read_entry
from unclench.web.diary.models import DiaryDay
from unclench.web.episodes import services as episodes
from unclench.web.episodes.models import OpenedBy
from unclench.web.fair_tests.pages import day_card
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.pages import after_look, bad_day_card, due_card
from unclench.web.from_elsewhere.pages import measured_lines
from unclench.web.noticing import notice
from unclench.web.relief import pages as relief

OF_USE_DAYS = 3  # Before the diary was of any use, nobody is asked to install it. Our proposal.


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def today(request: HttpRequest) -> HttpResponse:
    """How is it today: a few taps, all of them optional."""
    if request.method == "POST":
        return _keep(request, None)
    return _show(request, timezone.localdate())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, on: date) -> HttpResponse:
    """One day, to see and to change. The last week can be filled in."""
    if request.method == "POST":
        return _keep(request, on)
    now, visitor = timezone.localdate(), keeper_of(request).visitor
    if on == now:
        return redirect("diary")
    near = on in services.last_days(now)
    if not near and services.day_of(visitor, on) is None:
        raise Http404("Nothing is kept of that day.")
    return _show(request, on)


def _show(request: HttpRequest, on: date, sent: Sent | None = None) -> HttpResponse:
    """The form of a day. What was sent and cannot be kept is in it again."""
    visitor, now = keeper_of(request).visitor, timezone.localdate()
    first = services.last_days(now)[-1]
    week = services.days_of(visitor, first, now)
    of_the_week = next((row for row in week if row.day == on), None)
    kept = of_the_week if on >= first else services.day_of(visitor, on)
    context = pages.form_context(visitor, on, now, kept)
    context["week"] = pages.week_links(week, now, on)
    context["measures"] = measure_pages.due_links(visitor, now) if on == now else []
    context["measured"] = measured_lines(visitor, on)
    context["fair_test"] = day_card(visitor) if on == now else None
    if sent is not None:
        told = {**context["told"], **sent.told}
        context |= pages.form_context(visitor, on, now, DiaryDay(told=told))
        context |= {
            "was": request.POST.get("was", ""),
            "errors": [{"text": sent.error, "href": "#diary"}],
        }
    elif "kept" in request.GET:
        context |= {"kept": True, "due": due_card(request, Place.DIARY)}
        context["new_bout"] = _may_be_new(request, kept)
        context["may_offer_home"] = len(week) >= OF_USE_DAYS
    elif "looked" in request.GET:
        context |= after_look(request)
    return render(request, "diary/day.html", context, status=422 if sent else 200)


def _may_be_new(request: HttpRequest, kept: DiaryDay | None) -> bool:
    """Whether to offer that a bout has begun: it hurts, and none is open."""
    hurts = kept is not None and bool(kept.pain)
    return hurts and episodes.open_episode(keeper_of(request).visitor) is None


def _keep(request: HttpRequest, on: date | None) -> HttpResponse:
    """Keeps an entry, and goes on to what it calls for."""
    try:
        sent = read_entry(request.POST, on)
    except UnreadableError:
        return form_was_changed(request)
    visitor = keeper_of(request).visitor
    if not is_mine(visitor, request.POST.get("whose", "")):
        return somebody_elses()
    if not services.may_be_told(visitor, sent):
        return _show(request, sent.day, sent)
    if sent.told:
        services.keep(keeper_of(request).ensure(), sent)
    return go(request, _onward(sent))


def _onward(sent: Sent) -> str:
    if sent.told.get(services.BAD_DAY) and sent.day == timezone.localdate():
        return reverse("diary_bad_day")
    if notice(_note(sent.told)):
        return reverse("diary_noticed", args=[sent.day.isoformat()])
    return pages.address(sent.day, timezone.localdate()) + "?kept=1"


def _note(told: object) -> str:
    texts = told.values() if isinstance(told, dict) else ()
    return "\n".join(text for text in texts if isinstance(text, str))


@never_cache
@require_http_methods(["GET", "HEAD"])
def noticed(request: HttpRequest, on: date) -> HttpResponse:
    """What a note speaks of: asks about it, or offers somebody to talk to. Decides nothing."""
    kept = services.day_of(keeper_of(request).visitor, on)
    onward = pages.address(on, timezone.localdate()) + "?kept=1"
    found = notice(_note(kept.told)) if kept else None
    if not found:
        return redirect(onward)
    context = {"onward_url": onward} | relief.noticed_context(found, country_of(request))
    return render(request, "relief/noticed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def bout_noticed(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """The same for what was written about a bout."""
    mine = episodes.episode_of(keeper_of(request).visitor, episode_id)
    if mine is None:
        raise Http404("There is no such bout.")
    onward, found = reverse("episode", args=[mine.pk]), notice(mine.set_off_words, mine.note)
    if not found:
        return redirect(onward)
    context = {"onward_url": onward} | relief.noticed_context(found, country_of(request))
    return render(request, "relief/noticed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def bad_day(request: HttpRequest) -> HttpResponse:
    """A bad day is kept. Nothing more is asked: something that eases, and the danger signs."""
    context = {
        "ease": relief.card(relief.CALM[0]),
        "breathing": relief.card(relief.BREATHING),
        "signs": relief.danger_signs(),
        "due": bad_day_card(request),
        "back_url": reverse("diary"),
    } | numbers_for(country_of(request))
    return render(request, "diary/bad_day.html", context)


@require_POST
def flared(request: HttpRequest) -> HttpResponse:
    """It has flared up, and is not only a bad day."""
    visitor = keeper_of(request).ensure()
    episodes.mark_flare(visitor, timezone.localdate(), OpenedBy.DIARY)
    written = getattr(visitor, "flare_plan", None)
    return go(request, reverse("plan_flare") if written else reverse("relief_now") + "?flared=1")


@never_cache
@require_http_methods(["GET", "HEAD"])
def days(request: HttpRequest) -> HttpResponse:
    """The last weeks as a list; earlier ones a page at a time."""
    visitor, now = keeper_of(request).visitor, timezone.localdate()
    until = _until(request, now)
    since = until - timedelta(days=pages.SHOWN_DAYS - 1)
    context = {
        "rows": pages.day_rows(services.days_of(visitor, since, until), now),
        "since": since,
        "until": until,
        "earlier": since - timedelta(days=1) if services.has_days(visitor, since) else None,
        "later": until < now,
        "back_url": reverse("diary"),
    }
    return render(request, "diary/days.html", context)


def _until(request: HttpRequest, now: date) -> date:
    """The last day to show, never one that is still to come."""
    try:
        return min(date.fromisoformat(request.GET.get("until", "")), now)
    except ValueError:
        return now


@require_POST
def take_away(request: HttpRequest, on: date) -> HttpResponse:
    """Erases what was told of a day."""
    visitor = keeper_of(request).visitor
    if visitor is None or services.day_of(visitor, on) is None:
        raise Http404("Nothing is kept of that day.")
    services.take_away(visitor, on)
    return go(request, reverse("diary_days"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """What is asked of a day."""
    if request.method == "POST":
        services.choose(keeper_of(request).ensure(), request.POST.getlist("tracker"))
        return go(request, reverse("diary"))
    context = pages.choose_context(keeper_of(request).visitor)
    return render(request, "diary/choose.html", context)
