"""What works without the network: the worker that keeps pages, and the page that leads to them."""

import hashlib
import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench import __version__
from unclench.web.accounts.visitors import keeper_of
from unclench.web.accounts.whose import whose
from unclench.web.knowledge import knowledge
from unclench.web.relief.pages import BREATHING, CALM

FILES = ("css/unclench.css", "fonts/atkinson-next.woff2", "icon.svg")
RULES_LAST_DAYS = 90
COLOURS = {"background_color": "#faf6ef", "theme_color": "#12332f"}


@never_cache
@require_http_methods(["GET", "HEAD"])
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps pages at hand, with the list of those that everybody needs."""
    pages = [reverse("offline"), reverse("relief_now"), reverse("help_now")]
    pages += [reverse("relief_one", args=[name]) for name in (BREATHING, *CALM)]
    files = [staticfiles_storage.url(name) for name in FILES]
    context = {
        "version": _version(files),
        "pages": json.dumps(pages),
        "files": json.dumps(files),
        "root": get_script_prefix(),
    }
    kind = "text/javascript; charset=utf-8"
    return render(request, "offline/worker.js", context, content_type=kind)


def _version(files: list[str]) -> str:
    """Another one as soon as the program, the knowledge or a file is another."""
    told = "|".join((__version__, knowledge().version, *files))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


@require_http_methods(["GET", "HEAD"])
def hub(request: HttpRequest) -> HttpResponse:
    """What works without the network, and how old the rules are that it works by."""
    context = {"made_on": timezone.localdate().isoformat(), "lasts_days": RULES_LAST_DAYS}
    return render(request, "offline/hub.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def sender(request: HttpRequest) -> JsonResponse:
    """For what waits on a device: whose record is open here now, and a token to send it with."""
    told = {"whose": whose(keeper_of(request).visitor), "token": get_token(request)}
    return JsonResponse(told)


@require_http_methods(["GET", "HEAD"])
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to know to put the site on its home screen."""
    icon = staticfiles_storage.url
    told = {
        "name": "Unclench",
        "short_name": "Unclench",
        "description": "Check that a seized-up back is safe to look after at home, and ease it.",
        "lang": "en-GB",
        "start_url": get_script_prefix(),
        "scope": get_script_prefix(),
        "display": "standalone",
        "icons": [
            {"src": icon("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": icon("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": icon("icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": icon("icon-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    } | COLOURS
    return JsonResponse(told, content_type="application/manifest+json")
