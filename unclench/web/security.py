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
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        # What may become a page or a worker passes through js/trusted.js; all else is refused.
        "require-trusted-types-for 'script'",
        "trusted-types unclench",
    )
)
# The pages with a button to another site that says who somebody is. A form may be sent on to there.
WAYS_TO_THE_PROVIDER = (
    "account_login",
    "account_signup",
    "openid_connect_login",
    "socialaccount_connections",
)
# The one page that asks other hosts, because a health link may lead to any. It stands apart: the
# sandbox gives it an origin of its own, so that it reaches no cookie, no page and nothing that is
# kept here, and nobody's record could be sent anywhere from it.
ASKS_OTHERS = ("health_link_viewer",)
APART = "sandbox allow-scripts allow-forms allow-downloads allow-modals"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# The one page that may ask a device where it is, and asks only on a tap.
MAY_ASK_WHERE = ("care",)


def beginning_of_cookies(*, over_https: bool, path: str) -> str:
    """What names of cookies begin with, so that no neighbour under the same domain can set ours.

    Browsers take `__Host-` only over HTTPS and at the top; under a path there is `__Secure-`.
    """
    if not over_https:
        return ""
    return "__Secure-" if path else "__Host-"


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
    """The policy of a page; where single sign-on begins, forms may also lead to its provider. The
    page that opens health links may ask other hosts, and sends no form anywhere."""
    match, provider = request.resolver_match, settings.SINGLE_SIGN_ON
    if match and match.url_name in ASKS_OTHERS:
        return _of_a_page_apart()
    if not (provider and match and match.url_name in WAYS_TO_THE_PROVIDER):
        return CONTENT_SECURITY_POLICY
    form_action = f"form-action 'self' {provider.origin}"
    return CONTENT_SECURITY_POLICY.replace("form-action 'self'", form_action)


def _of_a_page_apart() -> str:
    asking = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", "connect-src 'self' https:")
    silent = asking.replace("form-action 'self'", "form-action 'none'")
    return f"{silent}; {APART}"
