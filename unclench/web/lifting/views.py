"""How heavy is too heavy: one page, its address holds all that was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of
from unclench.web.lifting import forms, pages


@require_http_methods(["GET", "HEAD"])
def lifting(request: HttpRequest) -> HttpResponse:
    """The limit of the lifts in the address, or of a usual one."""
    asked = forms.read(request.GET)
    changed = _changed(request, asked)
    if changed is not None:
        return redirect(f"{reverse('lifting')}?{forms.as_query(changed)}#lift-form")
    context = pages.page_context(asked)
    context["emergency_number"] = country_of(request).emergency
    return render(request, "lifting/page.html", context, status=422 if asked.errors else 200)


def _changed(request: HttpRequest, asked: forms.Asked) -> forms.Asked | None:
    """What a button other than the main one makes of the form."""
    if request.GET.get("switch"):
        return forms.with_other_units(asked)
    if request.GET.get("add"):
        return forms.with_one_more(asked)
    if request.GET.get("remove"):
        return forms.without(asked, request.GET["remove"])
    return None
