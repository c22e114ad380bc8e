"""What programs and browsers of others are answered: no cookie, no form of ours, nothing stored."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from unclench.health_link.manifest import (
    Request,
    RequestError,
    SealedFile,
    read_request,
    recipient_in,
)
from unclench.health_link.manifest import manifest as write_manifest
from unclench.health_link.sealed import SEALED
from unclench.web.health_links import services
from unclench.web.health_links.address import file_address, file_at
from unclench.web.health_links.models import HealthLink
from unclench.web.links.limits import is_too_often
from unclench.web.links.models import LABEL_LONGEST, Happened
from unclench.web.links.services import link_at, open_link
from unclench.web.site import origin_for_others

LONGEST_BODY = 8 * 1024
WAIT_S = 300
View = Callable[..., HttpResponse]
GONE = "There is nothing here. The link may have ended, or been taken back."


def open_to_others(*methods: str) -> Callable[[View], View]:
    """Pages of other sites may ask here, with these methods and nothing of ours along with it."""
    allowed = ", ".join(("OPTIONS", *methods))

    def decorate(view: View) -> View:
        @csrf_exempt  # programs of others ask; whoever asks is not believed to be the person
        @wraps(view)
        def answered(request: HttpRequest, **words: str) -> HttpResponse:
            response = _answer(request, methods, view, words)
            response["Allow"] = response["Access-Control-Allow-Methods"] = allowed
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Allow-Headers"] = "Content-Type"
            response["Access-Control-Expose-Headers"] = "Retry-After"
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
            return response

        return answered

    return decorate


def _answer(
    request: HttpRequest, methods: tuple[str, ...], view: View, words: dict[str, str]
) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Access-Control-Max-Age": "600"})
    if request.method not in methods:
        return _refused(405, "It cannot be asked like this.")
    try:
        return view(request, **words)
    except RequestError as error:
        return _refused(400, str(error))


def _refused(status: int, why: str, **more: object) -> JsonResponse:
    return JsonResponse({"error": why, **more}, status=status)


@require_safe
def viewer(request: HttpRequest) -> HttpResponse:
    """Opens a link in the browser. The page is the same for everybody."""
    return render(request, "health_links/viewer.html")


@open_to_others("GET", "POST")
def manifest(request: HttpRequest, secret: str) -> HttpResponse:
    """By POST what is behind a link; by GET its one file, where it has no passcode."""
    if is_too_often(request):
        response = _refused(429, "Too many questions. Wait a little.")
        response["Retry-After"] = str(WAIT_S)
        return response
    asked = _asked(request)
    link = link_at(HealthLink, secret, timezone.now())
    if link is None:
        return _refused(404, GONE)
    if request.method == "GET":
        return _one_file(link, asked)
    if link.passcode and not asked.passcode:
        return _wrong(link)
    return _manifest(request, link, asked)


def _asked(request: HttpRequest) -> Request:
    if request.method == "GET":
        return Request(recipient=recipient_in(request.GET.get("recipient")))
    if len(request.body) > LONGEST_BODY:
        raise RequestError("body", f"at most {LONGEST_BODY} bytes")
    return read_request(request.body)


def _one_file(link: HealthLink, asked: Request) -> HttpResponse:
    if not link.is_one_file:
        return _refused(405, "It has a passcode: ask by POST.")
    refusal = _refusal(link, asked, files_follow=False)
    return refusal or HttpResponse(link.report, content_type=SEALED)


def _manifest(request: HttpRequest, link: HealthLink, asked: Request) -> HttpResponse:
    files, longest = services.files_of(link), asked.embedded_longest
    follow = longest is not None and any(len(each.sealed) > longest for each in files)

    def location(file: SealedFile) -> str:
        return file_address(origin_for_others(request), link.pk, services.FILES[file.id])

    refusal = _refusal(link, asked, files_follow=follow)
    told = write_manifest(files, longest, location, may_change=link.long_term)
    return refusal or JsonResponse(told)


def _refusal(link: HealthLink, asked: Request, *, files_follow: bool) -> HttpResponse | None:
    """Counts the passcode and the look; None where it opens."""
    now, who = timezone.now(), asked.recipient[:LABEL_LONGEST]
    happened = open_link(link, asked.passcode, now, who)
    if happened is Happened.WRONG:
        return _wrong(link)
    if happened is Happened.OPENED and services.use_up(link, now, files_follow=files_follow):
        return None
    return _refused(404, GONE)


def _wrong(link: HealthLink) -> HttpResponse:
    return _refused(401, "The passcode is wrong.", remainingAttempts=link.attempts_left)


@open_to_others("GET")
def file(request: HttpRequest, ticket: str) -> HttpResponse:
    """One file for an hour after its manifest."""
    found = file_at(ticket)
    sealed = services.sealed_file(*found, timezone.now()) if found else None
    if sealed is None:
        return _refused(404, GONE)
    return HttpResponse(sealed, content_type=SEALED)
