"""Bouts: a list, one of them, its beginning and its end."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.episodes import pages, services
from unclench.web.episodes.models import Episode, OpenedBy
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.noticing import notice, read_note


def _mine(request: HttpRequest, episode_id: uuid.UUID) -> Episode:
    found = services.episode_of(keeper_of(request).visitor, episode_id)
    if found is None:
        raise Http404("There is no such bout.")
    return found


def _back(request: HttpRequest, episode: Episode) -> HttpResponse:
    return go(request, reverse("episode", args=[episode.pk]))


@never_cache
@require_http_methods(["GET", "HEAD"])
def episodes(request: HttpRequest) -> HttpResponse:
    """Every bout."""
    context = pages.list_context(keeper_of(request).visitor, timezone.localdate())
    return render(request, "episodes/list.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A bout begins today. One that is open goes on."""
    visitor = keeper_of(request).ensure()
    return _back(request, services.begin(visitor, timezone.localdate(), OpenedBy.TAP))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def episode(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """One bout, to see; what set it off and a note, to change."""
    mine = _mine(request, episode_id)
    if request.method != "POST":
        context = pages.episode_context(mine, timezone.localdate())
        context["kept"] = "kept" in request.GET
        return render(request, "episodes/one.html", context)
    chosen = request.POST.getlist("set_off")
    if not set(chosen) <= set(knowledge().set_off):
        return form_was_changed(request)
    mine.set_off = chosen
    mine.set_off_words = read_note(request.POST.get("set_off_words", "")).text[
        : pages.WORDS_LONGEST
    ]
    mine.note = read_note(request.POST.get("note", "")).text[: pages.NOTE_LONGEST]
    mine.save(update_fields=["set_off", "set_off_words", "note"])
    to_ask = notice(mine.set_off_words, mine.note)
    if to_ask:
        return go(request, reverse("bout_noticed", args=[mine.pk]))
    return go(request, reverse("episode", args=[mine.pk]) + "?kept=1")


@require_POST
def same(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """Whether the pain of a later check is this bout or a new one."""
    mine, told = _mine(request, episode_id), request.POST.get("same", "")
    if told not in ("yes", "no"):
        return form_was_changed(request)
    return _back(request, services.settle(mine, same=told == "yes"))


@require_POST
def goes_on(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """A bout that was ended too early goes on."""
    mine = _mine(request, episode_id)
    services.go_on(mine)
    return _back(request, mine)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, episode_id: uuid.UUID) -> HttpResponse:
    """Asks first, then takes a bout off the list. Days, sessions and flare-ups stay."""
    mine = _mine(request, episode_id)
    if request.method == "POST":
        mine.delete()
        return go(request, reverse("episodes"))
    return render(request, "episodes/take_away.html", pages.take_away_context(mine))
