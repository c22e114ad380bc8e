"""Whose record a request is about: the account that is signed in, else a random key in a cookie."""

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from unclench.web.accounts.models import User, Visitor
from unclench.web.accounts.zone import zone_changed, zone_told
from unclench.web.secret_words import hash_of, new_secret

COOKIE = "unclench"
FOUR_HUNDRED_DAYS_S = 400 * 24 * 3600
# No key has this hash, so that no cookie opens the record of single-person mode.
THE_ONE_PERSON = "the one person on this computer"


class Keeper:
    """Finds the visitor of one request; looks in the database once, and only when asked."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.key = request.COOKIES.get(cookie_name(), "")
        self.new_key = ""
        self.key_is_void = False

    @cached_property
    def visitor(self) -> Visitor | None:
        """The visitor whose account is signed in here; else whose key came with the request."""
        if settings.SINGLE_PERSON:
            return Visitor.objects.filter(key_hash=THE_ONE_PERSON).first()
        return self.account.visitor if self.account else self.by_key

    @property
    def account(self) -> User | None:
        """The account that is signed in."""
        user = getattr(self.request, "user", None)  # a fault may come before it is known
        return user if isinstance(user, User) and user.is_authenticated else None

    @property
    def secret(self) -> str:
        """What no copy of the database holds: the browser's key; for an account, without one, a
        word that is made from the site's own secret."""
        if not (self.account or settings.SINGLE_PERSON):
            return self.new_key or self.key
        of = str(self.visitor.pk) if self.visitor else ""
        return salted_hmac("record", of, algorithm="sha256").hexdigest()

    @cached_property
    def by_key(self) -> Visitor | None:
        """The visitor without an account whose key this browser has."""
        if not self.key:
            return None
        return Visitor.objects.filter(key_hash=hash_of(self.key)).first()

    def ensure(self) -> Visitor:
        """The visitor, made now if there was none. The answer then carries the new key."""
        if self.visitor is None:
            self.visitor = self._made()
        self._keep_zone(self.visitor)
        return self.visitor

    def _made(self) -> Visitor:
        if settings.SINGLE_PERSON:
            return Visitor.objects.get_or_create(key_hash=THE_ONE_PERSON)[0]
        self.new_key = new_secret()
        return Visitor.objects.create(
            key_hash=hash_of(self.new_key), time_zone=zone_told(self.request)
        )

    def _keep_zone(self, visitor: Visitor) -> None:
        """What reminds people when no browser is there has to know their zone."""
        told = zone_told(self.request)
        if told and told != visitor.time_zone:
            visitor.time_zone = told
            visitor.save(update_fields=["time_zone"])
            zone_changed.send(Visitor, visitor=visitor)

    def drop_key(self) -> None:
        """The browser's key opens nothing any more; the answer takes it away."""
        self.by_key = None
        self.key_is_void = True
        self.look_again()

    def forget_who(self) -> None:
        """The store cannot be asked: for the rest of this request nobody is known."""
        self.visitor = self.by_key = None
        self.key = self.new_key = ""
        self.request.user = AnonymousUser()

    def look_again(self) -> None:
        """Somebody signed in or out during this request: whose record it is may have changed."""
        self.__dict__.pop("visitor", None)


def cookie_name() -> str:
    """What the cookie with the key is called; over HTTPS nobody else may set one of that name."""
    return f"{settings.COOKIES_BEGIN}{COOKIE}"


def _take_key_away(response: HttpResponse) -> None:
    path, name = settings.SESSION_COOKIE_PATH, cookie_name()
    response.set_cookie(
        name, "", max_age=0, path=path, samesite="Lax", secure=settings.OVER_HTTPS, httponly=True
    )


def keeper_of(request: HttpRequest) -> Keeper:
    """The keeper that the middleware put on the request."""
    keeper: Keeper = request.keeper  # type: ignore[attr-defined]
    return keeper


class VisitorMiddleware:
    """Puts a `Keeper` on the request, and the key in a cookie once something is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keeper = Keeper(request)
        request.keeper = keeper  # type: ignore[attr-defined]
        response = self.get_response(request)
        if keeper.key_is_void:
            _take_key_away(response)
        elif keeper.new_key:
            response.set_cookie(
                cookie_name(),
                keeper.new_key,
                max_age=FOUR_HUNDRED_DAYS_S,
                httponly=True,
                samesite="Lax",
                path=settings.SESSION_COOKIE_PATH,
                secure=request.is_secure() or settings.OVER_HTTPS,
            )
        return response
