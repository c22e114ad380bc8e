"""Care nearby: one page. What somebody types, or where they are, comes in the body of a form, is
used for this one answer and is kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.care import forms, pages, services


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest) -> HttpResponse:
    """The form, and after it was sent the places near one spot, by what the last check needs."""
    need = services.need_of(keeper_of(request).visitor)
    asked = forms.read(request, need.order)
    answer = services.look_up(asked, need.order)
    context = pages.page_context(need, asked, answer, country_of(request))
    return render(request, "care/page.html", context, status=422 if asked.error else 200)
