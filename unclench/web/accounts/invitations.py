"""Who may make an account: anybody, whoever has an invitation, or nobody."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from unclench.web.accounts.models import Invitation
from unclench.web.secret_words import hash_of

IN_SESSION = "invitation"


def invite(lasts: timedelta) -> str:
    """Makes an invitation; the word that opens it is told once and kept nowhere."""
    word = secrets.token_urlsafe(24)
    ends_at = timezone.now() + lasts
    Invitation.objects.filter(ends_at__lte=timezone.now()).delete()
    Invitation.objects.create(word_hash=hash_of(word), ends_at=ends_at)
    return word


def accept(request: HttpRequest, word: str) -> bool:
    """Remembers an invitation that still holds, until the account is made."""
    if not Invitation.objects.filter(word_hash=hash_of(word), ends_at__gt=timezone.now()).exists():
        return False
    request.session[IN_SESSION] = hash_of(word)
    return True


def may_sign_up(request: HttpRequest) -> bool:
    """Whether this browser may make an account now."""
    if settings.SIGN_UP != "invited":
        return bool(settings.SIGN_UP == "open")
    kept = request.session.get(IN_SESSION, "")
    return Invitation.objects.filter(word_hash=kept, ends_at__gt=timezone.now()).exists()


def use_up(request: HttpRequest) -> bool:
    """Takes the invitation for one account. False if somebody else was faster, or it ended."""
    if settings.SIGN_UP != "invited":
        return bool(settings.SIGN_UP == "open")
    kept = request.session.pop(IN_SESSION, "")
    used, _ = Invitation.objects.filter(word_hash=kept, ends_at__gt=timezone.now()).delete()
    return used == 1
