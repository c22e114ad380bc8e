"""Faults that reach a person: each says what happened, that nothing is lost, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_was_changed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this site did not make, or that has grown too old to be trusted."""
    return render(request, "faults/form.html", {"address": request.path}, status=400)
