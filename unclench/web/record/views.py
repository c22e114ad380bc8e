"""What is kept about a visitor, and how to change or erase it."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.engine.values.follow_up import Place
from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.sign_in import clear_browser
from unclench.web.accounts.visitors import keeper_of
from unclench.web.accounts.visits import forget_tries
from unclench.web.archive.erase import erase
from unclench.web.check.mark_pages import mark_rows
from unclench.web.check.services import finished_checks, marks_that_count
from unclench.web.clinician_notes.services import notes_of
from unclench.web.diary.services import has_days
from unclench.web.episodes.services import episodes_of
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.pages import due_and_bout
from unclench.web.from_elsewhere.services import imports_of
from unclench.web.knowledge import knowledge
from unclench.web.lessons.services import lessons_done
from unclench.web.medicines.services import finished_lists
from unclench.web.plan.record_pages import in_record
from unclench.web.questionnaires.services import scores_of
from unclench.web.record.pages import doors
from unclench.web.relief.services import recent_sessions
from unclench.web.stay_well.capacity.pages import measured_rows

SHOWN_NUMBERS = 20


@require_http_methods(["GET", "HEAD"])
def yours(request: HttpRequest) -> HttpResponse:
    """The ways into the record, and what is kept of each kind, the newest first."""
    visitor = keeper_of(request).visitor
    checks = finished_checks(visitor)
    context: dict[str, Any] = {
        "checks": checks,
        "marks": mark_rows(knowledge(), marks_that_count(visitor, checks)),
        "sessions": recent_sessions(visitor),
        "medicine_lists": finished_lists(visitor),
        "capacity": measured_rows(visitor)[:SHOWN_NUMBERS],
        "lessons": lessons_done(visitor),
    }
    context |= in_record(visitor)
    kept, bouts = any(context.values()), episodes_of(visitor)
    came = imports_of(visitor).exists() or scores_of(visitor).exists()
    context |= {
        "kept": kept,
        "nothing": not (kept or bouts or has_days(visitor) or came),
        "in_a_bout": not bouts or any(bout.ended_on is None for bout in bouts),
        "doors": doors(bouts, has_plan=bool(context.get("plan"))),
    }
    context["has_notes"] = bool(notes_of(visitor))
    context |= due_and_bout(request, Place.RECORD) | numbers_for(country_of(request))
    return render(request, "record/yours.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_country(request: HttpRequest) -> HttpResponse:
    """Asks for the country, keeps what was chosen, and goes back to where the person was."""
    if request.method != "POST":
        context = numbers_for(country_of(request)) | {"back": _way_back(request.GET)}
        return render(request, "record/country.html", context | {"back_url": context["back"]})
    chosen = request.POST.get("country", "")
    if chosen not in knowledge().countries:
        return form_was_changed(request)
    visitor = keeper_of(request).ensure()
    visitor.country = chosen
    visitor.save(update_fields=["country"])
    return redirect(_way_back(request.POST))


def _way_back(sent: QueryDict) -> str:
    to = sent.get("back", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else reverse("yours")


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Asks once, then erases all that was kept. Of somebody with an account it asks first to show
    that it is them: a phone that lies open on a table must not be enough."""
    if keeper_of(request).account:
        raise_if_reauthentication_required(request, app="allauth.account")
    if request.method == "POST":
        _forget(request)
        return clear_browser(render(request, "record/forgotten.html"))
    return render(request, "record/forget.html")


def _forget(request: HttpRequest) -> None:
    """Erases the visitor, and the account if there is one, and takes the key out of the browser.

    What this browser held apart from the account goes too: nobody could reach it any more.
    """
    keeper = keeper_of(request)
    account, kept = keeper.account, {keeper.visitor, keeper.by_key}
    logout(request)
    if account is not None:
        forget_tries(request, account)
    for visitor in filter(None, kept):
        erase(visitor)
    keeper.drop_key()


@require_http_methods(["GET", "HEAD"])
def about(request: HttpRequest) -> HttpResponse:
    """What this program is and is not."""
    return render(request, "record/about.html", {"version": knowledge().version})
