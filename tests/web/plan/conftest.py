"""Somebody with a finished check, and the same person once their plan is made."""

import pytest

from unclench.web.plan.models import Plan, PlanSession


@pytest.fixture
def checked(person):
    person.finishes()
    return person


class Planned:
    """Somebody who has a plan, and what they do with it."""

    def __init__(self, person) -> None:
        self.person = person
        self.browser = person.browser
        self.opens = person.opens

    @property
    def plan(self) -> Plan:
        return Plan.objects.get()

    def shown(self):
        return self.opens("/plan/").context

    def items(self) -> dict:
        groups = [*self.shown()["groups"], {"items": self.shown()["walking"]}]
        return {item["id"]: item for group in groups for item in group["items"]}

    def starts(self, pain: str = "3") -> PlanSession:
        self.browser.post("/plan/session/", {"pain_before": pain})
        return PlanSession.objects.latest("started_at")

    def ends(self, session: PlanSession, number: int, **sent):
        """Sends how a step ended; done unless told otherwise."""
        address = f"/plan/session/{session.pk}/{number}/"
        return self.browser.post(address, {"wish": "done"} | sent)

    def rates(self, session: PlanSession, **ratings):
        """Sends ratings, such as `pain_after="2"`."""
        for name, value in ratings.items():
            self.browser.post(f"/plan/session/{session.pk}/felt/{name}/", {name: value})

    def finishes_a_session(self, pain: str = "3", after: str = "3") -> PlanSession:
        session = self.starts(pain)
        for number in range(len(session.steps)):
            self.ends(session, number)
        self.rates(session, pain_after=after, pain_during=after, effort="4")
        session.refresh_from_db()
        return session


def denies_cautions(person) -> None:
    """Makes the plan without its questions; none of the cautions applies."""
    address = person.browser.post("/plan/begin/")["Location"]
    while address == "/plan/before/":
        page = person.opens(address)
        name = page.context.get("asked")
        sent = {"asked": list(name), "none": "1"} if name else {page.context["finding"].id: "0"}
        address = person.browser.post(address, sent)["Location"]


@pytest.fixture
def planned(checked) -> Planned:
    denies_cautions(checked)
    return Planned(checked)
