"""What is kept about a visitor, and how to change or erase it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.check.services import finished_checks
from unclench.web.knowledge import knowledge
from unclench.web.relief.services import recent_sessions


@require_http_methods(["GET", "HEAD"])
def yours(request: HttpRequest) -> HttpResponse:
    """Everything that is kept, newest first."""
    visitor = keeper_of(request).visitor
    context = {
        "checks": finished_checks(visitor),
        "sessions": recent_sessions(visitor),
        "country": country_of(request),
        "countries": knowledge().countries.values(),
    }
    return render(request, "record/yours.html", context)


@require_POST
def choose_country(request: HttpRequest) -> HttpResponse:
    """Keeps the country that the person chose."""
    chosen = request.POST.get("country", "")
    if chosen in knowledge().countries:
        visitor = keeper_of(request).ensure()
        visitor.country = chosen
        visitor.save(update_fields=["country"])
    return redirect(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    to = request.POST.get("back", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else "yours"


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Asks once, then erases all that was kept."""
    if request.method == "POST":
        keeper_of(request).forget()
        return render(request, "record/forgotten.html")
    return render(request, "record/forget.html")


@require_http_methods(["GET", "HEAD"])
def about(request: HttpRequest) -> HttpResponse:
    """What this program is and is not."""
    return render(request, "record/about.html", {"version": knowledge().version})
