"""Everything that can be looked up, from causes to what is often said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of
from unclench.web.knowledge import knowledge
from unclench.web.library import asking, pages, treatments
from unclench.web.noticing import read_question


@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    """Every page, by kind."""
    context = pages.index_context() | {"emergency_number": country_of(request).emergency}
    return render(request, "library/index.html", context)


@require_http_methods(["GET", "HEAD"])
def compare(request: HttpRequest) -> HttpResponse:
    """Every treatment by phase, or those of one shelf."""
    context = treatments.compare_context(request.GET.get("shelf", ""))
    if context is None:
        raise Http404("There is no such shelf of treatments.")
    return render(request, "library/compare.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def ask(request: HttpRequest) -> HttpResponse:
    """One box over the whole library. What is asked is answered, and kept nowhere."""
    text = read_question(request.GET.get("q", ""))
    if not text and "q" in request.GET:
        return render(request, "library/ask.html", asking.nothing_asked_context(), status=422)
    if not text:
        return render(request, "library/ask.html", asking.empty_context())
    return render(request, "library/ask.html", asking.answer_context(text, country_of(request)))


@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest, page_id: str) -> HttpResponse:
    """One page with its evidence."""
    if page_id in knowledge().interventions:
        return redirect("relief_one", name=page_id)
    context = pages.page_context(page_id)
    if context is None:
        raise Http404(f"There is nothing called {page_id}.")
    context["emergency_number"] = country_of(request).emergency
    return render(request, "library/page.html", context)
