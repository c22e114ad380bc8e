"""The cast: somebody with a bad back, and a stranger."""

from collections.abc import Sequence

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client, RequestFactory

from unclench.engine.assessment.assess import next_page, rows_to_show
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import Page, PageKind
from unclench.web.accounts.visitors import COOKIE, Keeper
from unclench.web.check.forms import read_page
from unclench.web.check.services import keep_answers, next_page_of, open_check, rows_of
from unclench.web.knowledge import knowledge

pytestmark = pytest.mark.django_db

ROAD = {
    "age": {"age": "18"},
    "body": {"body": "male"},
    "pain": {"pain_nprs": "6"},
    "began": {"pain_days": "0"},
    "course": {"course": "better"},
    "onset": {"onset": "gradual"},
}


class Person:
    """Somebody in front of the site, with a browser that keeps cookies."""

    def __init__(self) -> None:
        self.browser = Client(headers={"accept-language": "en-GB,en"})

    def opens(self, address: str):
        return self.browser.get(address)

    def answers(self, page: str, **answers):
        return self.browser.post(f"/check/{page}/", answers)

    def ticks(self, page: str, *findings: str, **more):
        """Sends a list with some rows ticked; every row of it was shown."""
        shown = self.opens(f"/check/{page}/").context["asked"]
        return self.answers(page, asked=list(shown), **dict.fromkeys(findings, "yes"), **more)

    def denies(self, page: str):
        shown = self.opens(f"/check/{page}/").context["asked"]
        return self.answers(page, asked=list(shown), none="1")

    def goes_on(self, address: str = "/check/now/") -> str:
        """Denies everything until the summary; the address that they end at."""
        for _ in range(40):
            if address == "/check/answers/" or "result" in address:
                return address
            address = self.answers_plainly(address.split("/")[2])["Location"]
        raise AssertionError(f"the questions never end: {address}")

    def answers_plainly(self, page: str):
        """The least worrying answer of a page."""
        shown = self.opens(f"/check/{page}/").context
        if "asked" in shown:
            return self.answers(page, asked=list(shown["asked"]), none="1")
        return self.answers(page, **ROAD.get(page, {shown["name"]: "no"}))

    def keeps_the_rest(self) -> None:
        """Keeps the answers that `goes_on` gives, in the same order, without opening every page."""
        visitor = self._keeper().visitor
        while page := next_page_of(check := open_check(visitor)):
            sent = plainly_sent(page, rows_of(check, page))
            keep_answers(visitor, read_page(knowledge(), page, sent).answers)

    def walks_to_the_result(self) -> str:
        """A whole check, page by page; the address of its result."""
        self.goes_on()
        return self.browser.post("/check/answers/")["Location"]

    def finishes(self) -> str:
        """A whole check without a danger sign; the address of its result.

        For whoever has told nothing yet, the answers are kept without opening every page.
        """
        keeper = self._keeper()
        check = open_check(keeper.visitor)
        if self.is_signed_in or (check is not None and check.answers):
            return self.walks_to_the_result()
        keep_answers(keeper.ensure(), plain_answers())
        if keeper.new_key:
            self.browser.cookies[COOKIE] = keeper.new_key
        return self.browser.post("/check/answers/")["Location"]

    def _keeper(self) -> Keeper:
        request = RequestFactory().get("/")
        request.COOKIES[COOKIE] = self.key
        return Keeper(request)

    @property
    def is_signed_in(self) -> bool:
        """Whether their browser holds a session; then the account says whose record it is."""
        return settings.SESSION_COOKIE_NAME in self.browser.cookies

    @property
    def key(self) -> str:
        """What their browser is known by; "" before anything was kept."""
        cookie = self.browser.cookies.get(COOKIE)
        return cookie.value if cookie else ""


def plain_answers() -> Findings:
    """The answers that `walks_to_the_result` gives."""
    findings = Findings()
    while page := next_page(knowledge(), findings):
        rows = rows_to_show(knowledge(), page, findings)
        sent = read_page(knowledge(), page, plainly_sent(page, rows))
        findings = findings.with_(sent.answers)
    return findings


def plainly_sent(page: Page, rows: Sequence[str]) -> QueryDict:
    """What `answers_plainly` sends from a page that shows these rows."""
    sent = QueryDict(mutable=True)
    if page.kind is PageKind.SEVERAL:
        sent.setlist("asked", list(rows))
        sent["none"] = "1"
    else:
        sent.update(ROAD.get(page.id, {page.findings[0]: "no"}))
    return sent


@pytest.fixture
def person(db) -> Person:
    return Person()


@pytest.fixture
def stranger(db) -> Person:
    return Person()
