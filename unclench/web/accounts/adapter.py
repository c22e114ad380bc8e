"""How accounts behave here, where the library leaves a choice."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from unclench.web.accounts.invitations import may_sign_up, use_up
from unclench.web.accounts.models import User
from unclench.web.accounts.sealed import seal, unseal
from unclench.web.accounts.sign_in import leave_nothing_of_others, meet_the_record
from unclench.web.accounts.words import ERRORS


def shown_as(user: User) -> str:
    """The name of an account on a page."""
    return user.email


def _closed(request: HttpRequest) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))


class AccountAdapter(DefaultAccountAdapter):
    """Invitations, the record of the browser, and our own words."""

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anybody, whoever was invited, or nobody."""
        return may_sign_up(request)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> Any:
        """An invitation is used up by the account that it made."""
        if commit and not use_up(request):
            raise _closed(request)
        return super().save_user(request, user, form, commit)

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """A new account takes over what this browser kept; an older one is asked."""
        response: HttpResponse = super().post_login(request, user, **more)
        if meet_the_record(request, user, is_new=more["signup"]):
            return redirect("join_record")
        return response if more["signup"] else leave_nothing_of_others(request, response)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whether somebody has to show once more that it is them. Who has nothing here to show it
        by shows it where their account comes from, a moment ago."""
        required: bool = super().is_reauthentication_required(app=app, **more)
        return required and not _vouched_for_just_now(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show it: a password, a code, a passkey; without any of them, elsewhere."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if ways or not _comes_from_elsewhere(user):
            return ways
        return [{"id": "elsewhere", "url": reverse("again_elsewhere")}]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """An e-mail that cannot be sent is said, not shown as a fault of the store."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            page = render(self.request, "faults/letter.html", status=503)
            raise ImmediateHttpResponse(page) from None


def _vouched_for_just_now(request: HttpRequest) -> bool:
    """Somebody without a password, codes and passkeys signed in elsewhere in the last minutes.

    If the provider says when they did so there, that counts too: it may only have remembered them.
    """
    if not _comes_from_elsewhere(request.user) or get_reauthentication_flows(request.user):
        return False
    told = get_authentication_records(request, request.user)
    here = max((row["at"] for row in told if row["method"] == "socialaccount"), default=0.0)
    row = SocialAccount.objects.filter(user_id=request.user.pk).latest("last_login")
    there = row.extra_data.get("id_token", {}).get("auth_time")
    last = min(here, there) if isinstance(there, int | float) else here
    return time.time() - last < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _comes_from_elsewhere(user: Any) -> bool:
    return bool(settings.SINGLE_SIGN_ON) and SocialAccount.objects.filter(user_id=user.pk).exists()


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """An account that another site vouches for needs an invitation too."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": "There is an account with this address already. Sign in with its password; "
        "then you can connect %s under “Your account”"
    }

    def get_requests_session(self) -> Any:
        """The provider is asked where the host said that it is; it sends us nowhere else."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """The invitation is used up here only without a form; with one, where that is saved."""
        if form is None and not use_up(request):
            raise _closed(request)
        return super().save_user(request, sociallogin, form)


class SecondStepAdapter(DefaultMFAAdapter):
    """A passkey is another way in; only one-time codes are asked for after a password.

    Somebody who adds a passkey on one device would otherwise be locked out on the next.
    """

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": ERRORS["incorrect_code"],
        "unverified_email": "Confirm your e-mail address first",
    }

    def encrypt(self, text: str) -> str:
        """A secret on its way into the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """And out of it again."""
        return unseal(encrypted_text)

    def is_mfa_enabled(self, user: User, types: Any = None) -> bool:
        """Whether a second step stands after the password; or a way named alone is there."""
        if types and Authenticator.Type.TOTP in types:
            types = [Authenticator.Type.TOTP]
        return bool(super().is_mfa_enabled(user, types))

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        """What a new passkey is called, until somebody names it."""
        mine = Authenticator.objects.filter(user_id=user.pk, type=type)
        return f"Passkey {mine.count() + 1}"
