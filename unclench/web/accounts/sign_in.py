"""What happens to the record of this browser when somebody signs in or out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unclench.web.accounts.joining import claim, holds_something
from unclench.web.accounts.models import User
from unclench.web.accounts.visitors import keeper_of

CLEAR = '"cache", "storage"'
# Tells the next page to take away what pages kept, but for the answers that wait: see waiting.js.
LEFT = "unclench-left"
AN_HOUR_S = 3600


def meet_the_record(request: HttpRequest, user: User, *, is_new: bool) -> bool:
    """A new account takes over the record of this browser. True if an older one has to ask."""
    keeper = keeper_of(request)
    nameless = keeper.by_key
    keeper.look_again()
    if nameless is None:
        return False
    if is_new:
        claim(user, nameless)
        keeper.drop_key()
        return False
    return holds_something(nameless)


def clear_browser(response: HttpResponse) -> HttpResponse:
    """What pages kept in this browser goes, so that nobody finds it there."""
    response["Clear-Site-Data"] = CLEAR
    return response


def leave_nothing_of_others(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Pages that somebody else's visit kept here must not open without network for this one.

    Where this browser has a record without a name, what is kept may be its own, and stays. Answers
    that wait to be sent stay too: each knows whose it is, and goes nowhere else.
    """
    if not keeper_of(request).by_key:
        response["Clear-Site-Data"] = '"cache"'
        response.set_cookie(
            LEFT,
            "1",
            max_age=AN_HOUR_S,
            samesite="Lax",
            secure=request.is_secure() or settings.OVER_HTTPS,
        )
    return response
