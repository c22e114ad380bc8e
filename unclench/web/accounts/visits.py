"""The visits of an account on every device: noted now and then, ended all at once."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from unclench.web.accounts.models import User

NOTED_FOR_S = 600
QUIET_FOR = timedelta(days=90)
"""A device that nobody used for so long asks once more who it is."""


class NoteVisits:
    """Notes when an account was last seen; not with every page, which would write each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:  # else nothing is asked of a session
            _note(request)
        return self.get_response(request)


def _note(request: HttpRequest) -> None:
    key = request.session.session_key
    if not (key and request.user.is_authenticated and _is_due(key)):
        return
    if _was_quiet(key):
        logout(request)
    else:
        UserSession.objects.create_from_request(request)


def _was_quiet(key: str) -> bool:
    """Whether nobody was here in this browser for a long time."""
    since = timezone.now() - QUIET_FOR
    return UserSession.objects.filter(session_key=key, last_seen_at__lt=since).exists()


def _is_due(session_key: str) -> bool:
    """Each process remembers for itself, so that most pages cost nothing."""
    name = hashlib.sha256(session_key.encode()).hexdigest()
    return caches["this_process"].add(f"visit:{name}", True, NOTED_FOR_S)


def renew_session(
    sender: Any, request: HttpRequest, reauthenticated: bool = False, **more: Any
) -> None:
    """Whoever shows again who they are goes on in another session; the visit stays in the list."""
    if not reauthenticated:
        return  # Signing in makes another one by itself.
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def end_visits(user: User) -> None:
    """Erases every visit that names the account or its address."""
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        if kept.get("_auth_user_id") == str(user.pk) or user.email in str(kept).lower():
            session.delete()


def forget_tries(request: HttpRequest, user: User) -> None:
    """Forgets how often somebody tried to sign in with the address of the account."""
    get_adapter(request)._delete_login_attempts_cached_email(request, email=user.email)
