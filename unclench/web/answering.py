"""Finds the question that an address names, and sends the person on after a form."""

from collections.abc import Sequence
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from unclench.engine.values.interview import Interview, Page

SOMEBODY_ELSES = "This was written by somebody else on this device. It waits until they are back."
ROWS_A_PAGE = 7
"""More rows than that are asked on several pages."""


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


def somebody_elses() -> HttpResponse:
    """Refuses what waited on a device for another person; the device goes on keeping it."""
    return JsonResponse({"error": SOMEBODY_ELSES}, status=409)


def in_parts(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of a long list, on as few pages as will do, about as many on each."""
    count = ceil(len(names) / ROWS_A_PAGE)
    size = ceil(len(names) / count) if count else 0
    return [tuple(names[n * size : (n + 1) * size]) for n in range(count)]


def part_of(number: int, count: int) -> dict[str, str | int]:
    """Which page of such a list it is; nothing is said of a single one."""
    if count < 2:
        return {}
    return {"words": f"Page {number} of {count}", "value": number, "most": count}
