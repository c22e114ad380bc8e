"""The headers that keep every page from loading or sending anything anywhere else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# The pages with a button to another site that says who somebody is. A form may be sent on to there.
WAYS_TO_THE_PROVIDER = (
    "account_login",
    "account_signup",
    "openid_connect_login",
    "socialaccount_connections",
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# The one page that may ask a device where it is, and asks only on a tap.
MAY_ASK_WHERE = ("care",)


class SecurityHeaders:
    """Adds the policy to every answer, errors included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Content-Security-Policy"] = policy_for(request)
        response["Permissions-Policy"] = permissions_for(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


def permissions_for(request: HttpRequest) -> str:
    """What a page may ask of a device: nothing; on the page of care nearby, where it is."""
    match = request.resolver_match
    if match and match.url_name in MAY_ASK_WHERE:
        return PERMISSIONS.replace("geolocation=()", "geolocation=(self)")
    return PERMISSIONS


def policy_for(request: HttpRequest) -> str:
    """The policy of a page; where single sign-on begins, forms may also lead to its provider."""
    match, provider = request.resolver_match, settings.SINGLE_SIGN_ON
    if not (provider and match and match.url_name in WAYS_TO_THE_PROVIDER):
        return CONTENT_SECURITY_POLICY
    form_action = f"form-action 'self' {provider.origin}"
    return CONTENT_SECURITY_POLICY.replace("form-action 'self'", form_action)
