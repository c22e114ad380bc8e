"""A desk as somebody describes it: drawn, with what to change first. Nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unclench.web.stay_well.desk import pages


@require_http_methods(["GET", "HEAD"])
def desk(request: HttpRequest) -> HttpResponse:
    """The form; with answers in the address, the drawing above it."""
    return render(request, "stay_well/desk/desk.html", pages.desk_context(request.GET))
