"""Lessons: one card a page, something to do, and what may follow."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.lesson import Lesson
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.archive.looked import note_erased
from unclench.web.knowledge import knowledge
from unclench.web.lessons import pages, services
from unclench.web.told import told_by


def _lesson(name: str) -> Lesson:
    found = knowledge().lessons.get(name)
    if found is None:
        raise Http404(f"There is no lesson called {name}.")
    return found


@never_cache
@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    """Every lesson, those that fit first."""
    visitor = keeper_of(request).visitor
    context = pages.index_context(told_by(visitor), services.done_by(visitor))
    return render(request, "lessons/index.html", context)


@require_http_methods(["GET", "HEAD"])
def card(request: HttpRequest, name: str, number: int = 1) -> HttpResponse:
    """One card of a lesson."""
    lesson = _lesson(name)
    if not 1 <= number <= len(lesson.cards):
        raise Http404(f"This lesson has {len(lesson.cards)} cards.")
    context = pages.card_context(lesson, number)
    context["emergency_number"] = country_of(request).emergency
    return render(request, "lessons/card.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest, name: str) -> HttpResponse:
    """What there is to do. Sent: it was done."""
    lesson, keeper = _lesson(name), keeper_of(request)
    fit = services.fit_of(lesson, keeper.visitor)
    if request.method == "POST" and fit.may:
        services.keep_done(keeper.ensure(), lesson)
        return go(request, reverse("lesson_after", args=[lesson.id]))
    context = pages.practice_context(lesson, fit)
    context["emergency_number"] = country_of(request).emergency
    return render(request, "lessons/practice.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def after(request: HttpRequest, name: str) -> HttpResponse:
    """When to do it again, and what may follow; only for whoever did the lesson."""
    lesson, visitor = _lesson(name), keeper_of(request).visitor
    done = services.done_by(visitor)
    if lesson.id not in done:
        raise Http404("This lesson was not done yet.")
    context = pages.after_context(lesson, told_by(visitor), done)
    return render(request, "lessons/after.html", context)


@require_POST
def take_back(request: HttpRequest, name: str) -> HttpResponse:
    """Forgets that a lesson was done."""
    services.take_back(keeper_of(request).visitor, _lesson(name))
    note_erased(keeper_of(request), "a lesson")
    return redirect("yours")
