"""The questions of the check for other programs. Nothing about any person is read or kept."""

import hashlib
import json
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_http_methods

from unclench.fhir.questionnaire import questionnaire as written
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
