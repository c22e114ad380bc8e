"""To the provider and back."""

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse

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
    try:
        answer: HttpResponse = view.adapter_view(CarefulAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404("There is no such provider.") from None
    return answer
