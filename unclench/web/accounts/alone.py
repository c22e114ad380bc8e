"""Single-person mode: nobody signs in, and only this computer is answered."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from unclench.web.accounts.configured import is_loopback

# A proxy on this computer would make everybody look like somebody on this computer.
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


class OnePersonOnly:
    """In single-person mode, refuses whoever is not at this computer; there are no accounts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SINGLE_PERSON and not _is_here(request):
            return render(request, "faults/elsewhere.html", status=403)
        if settings.SINGLE_PERSON and request.path.startswith(reverse("account")):
            raise Http404("In single-person mode there are no accounts.")
        return self.get_response(request)


def _is_here(request: HttpRequest) -> bool:
    passed_on = any(name in request.headers for name in PASSED_ON)
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and not passed_on
