"""Recognises a visitor by the random key in a cookie, and makes one when something is kept."""

import hashlib
import secrets
from collections.abc import Callable
from functools import cached_property

from django.http import HttpRequest, HttpResponse

from unclench.web.accounts.models import Visitor

COOKIE = "unclench"
FOUR_HUNDRED_DAYS_S = 400 * 24 * 3600


class Keeper:
    """Finds the visitor of one request; looks in the database once, and only when asked."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.new_key = ""
        self.forgotten = False

    @cached_property
    def visitor(self) -> Visitor | None:
        """The visitor whose key came with the request, if the key is known here."""
        if not self.key:
            return None
        return Visitor.objects.filter(key_hash=_hash(self.key)).first()

    def ensure(self) -> Visitor:
        """The visitor, made now if there was none. The answer then carries the new key."""
        if self.visitor is None:
            self.new_key = secrets.token_urlsafe(32)
            self.visitor = Visitor.objects.create(key_hash=_hash(self.new_key))
        return self.visitor

    def forget(self) -> None:
        """Erases the visitor and all that was kept with them."""
        if self.visitor is not None:
            self.visitor.delete()
        self.visitor = None
        self.forgotten = True


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def keeper_of(request: HttpRequest) -> Keeper:
    """The keeper that the middleware put on the request."""
    keeper: Keeper = request.keeper  # type: ignore[attr-defined]
    return keeper


class VisitorMiddleware:
    """Puts a `Keeper` on the request, and the key in a cookie once something is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keeper = Keeper(request.COOKIES.get(COOKIE, ""))
        request.keeper = keeper  # type: ignore[attr-defined]
        response = self.get_response(request)
        if keeper.forgotten:
            response.delete_cookie(COOKIE, samesite="Lax")
        elif keeper.new_key:
            response.set_cookie(
                COOKIE,
                keeper.new_key,
                max_age=FOUR_HUNDRED_DAYS_S,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response
