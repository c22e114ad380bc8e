"""For other programs: the questions of the check, one person's own data by their key, and a card
for a clinician's own program, which keeps nothing."""

import hashlib
import json
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_http_methods, require_POST

from unclench.fhir import cds
from unclench.fhir.questionnaire import questionnaire as written
from unclench.fhir.served import SERVED, capability
from unclench.web.fhir.answers import FhirRefusedError, answer, for_programs, whose
from unclench.web.fhir.reading import find, read_all
from unclench.web.knowledge import knowledge

HOUR_S = 3600


@lru_cache(maxsize=2)
def _text(version: str) -> bytes:
    """Made once for each version of the knowledge."""
    return json.dumps(written(knowledge()), ensure_ascii=False).encode()


def _tag(request: HttpRequest) -> str:
    return f'"{hashlib.sha256(_text(knowledge().version)).hexdigest()[:32]}"'


@require_http_methods(["GET", "HEAD"])
@cache_control(public=True, max_age=HOUR_S)
@condition(etag_func=_tag)
def questionnaire(request: HttpRequest) -> HttpResponse:
    """The Questionnaire, the same for everybody."""
    media_type = "application/fhir+json; fhirVersion=4.0; charset=utf-8"
    return HttpResponse(_text(knowledge().version), content_type=media_type)


NOT_HERE = "It is not here. GET /fhir/metadata says what is."
LONGEST_REQUEST = 256 * 1024
OUT_SINCE = "2026-11-26"


@for_programs
def metadata(request: HttpRequest) -> HttpResponse:
    """What can be asked."""
    return answer(capability(_here(request), settings.VERSION, OUT_SINCE))


def _here(request: HttpRequest) -> str:
    """The address of all types, with the bar at its end."""
    return request.build_absolute_uri(reverse("fhir_metadata")).removesuffix("metadata")


@for_programs
def search(request: HttpRequest, kind: str) -> HttpResponse:
    """All of one type that fit, page by page."""
    _refuse_unknown(kind)
    told = {name: request.GET.getlist(name) for name in request.GET}
    return answer(find(whose(request), kind, told, _here(request)))


@for_programs
def read(request: HttpRequest, kind: str, resource_id: str) -> HttpResponse:
    """One resource."""
    _refuse_unknown(kind)
    visitor = whose(request)
    found = (each for each in read_all(visitor, kind) if each["id"] == resource_id)
    one = next(found, None)
    if one is None:
        raise FhirRefusedError(404, "not-found", NOT_HERE)
    return answer(one)


@for_programs
def not_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever else somebody asks for."""
    raise FhirRefusedError(404, "not-found", NOT_HERE)


def _refuse_unknown(kind: str) -> None:
    if kind not in SERVED:
        raise FhirRefusedError(404, "not-supported", NOT_HERE)


@require_http_methods(["GET", "HEAD"])
@cache_control(public=True, max_age=HOUR_S)
def hook_services(request: HttpRequest) -> HttpResponse:
    """CDS Hooks: which services there are."""
    return JsonResponse(cds.services())


@csrf_exempt
@require_POST
def hook_cards(request: HttpRequest) -> HttpResponse:
    """CDS Hooks: the cards for one patient's answers. Nothing is kept."""
    try:
        told = _json_in(request)
        cards = cds.cards(knowledge(), told, request.build_absolute_uri(reverse("home")))
    except cds.CardRefusedError as error:
        return JsonResponse({"message": str(error)}, status=error.status)
    response = JsonResponse(cards)
    response["Cache-Control"] = "no-store"
    return response


def _json_in(request: HttpRequest) -> object:
    if int(request.headers.get("Content-Length") or 0) > LONGEST_REQUEST:
        raise cds.CardRefusedError(400, "The request is too long.")
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        raise cds.CardRefusedError(400, "The request is not JSON.") from None
