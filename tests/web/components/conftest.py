"""A browser that gets the site's own pages and files without a server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from unclench.web.accounts.visitors import Keeper
from unclench.web.components import views
from unclench.web.components.catalogue import component
from unclench.web.home import views as home
from unclench.web.security import CONTENT_SECURITY_POLICY

SITE = "http://unclench.test"
PHONE = {"width": 390, "height": 844}
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
FORM = """{% extends "base.html" %}{% load static %}{% block main %}
<form method="post" action="/form/" data-keep>
{% include "components/question_list/question_list.html" %}</form>{% endblock %}
{% block scripts %}<script type="module" src="{% static "js/keep.js" %}"></script>{% endblock %}"""


class Site:
    """Answers the browser; remembers what was sent; can be unplugged."""

    def __init__(self) -> None:
        self.sent: list[dict[str, list[str]]] = []
        self.unplugged = False

    def __call__(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            self._file(route, path.removeprefix("/static/"))
        elif route.request.method == "POST":
            self._receive(route)
        else:
            self._page(route, self._get(path))

    def _file(self, route: Route, path: str) -> None:
        found = finders.find(path)
        if not found:
            return route.fulfill(status=404)
        return route.fulfill(path=found, content_type=TYPES[Path(found).suffix])

    def _get(self, path: str) -> str:
        request = RequestFactory().get(path)
        request.keeper = Keeper(request)
        if path.startswith("/components/"):
            return views.page(request, path.split("/")[2]).content.decode()
        return home.home(request).content.decode() if path == "/" else self.form()

    def form(self, **more: object) -> str:
        given = component("question_list").examples[0]["with"]
        return engines["django"].from_string(FORM).render({**given, **more})

    def _receive(self, route: Route) -> None:
        if self.unplugged:
            return route.abort()
        self.sent.append(parse_qs(route.request.post_data or ""))
        if not self.sent[-1]:
            wrong = {"text": "Tick what is true", "href": "#hard_to_pee"}
            return self._page(route, self.form(errors=[wrong], error=wrong["text"]), 422)
        if route.request.headers.get("x-unclench") == "fetch":
            return route.fulfill(json={"go": "/"})
        return self._page(route, self._get("/"))

    def _page(self, route: Route, html: str, status: int = 200) -> None:
        headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
        route.fulfill(body=html, status=status, content_type="text/html", headers=headers)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """Files under their plain names, even where somebody has collected them before."""
    monkeypatch.setattr(staticfiles_storage, "hashed_files", {}, raising=False)
    return Site()


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A window for each set of options, kept open for the tests that only look."""
    pages: dict[frozenset[tuple[str, object]], Page] = {}

    def window(**options: object) -> Page:
        key = frozenset(options.items())
        if key not in pages:
            pages[key] = browser.new_context(base_url=SITE, **options).new_page()
        return pages[key]

    yield window
    for page in pages.values():
        page.context.close()


@pytest.fixture
def window(windows: Callable[..., Page], site: Site) -> Iterator[Callable[..., Page]]:
    """A window as wide as a phone that other tests have looked through before."""
    used = []

    def window(**options: object) -> Page:
        page = windows(**options)
        used.append(page)
        page.set_viewport_size(PHONE)
        page.route("**/*", site)
        return page

    yield window
    for page in used:
        page.unroute_all()


@pytest.fixture
def look_at(window: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page in such a window, unless the test before has looked at the same."""

    def look_at(path: str, **options: object) -> Page:
        page = window(**options)
        if page.url != SITE + path:
            page.goto(path)
        return page

    return look_at


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    opened = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(base_url=SITE, viewport=PHONE, **options)
        opened.append(context)
        page = context.new_page()
        page.route("**/*", site)
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()
