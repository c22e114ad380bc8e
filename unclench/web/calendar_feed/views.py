"""The calendar: its page, and the file that other programs fetch from a secret address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import note_erased
from unclench.web.calendar_feed import ical, pages, services
from unclench.web.calendar_feed.forms import Sent, read_wishes
from unclench.web.site import site_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What the calendar is, its address, and what it holds. Sent: what was chosen."""
    keeper = keeper_of(request)
    feed = services.feed_of(keeper.visitor)
    kept = services.wishes_of(feed)
    sent = read_wishes(request.POST, kept) if request.method == "POST" else Sent(kept)
    if request.method == "POST" and not sent.errors:
        visitor = keeper.ensure()
        services.keep(visitor, keeper.secret, sent.wishes)
        return redirect("calendar")
    context = pages.page_context(feed, keeper.secret, site_of(request), sent)
    status = 422 if sent.errors else 200
    return render(request, "calendar_feed/page.html", context, status=status)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address; the old one leads nowhere."""
    keeper = keeper_of(request)
    if keeper.visitor is not None:
        services.renew(keeper.visitor, keeper.secret)
    return redirect("calendar")


@require_POST
def take_away(request: HttpRequest) -> HttpResponse:
    """The end of the calendar."""
    services.take_away(keeper_of(request).visitor)
    note_erased(keeper_of(request), "the calendar")
    return redirect("calendar")


@require_http_methods(["GET", "HEAD"])
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as a file. Whoever has the address may read it; it sets no cookie."""
    found = services.feed_at(token)
    if found is None:
        raise Http404("There is no such calendar.")
    calendar = services.calendar_of(found, site_of(request))
    response = HttpResponse(ical.write(calendar), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
