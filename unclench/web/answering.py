"""Finds the question that an address names, and sends the person on after a form."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from unclench.engine.values.interview import Interview, Page


def page_or_404(interview: Interview, page_id: str) -> Page:
    """The page of that id, for everyone who asks questions from an interview."""
    try:
        return interview.page(page_id)
    except KeyError:
        raise Http404(f"There is no question called {page_id}.") from None


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Sends the person on: as a redirect, or as JSON for a form that was sent by script."""
    if request.headers.get("X-Unclench") == "fetch":
        return JsonResponse({"go": url})
    return redirect(url)
