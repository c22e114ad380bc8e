"""Sends the person on after a form."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Sends the person on: as a redirect, or as JSON for a form that was sent by script."""
    if request.headers.get("X-Unclench") == "fetch":
        return JsonResponse({"go": url})
    return redirect(url)
