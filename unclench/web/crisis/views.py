"""Somebody to talk to: for despair, without a question, an account or script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.knowledge import knowledge


@require_http_methods(["GET", "HEAD"])
def crisis(request: HttpRequest) -> HttpResponse:
    """The crisis card with the numbers of the country. Opening it keeps nothing."""
    context = {
        "words": knowledge().crisis,
        "breathe_url": reverse("relief_one", args=["slow_breathing"]),
        "back_url": reverse("home"),
    } | numbers_for(country_of(request))
    return render(request, "crisis/crisis.html", context)
