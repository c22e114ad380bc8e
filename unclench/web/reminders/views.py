"""Reminders: what, when and how; a pause; the end of them."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.faults import form_was_changed
from unclench.web.reminders import pages, services
from unclench.web.reminders.forms import read_device, read_wishes

PAUSES = {"day": timedelta(days=1), "week": timedelta(weeks=1)}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and what is on. Sent: what was chosen."""
    keeper = keeper_of(request)
    sent = read_wishes(request.POST) if request.method == "POST" else None
    if sent and not sent.errors:
        services.keep(keeper.ensure(), sent.wishes)
        return redirect("reminders")
    context = pages.page_context(keeper.visitor, sent)
    return render(request, "reminders/page.html", context, status=422 if sent else 200)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Nothing for a day or a week; or on again."""
    visitor, wanted = keeper_of(request).visitor, request.POST.get("for", "")
    if visitor and wanted in PAUSES:
        services.put_off(visitor, PAUSES[wanted])
    elif visitor and wanted == "none":
        services.go_on(visitor)
    return redirect("reminders")


@require_POST
def stop_all(request: HttpRequest) -> HttpResponse:
    """The end of every reminder."""
    visitor = keeper_of(request).visitor
    if visitor:
        services.stop(visitor)
    return redirect("reminders")


@require_POST
def device(request: HttpRequest) -> HttpResponse:
    """A browser that agreed to be told."""
    told = read_device(request.POST)
    if told is None:
        return form_was_changed(request)
    visitor = keeper_of(request).ensure()
    services.add_device(visitor, told.endpoint, told.browser_key, told.secret)
    return HttpResponse(status=204)


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the address is the secret
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The end of every reminder, from a mail, without signing in. Shows nothing of the person."""
    found = services.wishes_by_token(token)
    if request.method == "POST":
        if found:
            services.stop(found.visitor)
        return render(request, "reminders/stopped.html")
    if found is None:
        raise Http404("These reminders are stopped, or never were.")
    return render(request, "reminders/stop.html")
