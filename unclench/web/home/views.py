"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from unclench.engine.values.follow_up import Place
from unclench.web.accounts.visitors import keeper_of
from unclench.web.clinician_notes.pages import unread_notice
from unclench.web.drawing import still
from unclench.web.fair_tests.pages import day_card
from unclench.web.follow_up.pages import due_card
from unclench.web.what_helps.twice import going_on

FIGURES = {"legs_up": "static_back", "cat": "cat_camel", "walk": "short_walk"}


@cache_control(private=True)
@require_http_methods(["GET", "HEAD"])
def home(request: HttpRequest) -> HttpResponse:
    """What this is, two doors, and whether a check is due."""
    root = get_script_prefix()
    doors = {
        "seized_up": f"{root}check/start/",
        "keep_well": f"{root}plan/",
        "diary": f"{root}diary/",
    }
    figures = {place: still(name) for place, name in FIGURES.items()}
    context = {"doors": doors, "figures": figures, "due": due_card(request, Place.HOME)}
    visitor = keeper_of(request).visitor
    context |= {"diary": visitor is not None, "fair_test": day_card(visitor)}
    context["letter"] = unread_notice(visitor)
    context["twice"] = going_on(visitor)
    return render(request, "home/home.html", context)
