"""The gallery: every component, drawn from its own examples."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from unclench.web.components.catalogue import component, component_names


@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    components = [component(name) for name in component_names()]
    return render(request, "components/gallery/index.html", {"components": components})


@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest, name: str) -> HttpResponse:
    if name not in component_names():
        raise Http404
    context = {"component": component(name), "back_url": reverse("components")}
    return render(request, "components/gallery/page.html", context)
