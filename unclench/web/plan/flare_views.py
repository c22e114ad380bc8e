"""A flare-up: it begins, the check comes first, the person's own plan for it, and its end."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.check.services import begin_check
from unclench.web.episodes import services as episodes
from unclench.web.knowledge import knowledge
from unclench.web.plan import flare_pages, flare_services, services
from unclench.web.plan.models import FlarePlan
from unclench.web.plan.views import planner, planner_or_404


@require_POST
def flared(request: HttpRequest) -> HttpResponse:
    """It has flared up: the plan steps down at once, and the person's own flare plan comes up."""
    services.mark_flare(planner_or_404(request))
    return go(request, reverse("plan_flare"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def over(request: HttpRequest) -> HttpResponse:
    """Whether it is over; sent, it is."""
    now = planner_or_404(request)
    if request.method == "POST":
        services.flare_is_over(now.plan.visitor, now.today)
        return go(request, reverse("plan"))
    if now.week.flare is None:
        return redirect("plan")
    return render(request, "plan/over.html", flare_pages.over_context(now))


@require_POST
def over_in_bout(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """The same, said where a bout is shown. A bout that was only a mark of today goes with it."""
    visitor = keeper_of(request).visitor
    mine = episodes.episode_of(visitor, episode_id)
    if visitor is None or mine is None:
        raise Http404("There is no such bout.")
    services.flare_is_over(visitor, timezone.localdate())
    is_left = episodes.episode_of(visitor, episode_id) is not None
    return go(request, reverse("episode", args=[mine.pk]) if is_left else reverse("episodes"))


@require_POST
def check_again(request: HttpRequest) -> HttpResponse:
    """A new check from its first question, because something has changed."""
    visitor = keeper_of(request).visitor
    if visitor is not None:
        begin_check(visitor)
    first = knowledge().interview.pages[0].id
    return go(request, reverse("check_page", args=[first]))


@never_cache
@require_http_methods(["GET", "HEAD"])
def flare(request: HttpRequest) -> HttpResponse:
    """The flare plan on one page: danger signs with the number, then what the person wrote."""
    visitor = keeper_of(request).visitor
    written = flare_services.flare_plan_of(visitor)
    now = planner(request)
    context = flare_pages.flare_context(written, now) | numbers_for(country_of(request))
    return render(request, "plan/flare.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Writing the flare plan, with what eased in the person's own sessions beside it."""
    visitor = keeper_of(request).visitor
    if request.method == "POST":
        told = flare_pages.told_in(request.POST)
        flare_services.keep_flare_plan(keeper_of(request).ensure(), told)
        return go(request, reverse("plan_flare"))
    written = flare_services.flare_plan_of(visitor) or FlarePlan()
    eased = flare_services.what_eased(visitor)
    return render(request, "plan/flare_write.html", flare_pages.write_context(written, eased))
