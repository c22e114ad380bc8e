"""Your account, the record that this browser held before, and the way in by invitation."""

from typing import Any

from allauth.account import views as library
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.invitations import accept
from unclench.web.accounts.joining import holds_something, join
from unclench.web.accounts.sign_in import clear_browser
from unclench.web.accounts.visitors import keeper_of
from unclench.web.faults import form_was_changed

SAFE = ("GET", "HEAD")
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
CALLED = {"Edg": "Edge", "OPR": "Opera"}
DEVICES = ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux")


@login_required
@never_cache
@require_http_methods(SAFE)
def account(request: HttpRequest) -> HttpResponse:
    """What can be changed about an account."""
    provider = settings.SINGLE_SIGN_ON
    context = {
        "has_password": keeper_of(request).account.has_usable_password(),  # type: ignore[union-attr]
        "provider": provider and provider.name,
        "connected": SocialAccount.objects.filter(user_id=request.user.pk).exists(),
        "record_waits": holds_something(keeper_of(request).by_key),
    }
    return render(request, "account/account.html", context)


@login_required
@never_cache
@require_http_methods(SAFE)
def again_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sends somebody without a password here to show it where their account comes from."""
    if not settings.SINGLE_SIGN_ON:
        raise Http404("Nobody signs in elsewhere.")
    context = {"provider": settings.SINGLE_SIGN_ON.name, "next": request.GET.get("next", "")}
    return render(request, "account/again_elsewhere.html", context)


@never_cache
@require_http_methods(SAFE)
def signed_out(request: HttpRequest) -> HttpResponse:
    """Says so, and takes away what pages kept in this browser."""
    return clear_browser(render(request, "account/signed_out.html"))


@never_cache
@require_http_methods(SAFE)
def invited(request: HttpRequest, word: str) -> HttpResponse:
    """Opens the way to a new account. The invitation is used up only when that is made."""
    if accept(request, word):
        return redirect("account_signup")
    return render(request, "account/invitation_over.html", status=404)


@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: HttpRequest) -> HttpResponse:
    """Sends an e-mail; where none can be sent, says who can help."""
    if settings.MAIL.host:
        answer: HttpResponse = library.password_reset(request)
        return answer
    return render(request, "account/no_letters.html")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_record(request: HttpRequest) -> HttpResponse:
    """What this browser kept without a name: into the account, aside for now, or away."""
    keeper = keeper_of(request)
    if keeper.by_key is None or keeper.account is None:
        return redirect("yours")
    if request.method != "POST":
        return render(request, "account/join_record.html", {"record": keeper.by_key})
    choice = request.POST.get("choice", "")
    if choice not in ("join", "apart", "throw_away"):
        return form_was_changed(request)
    if choice == "join":
        join(keeper.account.visitor, keeper.by_key)
    elif choice == "throw_away":
        keeper.by_key.delete()
    if choice != "apart":
        keeper.drop_key()
    return redirect("yours")


class Visits(ListUserSessionsView):
    """Where somebody is signed in, in words instead of what browsers call themselves."""

    def post(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        """Ends the others, once it is shown who asks: a thief must not be the one who stays."""
        raise_if_reauthentication_required(request, app="allauth.account")
        answer: HttpResponse = super().post(request, *args, **more)
        return answer

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Each visit with the name of its browser."""
        context: dict[str, Any] = super().get_context_data(**more)
        context["places"] = [
            {"session": session, "browser": browser_named(session.user_agent)}
            for session in context["sessions"]
        ]
        return context


def browser_named(agent: str) -> str:
    """Such as “Firefox on Windows”; what is not known is “A browser”."""
    browser = next((name for name in BROWSERS if name in agent), "")
    device = next((name for name in DEVICES if name in agent), "")
    named = CALLED.get(browser, browser) or "A browser"
    return f"{named} on {device}" if device else named
