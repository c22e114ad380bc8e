"""The page around the words: the way to relief and to help, also when something failed."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from unclench.web.accounts.visitors import Keeper
from unclench.web.home import views as home

FAULTS = ["400.html", "403.html", "404.html", "500.html"]


def page_of(template: str, **context: object) -> str:
    return render_to_string(template, context)


@pytest.mark.parametrize("template", FAULTS)
def test_a_fault_page_needs_no_context_and_shows_a_way_on(template: str) -> None:
    page = page_of(template)

    assert 'href="/relief/"' in page
    assert 'href="/check/help/"' in page


@pytest.mark.parametrize("template", FAULTS)
def test_no_two_fault_pages_share_a_heading(template: str) -> None:
    headings = [re.search(r"<h1[^>]*>(.*?)</h1>", page_of(name)).group(1) for name in FAULTS]

    assert headings.count(re.search(r"<h1[^>]*>(.*?)</h1>", page_of(template)).group(1)) == 1


def test_the_start_page_opens_two_doors_and_shows_the_way_to_help() -> None:
    request = RequestFactory().get("/")
    request.keeper = Keeper(request)

    page = home.home(request).content.decode()

    assert re.findall(r'class="uc-door[^"]*" href="([^"]+)"', page) == [
        "/check/start/",
        "/plan/",
    ]
    assert 'href="/check/help/"' in page


def test_a_page_with_errors_says_so_in_its_title_and_takes_the_focus() -> None:
    page = page_of("base.html", errors=[{"text": "Choose one", "href": "#walks"}])

    assert "<title>Error: " in page
    assert re.search(r'uc-error-summary"[^>]* autofocus', page)
    assert '<a class="uc-error-summary__link" href="#walks">Choose one</a>' in page


def test_the_emergency_number_is_the_one_the_view_knows() -> None:
    assert "Call 911" in page_of("500.html", emergency_number="911")
