"""Ends the visits of an account on every device."""

from allauth.account.adapter import get_adapter
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from unclench.web.accounts.models import User


def end_everywhere(request: HttpRequest, user: User) -> None:
    """Erases every visit that names the account or its address, and the count of its tries."""
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        if kept.get("_auth_user_id") == str(user.pk) or user.email in str(kept).lower():
            session.delete()
    get_adapter(request)._delete_login_attempts_cached_email(request, email=user.email)
