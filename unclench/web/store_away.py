"""When the store cannot be asked or takes nothing in: what helps stays, and it is said plainly.

The danger signs, relief and the library are shown as to somebody who has told nothing. Everything
else says what happened, that nothing is lost, and what to do.
"""

import logging
import sqlite3
import sys
from collections.abc import Callable

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.cache import add_never_cache_headers
from django.views.defaults import server_error

from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.visitors import Keeper
from unclench.web.danger import danger_signs

log = logging.getLogger("unclench")

HELPS_ANYBODY = frozenset(
    {
        *("home", "help_now", "crisis", "relief_now", "relief_all", "relief_one", "care"),
        *("library", "library_page", "library_ask", "library_compare", "how_it_decides"),
        *("stay_well", "sleep", "desk", "lifting", "about"),
    }
)
"""Pages that are of use without a record, and say nothing of one."""

FULL = ("disk is full", "No space left on device")
READ_ONLY = ("readonly database", "Read-only file system", "read-only transaction")
AGAIN_S = 30
FAULTS = (DatabaseError, InterfaceError, sqlite3.Error, OSError)


class StoreAway:
    """Answers for a store that fails while a page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for faults of the store; other faults take their usual way."""
        return _answer(request, error) if isinstance(error, FAULTS) else None


def went_wrong(request: HttpRequest) -> HttpResponse:
    """The same for what fails before a page is asked, as when it is looked up who is signed in."""
    error = sys.exc_info()[1]
    return _answer(request, error) if isinstance(error, FAULTS) else server_error(request)


def _answer(request: HttpRequest, error: BaseException) -> HttpResponse:
    log.error("the store cannot be used: %s", _said(error))
    _forget_who(request)
    page = _as_to_a_stranger(request) or _says_what_happened(request, str(error))
    page.status_code = 503
    page["Retry-After"] = str(AGAIN_S)
    add_never_cache_headers(page)
    return page


def _said(error: BaseException) -> str:
    """What may stand in a log: of a row that was refused no word."""
    refused = isinstance(error, IntegrityError | DataError)
    return type(error).__name__ if refused else str(error)


def _forget_who(request: HttpRequest) -> None:
    keeper: Keeper = getattr(request, "keeper", None) or Keeper(request)
    keeper.forget_who()
    request.keeper = keeper  # type: ignore[attr-defined]
    request.store_is_away = True  # type: ignore[attr-defined]


def _as_to_a_stranger(request: HttpRequest) -> HttpResponse | None:
    """The page that was asked for, if it helps anybody and needs nothing of the store."""
    match = _match(request) if request.method in ("GET", "HEAD") else None
    if match is None or match.url_name not in HELPS_ANYBODY:
        return None
    try:
        return match.func(request, *match.args, **match.kwargs)
    except FAULTS:
        return None


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return None


def _says_what_happened(request: HttpRequest, reason: str) -> HttpResponse:
    context = {
        "asked": request.method in ("GET", "HEAD"),
        "full": any(words in reason for words in FULL),
        "read_only": any(words in reason for words in READ_ONLY),
        "signs": danger_signs(),
    }
    return render(request, "faults/store.html", context | numbers_for(country_of(request)))
