"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix

from unclench.web.drawing import still

FIGURES = {"legs_up": "static_back", "cat": "cat_camel", "walk": "short_walk"}


def home(request: HttpRequest) -> HttpResponse:
    """What this is, and two doors."""
    root = get_script_prefix()
    doors = {"seized_up": f"{root}check/start/", "keep_well": f"{root}relief/all/"}
    figures = {place: still(name) for place, name in FIGURES.items()}
    return render(request, "home/home.html", {"doors": doors, "figures": figures})
