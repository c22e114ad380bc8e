"""Makes a health link of a report: how long, which passcode, and the link, which is shown once."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.health_link.link import LinkError
from unclench.report.share import Shared
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import note, who_asks
from unclench.web.archive.models import What
from unclench.web.health_links import forms, pages, services
from unclench.web.health_links.models import HealthLink
from unclench.web.links.services import MOST
from unclench.web.report.forms import Asked, read_name
from unclench.web.report.views import asked_of, shared_of
from unclench.web.site import origin_for_others

TOO_MANY = f"{MOST} links are open already. End one under “Who can see this”"
SITE_TOO_LONG = "The address of this site is too long for a health link. Print it instead"
NOT_YOURS = "This is not a link of a year that you made here and that is still open"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """How the link is wished for. Sent: the link, told on this answer and never again."""
    visitor, asked = _person(request), asked_of(_sent(request), keeper_of(request).visitor)
    if visitor is None or asked.choice is None:
        return redirect("report")
    wish = forms.read_wish(request.POST)
    if request.method != "POST" or wish.errors:
        return _form(request, asked, wish)
    who, site = who_asks(keeper_of(request)), origin_for_others(request)
    try:
        made = services.make(visitor, who, _shared(request, asked), wish, site)
    except LinkError:
        return _form(request, asked, wish, {"lasts": SITE_TOO_LONG})
    if made is None:
        return _form(request, asked, wish, {"links": TOO_MANY})
    return render(request, "health_links/made.html", pages.made_context(made, asked, site))


def _person(request: HttpRequest) -> Visitor | None:
    return keeper_of(request).visitor


def _sent(request: HttpRequest) -> QueryDict:
    return request.POST if request.method == "POST" else request.GET


def _form(
    request: HttpRequest, asked: Asked, wish: forms.Wish, errors: dict[str, str] | None = None
) -> HttpResponse:
    wrong = {**wish.errors, **(errors or {})}
    context = pages.form_context(asked, wish, wrong, origin_for_others(request), request.POST)
    replaced = {"replaced": pages.replaced_words(_just_made(request))}
    status = 422 if wrong else 200
    return render(request, "health_links/form.html", context | replaced, status=status)


def _just_made(request: HttpRequest) -> HealthLink | None:
    visitor = _person(request)
    return services.just_made(visitor, timezone.now()) if visitor else None


def _shared(request: HttpRequest, asked: Asked) -> Shared:
    visitor = _person(request)
    assert visitor is not None
    return shared_of(visitor, asked, read_name(request.POST))


def _asked_by_person(request: HttpRequest) -> tuple[Visitor, Asked]:
    visitor, asked = _person(request), asked_of(request.POST, keeper_of(request).visitor)
    if visitor is None or asked.choice is None:
        raise Http404("There is no such report.")
    return visitor, asked


@never_cache
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Puts this report behind a long-term link. The key comes with the link and is not kept."""
    visitor, asked = _asked_by_person(request)
    told = forms.read_own_link(request.POST)
    if told is None:
        return _form(request, asked, forms.Wish(), {"link": forms.NO_LINK})
    link = services.own_link(visitor, told, timezone.now())
    if link is None:
        return _form(request, asked, forms.Wish(), {"link": NOT_YOURS})
    services.renew(link, _shared(request, asked), told.key)
    note(visitor, who_asks(keeper_of(request)), What.REPORTED, "behind a link, made anew")
    return render(request, "health_links/renewed.html", pages.renewed_context(link, asked))


@never_cache
@require_POST
def own_space(request: HttpRequest) -> HttpResponse:
    """A sealed file for somebody's own web space, and the link to it. Nothing is kept here."""
    visitor, asked = _asked_by_person(request)
    space, error = forms.read_space(request.POST)
    wish = forms.read_wish(request.POST)
    if error:
        return _form(request, asked, wish, {"space": error})
    made = services.seal_for_own_space(_shared(request, asked), wish, space)
    note(visitor, who_asks(keeper_of(request)), What.REPORTED, "sealed, for a web space")
    return render(request, "health_links/own_space.html", pages.own_space_context(made, asked))
