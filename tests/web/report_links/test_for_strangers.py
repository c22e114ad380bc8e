"""A page for somebody who only has a link tells nobody where it is, and nothing keeps it."""

import logging
import re

import pytest

from unclench.web.components.catalogue import COMPONENTS
from unclench.web.operations.log import JsonLines, PlainLines
from unclench.web.report_links import views

WEB = COMPONENTS.parent


@pytest.fixture(params=["asking", "wrong", "opened", "gone"])
def answer(request, given, stranger):
    """Each kind of page that a stranger can meet."""
    ask = {
        "asking": lambda: stranger.get(given.address),
        "wrong": lambda: stranger.post(given.address, {"code": "0"}),
        "opened": lambda: stranger.post(given.address, {"code": given.code}),
        "gone": lambda: stranger.get(f"/shared/{'a' * 43}/"),
    }
    return ask[request.param]()


def test_no_other_site_learns_where_it_is_and_nobody_finds_or_keeps_it(answer):
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in answer.content.decode()


def test_it_sets_no_cookie(answer):
    assert not answer.cookies


def test_no_worker_is_set_up_and_nothing_leads_into_the_site(answer):
    page = answer.content.decode()

    assert "worker.js" not in page
    assert "manifest" not in page
    assert set(re.findall(r'<a [^>]*href="([^"]+)"', page)) <= {"#main", "#code"}


def test_its_own_person_signed_in_is_not_named_on_it(owner, given):
    page = owner.opens(given.address).content.decode()

    assert "Signed in" not in page
    assert "Your data" not in page


class Kept(logging.Handler):
    """The lines of the log, in both forms."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [form.format(record) for form in (PlainLines(), JsonLines())]


@pytest.fixture
def log():
    """Everything that is logged anywhere, down to the last detail."""
    kept, loggers = (
        Kept(),
        [logging.getLogger(n) for n in (None, "django.request", "django.server")],
    )
    levels = [each.level for each in loggers]
    loggers[0].addHandler(kept)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield kept
    loggers[0].removeHandler(kept)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


def breaks(*args, **named):
    raise RuntimeError("it broke")


def test_neither_a_link_nor_its_code_stands_in_the_log(given, stranger, log):
    stranger.get(given.address)
    stranger.post(given.address, {"code": "735119"})
    stranger.post(given.address, {"code": given.code})
    stranger.get(given.address + "more/")
    stranger.get(given.address.rstrip("/"))

    assert log.lines
    assert [line for line in log.lines if given.secret in line or "735119" in line] == []


def test_a_fault_behind_a_link_names_the_kind_of_page_only(given, stranger, log, monkeypatch):
    monkeypatch.setattr(views, "link_at", breaks)
    stranger.raise_request_exception = False

    assert stranger.get(given.address).status_code == 500
    assert any("shared/<str:secret>/" in line for line in log.lines)
    assert [line for line in log.lines if given.secret in line] == []


def test_the_server_writes_no_log_of_visits():
    serve = (WEB.parent / "commands" / "serve.py").read_text(encoding="utf-8")

    assert "log_enabled=False" in serve
