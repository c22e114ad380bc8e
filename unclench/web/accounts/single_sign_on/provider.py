"""OpenID Connect with what the library leaves out: a nonce, the signature, and one subject."""

import secrets
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest

NONCE = "single_sign_on_nonce"
ANEW = {"prompt": "login", "max_age": str(settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)}
"""Asks the provider for the password once more, and to say when it was given."""


class CarefulAdapter(OpenIDConnectOAuth2Adapter):
    """Believes an identity token only if it is signed, ours, and about the same person."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, if it is the one that the host named."""
        told: dict[str, Any] = super().openid_config
        named = settings.SINGLE_SIGN_ON
        if named is None or str(told.get("issuer", "")).rstrip("/") != named.issuer:
            raise OAuth2Error("the provider calls itself something else than the setting does")
        return told

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """Checks the signature although the token came from the provider itself."""
        self.did_fetch_access_token = False
        token: dict[str, Any] = super()._decode_id_token(app, id_token)
        expected = self.request.session.pop(NONCE, "")
        if not expected or not secrets.compare_digest(str(token.get("nonce", "")), expected):
            raise OAuth2Error("the identity token answers another question")
        return token

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **more: Any) -> Any:
        """Refuses an answer without an identity token, or about somebody else than the token."""
        if not more["response"].get("id_token"):
            raise OAuth2Error("no identity token")
        login = super().complete_login(request, app, token, **more)
        told = login.account.extra_data
        if told.get("userinfo", {}).get("sub") != told["id_token"]["sub"]:
            raise OAuth2Error("the identity token is about somebody else")
        return login


class CarefulProvider(OpenIDConnectProvider):
    """Sends a nonce along, and nothing that the address asks for."""

    oauth2_adapter_class = CarefulAdapter

    def get_auth_params_from_request(self, request: HttpRequest, action: Any) -> dict[str, str]:
        """A nonce that the answer must repeat. Who is signed in already shows that it is them."""
        request.session[NONCE] = secrets.token_urlsafe(16)
        anew = ANEW if request.user.is_authenticated else {}
        return {**self.get_auth_params(), **anew, "nonce": request.session[NONCE]}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Who it is and their address; a link cannot ask for more."""
        return list(self.get_scope())


provider_classes = [CarefulProvider]
