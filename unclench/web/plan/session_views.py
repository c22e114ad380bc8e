"""A session of the plan: how the pain is, one step after the other, how it felt, what was done."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.visitors import keeper_of
from unclench.web.accounts.whose import is_mine
from unclench.web.answering import go, somebody_elses
from unclench.web.faults import form_was_changed
from unclench.web.plan import session_pages, sessions
from unclench.web.plan.arriving import read_sent
from unclench.web.plan.models import NextDay, PlanSession
from unclench.web.plan.pages import open_session
from unclench.web.plan.views import planner
from unclench.web.relief.models import Outcome

KEEP = "for_later"  # The session is made now, to be kept on the device and done without network.


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """How the pain is now; then the session of today. One that is open goes on."""
    now = planner(request)
    if now is None or now.plan.since is None or not now.may_start:
        return go(request, reverse("plan"))
    going = open_session(now)
    if going is not None:
        return go(request, reverse("plan_session_open", args=[going.pk]))
    if request.method != "POST":
        context = session_pages.rating_context("pain_before", reverse("plan"))
        return render(request, "plan/rate.html", context)
    try:
        pain = _rated(request.POST.get("pain_before", ""))
    except ValueError:
        return form_was_changed(request)
    session = sessions.begin(now, pain)
    if session is None or KEEP in request.POST:
        return go(request, reverse("plan"))
    return go(request, reverse("plan_session_open", args=[session.pk]))


def _rated(text: str) -> int | None:
    """A rating from 0 to 10; None when it was passed over. Raises ValueError for anything else."""
    if text == "skip":
        return None
    if not text.isdecimal() or int(text) > 10:
        raise ValueError(text)
    return int(text)


def _mine(request: HttpRequest, session_id: uuid.UUID) -> PlanSession:
    session = sessions.session_of(keeper_of(request).visitor, session_id)
    if session is None:
        raise Http404("There is no such session.")
    return session


def _is_theirs(request: HttpRequest) -> bool:
    """Whether what waited on a device is for whoever is here now."""
    return is_mine(keeper_of(request).visitor, request.POST.get("whose", ""))


def _step_url(session: PlanSession, number: int) -> str:
    if number >= len(session.steps):
        return reverse("plan_session_rate", args=[session.pk, sessions.RATINGS[0]])
    return reverse("plan_session_step", args=[session.pk, number])


@never_cache
@require_http_methods(["GET", "HEAD"])
def goes_on(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The first step that is still open."""
    session = _mine(request, session_id)
    return redirect(_step_url(session, sessions.first_open(session)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, session_id: uuid.UUID, number: int) -> HttpResponse:
    """One step, guided. With script the page holds the whole session. Sent: how it ended."""
    if not _is_theirs(request):
        return somebody_elses()
    session = _mine(request, session_id)
    if number >= len(session.steps):
        return redirect(_step_url(session, number))
    if request.method == "POST":
        return _answer_step(request, session, number)
    now = planner(request)
    if now is None or not now.may_start or not sessions.still_counts(session, now):
        return redirect("plan")
    context = session_pages.step_context(session, number, now.findings) | numbers_for(
        country_of(request)
    )
    return render(request, "plan/session.html", context)


def _answer_step(request: HttpRequest, session: PlanSession, number: int) -> HttpResponse:
    wish, name = request.POST.get("wish", ""), session.steps[number]
    changed = _other(session, name, wish)
    if changed:
        sessions.change_step(session, number, changed)
        return go(request, _step_url(session, number))
    done_with = request.POST.get("item", name)
    try:
        outcome, sent = Outcome(wish), read_sent(request.POST)
    except ValueError:
        return form_was_changed(request)
    if done_with not in session.ways:
        return form_was_changed(request)
    sessions.keep_step(session, number, outcome, done_with, sent)
    return go(request, _after_step(session, number, outcome))


def _other(session: PlanSession, name: str, wish: str) -> str:
    """What takes the place of a step by this wish; "" when the wish is another."""
    way = session.ways[name]
    if wish in ("easier", "harder"):
        return str(way[wish]) or name
    other = wish.removeprefix("swap:")
    return other if other != wish and other in way["swaps"] else ""


def _after_step(session: PlanSession, number: int, outcome: Outcome) -> str:
    if outcome == Outcome.WORSE:
        return reverse("plan_session_worse", args=[session.pk])
    if outcome == Outcome.STOPPED:
        return _step_url(session, len(session.steps))
    return _step_url(session, number + 1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, session_id: uuid.UUID, name: str) -> HttpResponse:
    """One rating after the session, answered with a tap."""
    if not _is_theirs(request):
        return somebody_elses()
    session = _mine(request, session_id)
    if name not in sessions.RATINGS:
        raise Http404(f"Nothing is rated under {name}.")
    if request.method != "POST":
        back_url = session_pages.before_rating(session, name)
        return render(request, "plan/rate.html", session_pages.rating_context(name, back_url))
    try:
        value, sent = _rated(request.POST.get(name, "")), read_sent(request.POST)
    except ValueError:
        return form_was_changed(request)
    sessions.keep_rating(session, name, value, sent)
    following = sessions.next_rating(name)
    if following:
        return go(request, reverse("plan_session_rate", args=[session.pk, following]))
    return go(request, reverse("plan_session_done", args=[session.pk]))


@never_cache
@require_http_methods(["GET", "HEAD"])
def worse(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """It made things worse: stop, look at the danger signs, and what to do instead."""
    context = session_pages.worse_context(_mine(request, session_id))
    return render(request, "relief/worse.html", context | numbers_for(country_of(request)))


@never_cache
@require_http_methods(["GET", "HEAD"])
def done(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """What was done, and what comes next."""
    return render(request, "plan/done.html", session_pages.done_context(_mine(request, session_id)))


@require_POST
def next_day(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Keeps how the back was the day after."""
    session = _mine(request, session_id)
    told = request.POST.get("next_day", "")
    if told not in NextDay.values:
        return form_was_changed(request)
    sessions.keep_next_day(session, NextDay(told))
    return go(request, reverse("plan"))
