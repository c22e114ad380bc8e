"""The address of this site, as others reach it."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from unclench.health_link.reach import Reach, reach_of
from unclench.web.accounts.configured import is_loopback


def site_of(request: HttpRequest) -> str:
    """The address of the front page, as others reach it: over HTTPS when the site was told so."""
    return f"{_origin(request)}{get_script_prefix()}"


def address_of(request: HttpRequest, name: str, *args: object) -> str:
    """The whole address of a page, to be given to others."""
    return f"{_origin(request)}{reverse(name, args=args)}"


def origin_for_others(request: HttpRequest) -> str:
    """The site without a path: as `UNCLENCH_ORIGINS` names it first, else as it was asked for."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return settings.SITE_ORIGIN.rstrip("/")
    return f"{request.scheme}://{request.get_host()}"


def is_reached_by_others(request: HttpRequest) -> bool:
    """Whether a clinic can open what this site gives out, as far as the address tells."""
    return reach_of(origin_for_others(request)) is Reach.EVERYWHERE


def is_this_computer(request: HttpRequest) -> bool:
    """Whether the address that this request came to means the computer that one sits at."""
    return is_loopback(request.get_host().rsplit(":", 1)[0].strip("[]"))


def _origin(request: HttpRequest) -> str:
    host = request.get_host()
    told = (origin for origin in settings.CSRF_TRUSTED_ORIGINS if origin.endswith(f"//{host}"))
    return next(told, f"{request.scheme}://{host}")
