"""What the worker fetches in the background must not change what the open page counts on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BY_THE_WORKER = "keep"


class QuietKeeping:
    """Answers to the worker set no cookie.

    On a first visit no cookie is there yet. An answer to the worker that came after the page with
    the first form would put its own token in place of the one in that form, and the form would be
    refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.headers.get("X-Unclench") == BY_THE_WORKER:
            response.cookies.clear()
        return response
