"""Believes a proxy in front of the site, and only the ones that were named."""

import ipaddress
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unclench.web.declared import SettingError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(words: Sequence[str]) -> list[Network]:
    """The named addresses and networks."""
    try:
        return [ipaddress.ip_network(word) for word in words]
    except ValueError:
        expected = "expected addresses or networks such as 127.0.0.1,10.0.0.0/8"
        raise SettingError("UNCLENCH_PROXIES", ",".join(words), expected) from None


class BehindProxy:
    """Takes from a proxy who visits and whether over HTTPS. From anybody else it takes nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said_for = request.META.get("HTTP_X_FORWARDED_FOR", "")
        said_scheme = request.META.get("HTTP_X_FORWARDED_PROTO", "")
        if is_proxy(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = visitor_of(said_for) or request.META["REMOTE_ADDR"]
            if said_scheme.strip().lower() == "https":
                request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)


def is_proxy(address: str) -> bool:
    """Whether this address is one of the named proxies."""
    found = _address(address)
    return found is not None and any(found in network for network in settings.PROXIES)


def visitor_of(forwarded_for: str) -> str:
    """The nearest address that is no proxy of ours; what stands before it anybody may have written.

    Empty if there is none.
    """
    chain = [part.strip() for part in forwarded_for.split(",")]
    nearest = next((part for part in reversed(chain) if not is_proxy(part)), "")
    return nearest if _address(nearest) else ""


def _address(text: str) -> Any:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
