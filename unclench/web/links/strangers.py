"""Pages for somebody who only has a link: kept by nobody, found by nobody, leading nowhere."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from unclench.web.links.limits import is_too_often

WRONG = "This code does not fit"
View = Callable[..., HttpResponse]


def for_strangers(view: View) -> View:
    """Lets a page tell no other site where it is, and lets nothing keep it. It sets no cookie.

    What is sent proves itself with the secret and the passcode, and no cookie gives it more. So it
    needs no token against forged forms, and a stranger gets none.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **named: str) -> HttpResponse:
        response = too_often(request) if is_too_often(request) else view(request, **named)
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response.cookies.clear()
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def gone(request: HttpRequest) -> HttpResponse:
    """Nothing is here: one answer for a link that never was, has ended, or was tried too often."""
    return render(request, "links/gone.html", status=404)


def too_often(request: HttpRequest) -> HttpResponse:
    """Too many tries from one place."""
    return render(request, "links/too_often.html", status=429)
