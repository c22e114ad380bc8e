"""A person lets one clinician look: for whom, what, how long, and a box that is ticked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import who_asks
from unclench.web.clinician import agreeing
from unclench.web.links.forms import Wishes, read_wishes
from unclench.web.links.models import LABEL_LONGEST
from unclench.web.links.pages import made_context, wishes_context
from unclench.web.links.services import MOST
from unclench.web.own_words import one_line
from unclench.web.report import forms, pages
from unclench.web.report.views import asked_of
from unclench.web.site import address_of

NO_NAME = "Write who it is for"
NOT_AGREED = "Tick the box if you agree"
TOO_MANY = f"There are {MOST} open links already. End one first"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What is agreed to. Sent with a tick: the link, shown on this answer and never again."""
    visitor = keeper_of(request).visitor
    asked = asked_of(request.POST if request.method == "POST" else request.GET, visitor)
    if visitor is None or asked.choice is None:
        return redirect("report")
    if request.method != "POST":
        return _form(request, asked, Wishes(), {})
    wishes = read_wishes(request.POST, "")
    errors = _errors(request, wishes)
    return _form(request, asked, wishes, errors) if errors else _made(request, asked, wishes)


def _errors(request: HttpRequest, wishes: Wishes) -> dict[str, str]:
    errors = {} if wishes.label else {"label": NO_NAME}
    errors |= wishes.errors
    return errors if request.POST.get("agree") else errors | {"agree": NOT_AGREED}


def _made(request: HttpRequest, asked: forms.Asked, wishes: Wishes) -> HttpResponse:
    keeper, now = keeper_of(request), timezone.now()
    agreed = agreeing.Agreed(
        role=one_line(request.POST.get("role", ""), LABEL_LONGEST),
        own_name=forms.read_name(request.POST),
        scope=agreeing.scope_of(asked),
        wishes=wishes,
    )
    made = agreeing.agree(keeper.ensure(), agreed, who=who_asks(keeper), now=now)
    if made is None:
        return _form(request, asked, wishes, {"lasts": TOO_MANY})
    address = address_of(request, "clinician", made.secret)
    context = made_context(request, made.link, address, wishes.passcode)
    return render(request, "links/made.html", context | {"for_clinician": True})


def _form(
    request: HttpRequest, asked: forms.Asked, wishes: Wishes, errors: dict[str, str]
) -> HttpResponse:
    context = wishes_context(wishes, request.POST.get("own_code", "")) | {
        "hidden": pages.hidden_fields(asked),
        "lines": list(agreeing.agreed_lines(agreeing.scope_of(asked))),
        "label": wishes.label,
        "role": request.POST.get("role", ""),
        "label_longest": LABEL_LONGEST,
        "name": request.POST.get("name", ""),
        "name_longest": forms.NAME_LONGEST,
        "agreed": bool(request.POST.get("agree")),
        "errors": [{"href": f"#{field}", "text": text} for field, text in errors.items()],
        "wrong": errors,
        "change_url": f"{reverse('report')}?{forms.as_query(asked)}",
        "back_url": f"{reverse('report_page')}?{forms.as_query(asked)}",
    }
    return render(request, "clinician/new.html", context, status=422 if errors else 200)
