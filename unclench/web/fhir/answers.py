"""What every address for other programs shares: its media type, its refusals, the key it needs."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from unclench.fhir.narrative import Resource
from unclench.fhir.search import SearchRefusedError
from unclench.fhir.served import MEDIA_TYPE, outcome
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import zone_of
from unclench.web.read_keys.keys import visitor_with

JSON = ("json", "application/json", MEDIA_TYPE)
TAKEN = ("*/*", "application/*", *JSON)
View = Callable[..., HttpResponse]


class FhirRefusedError(Exception):
    """A request that is refused: the status, and as FHIR names the kind of issue."""

    def __init__(self, status: int, code: str, words: str) -> None:
        super().__init__(words)
        self.status, self.code = status, code


def answer(resource: Resource, status: int = 200) -> HttpResponse:
    """A resource as it is sent. Nothing about a person is kept on the way."""
    text = json.dumps(resource, ensure_ascii=False).encode()
    response = HttpResponse(
        text, status=status, content_type=f"{MEDIA_TYPE}; fhirVersion=4.0; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Authorization"])
    return response


def refusal(status: int, code: str, words: str) -> HttpResponse:
    """Why nothing is sent."""
    response = answer(outcome(code, words), status)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Unclench"'
    if status == 405:
        response["Allow"] = "GET, HEAD"
    return response


def for_programs(view: View) -> View:
    """A view that only reads, and says in FHIR why it does not."""

    @csrf_exempt
    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _refuse_other_ways(request)
            return view(request, *args, **kwargs)
        except FhirRefusedError as error:
            return refusal(error.status, error.code, str(error))
        except SearchRefusedError as error:
            return refusal(400, "invalid", str(error))

    return read


def _refuse_other_ways(request: HttpRequest) -> None:
    if request.method not in ("GET", "HEAD"):
        raise FhirRefusedError(405, "not-supported", "Nothing can be written here, only read.")
    wanted = request.GET.get("_format", "")
    if wanted and wanted not in JSON:
        raise FhirRefusedError(406, "not-supported", "Only JSON is served here.")
    accepted = request.headers.get("Accept", "*/*")
    kinds = [part.split(";")[0].strip() for part in accepted.split(",")]
    if not wanted and not any(kind in TAKEN for kind in kinds):
        raise FhirRefusedError(406, "not-supported", "Only JSON is served here.")


def whose(request: HttpRequest) -> Visitor:
    """The person whose key came along. Raises FhirRefusedError."""
    visitor = visitor_with(request.headers.get("Authorization", ""))
    if visitor is None:
        raise FhirRefusedError(401, "login", "There is no key here, or it opens nothing.")
    timezone.activate(zone_of(visitor))
    return visitor
