"""Faults that reach a person: each says what happened, that nothing is lost, and what to do."""

import logging
import sqlite3
from collections.abc import Callable

from django.db import DatabaseError, DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger("unclench")

FULL = "disk is full"


class PlainFaults:
    """Answers for a database that cannot take anything in, in place of a stack trace."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for faults of the store; other faults take their usual way."""
        if not isinstance(error, DatabaseError | sqlite3.Error | OSError):
            return None
        log.error("the store cannot be used: %s", _said(error))
        full = FULL in str(error) or getattr(error, "errno", None) == 28  # ENOSPC
        return render(request, "faults/store.html", {"full": full}, status=503)


def _said(error: Exception) -> str:
    """What may stand in a log: of a row that was refused no word."""
    refused = isinstance(error, IntegrityError | DataError)
    return type(error).__name__ if refused else str(error)


def form_was_changed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this site did not make, or that has grown too old to be trusted."""
    return render(request, "faults/form.html", {"address": request.path}, status=400)
