"""A report as a link: made by its person, opened by whoever was given it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import who_asks
from unclench.web.links.forms import Wishes, read_wishes
from unclench.web.links.models import LABEL_LONGEST, Happened
from unclench.web.links.pages import made_context, wishes_context
from unclench.web.links.services import MOST, link_at, open_link
from unclench.web.links.strangers import WRONG, for_strangers, gone
from unclench.web.report import forms, pages
from unclench.web.report.views import asked_of, document_of, shared_of
from unclench.web.report_links import services
from unclench.web.report_links.models import ReportLink
from unclench.web.site import address_of

ANYBODY = "Anybody who has the link"
CHANGED = "Something in your report changed since you looked at it. Read it once more first"
TOO_MANY = f"There are {MOST} open links already. End one first"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """How long, and with what code. Sent: the link, shown on this answer and never again."""
    visitor = keeper_of(request).visitor
    sent = request.POST if request.method == "POST" else request.GET
    asked = asked_of(sent, visitor)
    if visitor is None or asked.choice is None:
        return redirect("report")
    if request.method != "POST":
        return _form(request, visitor, asked, Wishes(), {})
    return _made(request, visitor, asked)


def _made(request: HttpRequest, visitor: Visitor, asked: forms.Asked) -> HttpResponse:
    wishes, name = read_wishes(request.POST, ANYBODY), forms.read_name(request.POST)
    seen = services.print_of(document_of(shared_of(visitor, asked)))
    if seen != request.POST.get("seen"):
        return _form(request, visitor, asked, wishes, {"report": CHANGED})
    if wishes.errors:
        return _form(request, visitor, asked, wishes, dict(wishes.errors))
    document = document_of(shared_of(visitor, asked, name))
    who, now = who_asks(keeper_of(request)), timezone.now()
    made = services.make(visitor, document, wishes, who=who, now=now)
    if made is None:
        return _form(request, visitor, asked, wishes, {"lasts": TOO_MANY})
    address = address_of(request, "shared", made.secret)
    context = made_context(request, made.link, address, wishes.passcode)
    return render(request, "links/made.html", context)


def _form(
    request: HttpRequest,
    visitor: Visitor,
    asked: forms.Asked,
    wishes: Wishes,
    errors: dict[str, str],
) -> HttpResponse:
    page_url = f"{reverse('report_page')}?{forms.as_query(asked)}"
    context = wishes_context(wishes, request.POST.get("own_code", "")) | {
        "hidden": pages.hidden_fields(asked),
        "seen": services.print_of(document_of(shared_of(visitor, asked))),
        "label": request.POST.get("label", ""),
        "label_longest": LABEL_LONGEST,
        "name": request.POST.get("name", ""),
        "name_longest": forms.NAME_LONGEST,
        "errors": [{"href": f"#{field}", "text": text} for field, text in errors.items()],
        "wrong": errors,
        "page_url": page_url,
        "back_url": page_url,
    }
    return render(request, "report_links/new.html", context, status=422 if errors else 200)


@for_strangers
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """What a link opens: first a page that tells nothing; sent, with the code, the report."""
    now = timezone.now()
    link = link_at(ReportLink, secret, now)
    if link is None:
        return gone(request)
    if request.method != "POST":
        return render(request, "report_links/ask.html", {"needs_code": bool(link.passcode)})
    happened = open_link(link, request.POST.get("code", ""), now)
    report = services.report_in(link, secret) if happened is Happened.OPENED else None
    if report is not None:
        return render(request, "report_links/opened.html", {"report": report, "link": link})
    return _refused(request, link) if happened is Happened.WRONG else gone(request)


def _refused(request: HttpRequest, link: ReportLink) -> HttpResponse:
    if not link.attempts_left:
        return gone(request)
    context = {
        "needs_code": True,
        "wrong": WRONG,
        "tries_left": link.attempts_left,
        "errors": [{"href": "#code", "text": WRONG}],
    }
    return render(request, "report_links/ask.html", context, status=422)
