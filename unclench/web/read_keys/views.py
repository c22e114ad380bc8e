"""Keys for other programs: which there are, a new one shown once, one taken away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import who_asks
from unclench.web.own_words import one_line
from unclench.web.read_keys import keys
from unclench.web.read_keys.models import NAME_LONGEST

NO_NAME = "Write what the program is called"
TOO_MANY = f"There are {keys.MOST} keys already. Take one away first"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """The keys. Sent: a new one, which is told on this answer and never again."""
    if request.method != "POST":
        return _page(request)
    name = one_line(request.POST.get("name", ""), NAME_LONGEST)
    if not name:
        return _page(request, error=NO_NAME)
    keeper = keeper_of(request)
    key = keys.make(keeper.ensure(), name, who_asks(keeper))
    return _page(request, name=name, error="" if key else TOO_MANY, key=key or "")


def _page(request: HttpRequest, *, error: str = "", name: str = "", key: str = "") -> HttpResponse:
    context = {
        "keys": keys.keys_of(keeper_of(request).visitor),
        "new_key": key,
        "name": "" if key else name,
        "error": error,
        "errors": [{"href": "#name", "text": error}] if error else [],
        "longest": NAME_LONGEST,
        "address": request.build_absolute_uri(reverse("fhir_metadata")).removesuffix("metadata"),
        "back_url": reverse("report"),
    }
    return render(request, "read_keys/programs.html", context, status=422 if error else 200)


@require_POST
def take_away(request: HttpRequest, key_id: int) -> HttpResponse:
    """The key opens nothing any more."""
    keeper = keeper_of(request)
    if keeper.visitor is None or not keys.take_away(keeper.visitor, key_id, who_asks(keeper)):
        raise Http404("There is no such key.")
    return redirect("programs")
