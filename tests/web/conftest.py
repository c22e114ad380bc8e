"""The cast: somebody with a bad back, and a stranger."""

import pytest
from django.test import Client

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
            return self.denies(page)
        return self.answers(page, **ROAD.get(page, {shown["name"]: "no"}))

    def finishes(self) -> str:
        """A whole check without a danger sign; the address of its result."""
        self.goes_on()
        return self.browser.post("/check/answers/")["Location"]


@pytest.fixture
def person(db) -> Person:
    return Person()


@pytest.fixture
def stranger(db) -> Person:
    return Person()
