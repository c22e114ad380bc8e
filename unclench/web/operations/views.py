"""Pages for whoever runs the site and for their programs; none of them knows anybody."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.copies.tables import is_up_to_date
from unclench.web.knowledge import knowledge
from unclench.web.operations.metrics import COUNTED, as_text

PLAIN = "text/plain; charset=utf-8"
SAID_FOR = timedelta(days=180)


@never_cache
@require_http_methods(["GET", "HEAD"])
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked."""
    return HttpResponse("ok\n", content_type=PLAIN)


@never_cache
@require_http_methods(["GET", "HEAD"])
def ready(request: HttpRequest) -> HttpResponse:
    """Visitors may be sent here: the knowledge is loaded and the database is as it has to be."""
    wrong = _what_is_wrong()
    return HttpResponse(wrong or "ready\n", content_type=PLAIN, status=503 if wrong else 200)


def _what_is_wrong() -> str:
    knowledge()
    try:
        current = is_up_to_date()
    except DatabaseError:
        return "the database cannot be reached\n"
    return "" if current else "the database is not up to date: restart `unclench serve`\n"


PROBES = {"/healthz": alive, "/readyz": ready}


class AnswersProbes:
    """Answers probes of the process, by whatever name they call it: no host is asked.

    So with the figures where they are switched on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probes = PROBES | {"/metrics": metrics} if settings.METRICS else PROBES
        probe = probes.get(request.path_info)
        return probe(request) if probe else self.get_response(request)


@never_cache
@require_http_methods(["GET", "HEAD"])
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures of this process, if the host switched them on."""
    if not settings.METRICS:
        raise Http404
    return HttpResponse(as_text(COUNTED), content_type="text/plain; version=0.0.4; charset=utf-8")


@require_http_methods(["GET", "HEAD"])
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116); only where the host gave an address."""
    if not settings.CONTACT:
        raise Http404
    until = (timezone.now() + SAID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = (f"Contact: mailto:{settings.CONTACT}", f"Expires: {until}", "Preferred-Languages: en")
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
