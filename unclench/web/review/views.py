"""How the program decides: all danger signs, and one of them in full."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from unclench.web.review import pages


@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    """Every danger sign by group, the levels, and what moves them."""
    return render(request, "review/index.html", pages.index_context())


@require_http_methods(["GET", "HEAD"])
def flag(request: HttpRequest, flag_id: str) -> HttpResponse:
    """One danger sign: when it counts, for how much, and what that rests on."""
    review = pages.reviews().get(flag_id)
    if review is None:
        raise Http404("There is no such danger sign.")
    context = pages.flag_context(review) | {"back_url": reverse("how_it_decides")}
    return render(request, "review/flag.html", context)
