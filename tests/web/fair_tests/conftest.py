"""Somebody with a fair test: how it is planned, lived and ended."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from unclench.engine.learning.design import Protocol as EngineProtocol
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.diary.models import DiaryDay
from unclench.web.fair_tests.models import FairTest, Stage
from unclench.web.fair_tests.protocol import FORMAT, Protocol

WARM, USUAL = "warmth", "as_usual"


def a_trial() -> dict:
    """The same as its analysis is bound to it."""
    arms = [WARM, WARM, USUAL, USUAL, USUAL, USUAL, WARM, WARM]
    periods = (1, 1, 2, 2, 3, 3, 4, 4)
    bound = EngineProtocol(
        "Is warmth better?", (WARM, USUAL), tuple(arms), periods, (4, 8), 1.0, reference=USUAL
    )
    return bound.as_json()


def a_protocol(first: date, **changed) -> Protocol:
    """Eight days in stretches of two: warmth, as usual, as usual, warmth; looks after 4 and 8."""
    told = {
        "format": FORMAT,
        "question": "Is warmth better?",
        "arms": [
            {"id": WARM, "title": "Warmth", "how": "Once today.", "usual": False},
            {"id": USUAL, "title": "Carry on as usual", "how": "Nothing extra.", "usual": True},
        ],
        "outcome": {
            "id": "pain",
            "said": "pain of the day, 0 to 10",
            "tracker": "pain",
            "kind": "number",
            "good": [],
            "higher_is_better": False,
        },
        "difference": 1.0,
        "expects": WARM,
        "agreed_on": (first - timedelta(days=1)).isoformat(),
        "starts_on": first.isoformat(),
        "days": 8,
        "period_days": 2,
        "periods": [[WARM, 2], [USUAL, 2], [USUAL, 2], [WARM, 2]],
        "run_in_days": 0,
        "washout_days": 0,
        "looks": [4, 8],
        "seed": 7,
        "chance": 0.5,
        "noise": "priors",
        "trial": a_trial(),
        "knowledge_version": "0123456789ab",
        "program_version": "0",
    }
    return Protocol(told | changed)


class Tester:
    """Somebody who was checked, and what they do with a fair test."""

    __test__ = False  # its name is no sentence

    def __init__(self, person) -> None:
        self.person = person
        self.browser = person.browser
        self.opens = person.opens
        person.finishes()

    @property
    def visitor(self) -> Visitor:
        return Visitor.objects.get()

    @property
    def test(self) -> FairTest:
        return FairTest.objects.latest("made_at")

    @property
    def today(self) -> date:
        return timezone.localdate()

    def sends(self, page: str, /, **sent):
        """Sends something to a page of the test, such as `did/`."""
        return self.browser.post(f"/what-helps/tests/{self.test.pk}/{page}", sent)

    def shown(self, what: str = ""):
        return self.opens(f"/what-helps/tests/{self.test.pk}/{what}")

    def words(self, what: str = "") -> str:
        return self.shown(what).content.decode()

    def plans(self, *arms: str, **told) -> None:
        """Answers every question up to what is proposed."""
        self.browser.post("/what-helps/tests/begin/")
        answers = {"question": "Is it?", "outcome": "pain", "difference": "2", "expects": "none"}
        self.sends("ask/arms/", arm=list(arms))
        self.denies_cautions()
        self.sends("ask/prescribed/", none="1")
        for page, answer in {**answers, "length": "84", **told}.items():
            self.sends(f"ask/{page}/", **{page: answer})

    def denies_cautions(self) -> None:
        page = self.shown("ask/before/")
        while page.status_code == 200:
            asked = page.context.get("asked") or ()
            sent = {"asked": list(asked), "none": "1"} if asked else {page.context["name"]: "no"}
            self.sends("ask/before/", **sent)
            page = self.shown("ask/before/")

    def lives(self, days: int, **changed) -> FairTest:
        """Has a test of which so many days are over, agreed the day before the first."""
        protocol = a_protocol(self.today - timedelta(days=days), **changed)
        agreed = timezone.now() - timedelta(days=days + 1)
        Decision.objects.update(made_at=agreed - timedelta(hours=1))
        return FairTest.objects.create(
            visitor=self.visitor,
            stage=Stage.RUNNING,
            arms=list(protocol.arms),
            question="Is warmth better?",
            outcome="pain",
            difference=1,
            seed=7,
            protocol=protocol.text,
            fingerprint=protocol.hash,
            made_at=agreed,
            agreed_at=agreed,
        )

    def tells(self, days_ago: int, **told) -> None:
        """Has told something of a day, such as `pain=4`."""
        day = self.today - timedelta(days=days_ago)
        DiaryDay.objects.update_or_create(
            visitor=self.visitor,
            day=day,
            defaults={"pain": told.get("pain"), "told": told, "changed_at": timezone.now()},
        )

    def gets_an_answer(self, disposition: str, fired: bool = True) -> Decision:
        """Is told something else by a new check."""
        last = Decision.objects.latest("made_at")
        return Decision.objects.create(
            safety_check=last.safety_check,
            made_at=timezone.now(),
            disposition=disposition,
            findings=last.findings,
            result=last.result | {"fired": []},
            knowledge_version=last.knowledge_version,
        )


@pytest.fixture
def tester(person) -> Tester:
    return Tester(person)
