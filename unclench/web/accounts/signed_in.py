"""What is different on every page while somebody is signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from unclench.web.accounts.visitors import keeper_of


class SignedIn:
    """Pages of somebody who is signed in are kept by no cache; forms say what is wrong on top."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_for_everybody(response):
            _keep_it_out_of_caches(request, response)
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """The problems of a form, as the base page shows them."""
        context = response.context_data or {}
        form = context.get("form")
        if form is not None and getattr(form, "errors", None) and "errors" not in context:
            context["errors"] = [
                {"href": f"#{name if name != '__all__' else first(form)}", "text": text}
                for name, texts in form.errors.items()
                for text in texts
            ]
        return response


def _keep_it_out_of_caches(request: HttpRequest, response: HttpResponse) -> None:
    """Of an account no cache keeps anything. Without one the browser may show a page again on the
    way back, which a lost network needs; caches in between may not keep it."""
    if keeper_of(request).account:
        response["Cache-Control"] = "private, no-store"
    elif keeper_of(request).key and "Cache-Control" not in response:
        response["Cache-Control"] = "private, no-cache"


def _is_for_everybody(response: HttpResponse) -> bool:
    """It says nothing about a person, and any cache may keep it."""
    return "public" in response.get("Cache-Control", "")


def first(form: object) -> str:
    """The field that a problem of the whole form leads to."""
    return next(iter(form.fields), "main")  # type: ignore[attr-defined]
