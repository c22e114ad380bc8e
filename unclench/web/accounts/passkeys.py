"""Adding a passkey, without the spare codes that belong to one-time codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class AddPasskey(AddWebAuthnView):
    """The library makes spare codes with every first way in; a passkey has no use for them."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Back to the list, without codes that nobody asked for."""
        super().form_valid(form)
        _take_away_needless_codes(self.request)
        return redirect("mfa_list_webauthn")


def _take_away_needless_codes(request: HttpRequest) -> None:
    mine = Authenticator.objects.filter(user_id=request.user.pk)
    if not mine.filter(type=Authenticator.Type.TOTP).exists():
        mine.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
