"""To the provider and back."""

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from unclench.web.accounts.single_sign_on.provider import CarefulAdapter


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Asks once, then sends the person to the provider."""
    return _answer(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends the person back to."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(
    view: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str
) -> HttpResponse:
    adapter = CarefulAdapter(request, provider_id)
    try:
        answer: HttpResponse = view.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404("There is no such provider.") from None
    except (OAuth2Error, RequestException) as error:
        # The provider is away, sends us on, or is another one than the host named.
        answer = render_authentication_error(request, adapter.get_provider(), exception=error)
    return answer
