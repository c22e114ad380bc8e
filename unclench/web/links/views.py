"""Who can see something of a record: every link, what happened to it, and the end of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import who_asks
from unclench.web.links import pages, services
from unclench.web.links.models import Link


@never_cache
@require_http_methods(["GET", "HEAD"])
def links(request: HttpRequest) -> HttpResponse:
    """All links, of whatever kind."""
    now = timezone.now()
    mine = services.links_of(keeper_of(request).visitor, now)
    return render(request, "links/list.html", pages.list_context(mine, now))


@require_POST
def end(request: HttpRequest, kind: str, link_id: int) -> HttpResponse:
    """The link opens nothing any more."""
    services.revoke(_link(request, kind, link_id), who_asks(keeper_of(request)), timezone.now())
    return redirect("links")


@require_POST
def take_off(request: HttpRequest, kind: str, link_id: int) -> HttpResponse:
    """A link that has ended leaves the list."""
    link = _link(request, kind, link_id)
    if not link.is_open(timezone.now()):
        services.take_off(link)
    return redirect("links")


def _link(request: HttpRequest, kind: str, link_id: int) -> Link:
    link = services.link_of(keeper_of(request).visitor, kind, link_id)
    if link is None:
        raise Http404("There is no such link.")
    return link
