"""The fair tests of an invented person: one that has ended, and one that runs."""

import random
import uuid

from unclench.engine.knowledge.answers import write_findings
from unclench.engine.values.findings import Findings
from unclench.web.demo.person import DAYS, DemoPerson
from unclench.web.fair_tests import looks, services
from unclench.web.fair_tests.models import Did, FairTest, FairTestEvent, Happened, Stage, Why
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.services import Note
from unclench.web.fair_tests.trial import freeze, propose

FIRST, SECOND = 17, DAYS - 12  # the days on which they agreed
LENGTH = 28
AWAY, BACK = FIRST + 9, FIRST + 11
TESTS = {
    FIRST: ("Is warmth better for me than doing nothing extra?", ["warmth", "as_usual"]),
    SECOND: ("Should I walk in the morning or in the evening?", ["morning_walk", "evening_walk"]),
}
HAPPENED = {
    AWAY: (Note(Happened.PAUSED, why=Why.WISH),),
    BACK: (
        Note(Happened.RESUMED),
        Note(Happened.CHANGED, words="Two nights in a hotel bed."),
    ),
    FIRST + 20: (Note(Happened.ASKED, arm="warmth"),),
}


def compare(person: DemoPerson, day: int) -> None:
    """They plan, tell in the evening whether it was done, and look when it is time."""
    if day in TESTS:
        _agree(person, day)
    for test in person.visitor.fair_tests.filter(stage=Stage.RUNNING):
        _live(person, day, test)


def _agree(person: DemoPerson, day: int) -> None:
    question, arms = TESTS[day]
    on, cautions = person.date_of(day), Findings({"heat_numb_skin": False})
    test = FairTest(
        id=_an_id(person, day),
        visitor=person.visitor,
        arms=arms,
        prescribed={name: False for name in arms if name != "as_usual"},
        cautions=write_findings(cautions),
        question=question,
        outcome="pain",
        difference=1,
        expects=arms[0],
        length=LENGTH,
        seed=_own(person, day).randrange(2**53),
        made_at=person.at(day, 20, 50),
    )
    test.save(force_insert=True)
    proposal = propose(test, on)
    if proposal and services.agree(test, freeze(test, proposal, on)):
        FairTest.objects.filter(pk=test.pk).update(agreed_at=person.at(day, 20, 55))


def _own(person: DemoPerson, day: int) -> random.Random:
    """A chance of its own, so that all else in the year stays as it is without any test."""
    return random.Random(person.seed * 1000 + day)


def _an_id(person: DemoPerson, day: int) -> uuid.UUID:
    return uuid.UUID(int=_own(person, day).getrandbits(128), version=4)


def _live(person: DemoPerson, day: int, test: FairTest) -> None:
    protocol, on = services.protocol_of(test), person.date_of(day)
    if day == DAYS - 1:
        return  # The last day is still to be told.
    for noted in HAPPENED.get(day, ()):
        _happens(person, day, test, noted)
    if protocol.arm_on(on) and _own(person, day).random() < 0.85:
        did = _own(person, day + DAYS).choices(list(Did), (8, 1, 1))[0]
        test.days_told.create(day=on, did=did, written_at=person.at(day, 20, 35))
    if protocol.last < on:
        _end(person, day, test, protocol)


def _happens(person: DemoPerson, day: int, test: FairTest, noted: Note) -> None:
    services.note(test, person.date_of(day), noted)
    latest = FairTestEvent.objects.filter(test=test).latest("pk")
    FairTestEvent.objects.filter(pk=latest.pk).update(at=person.at(day, 9, 10))


def _end(person: DemoPerson, day: int, test: FairTest, protocol: Protocol) -> None:
    at = person.at(day, 8, 20)
    test.stage, test.ended_at, test.ended_why = Stage.ENDED, at, Why.DONE
    test.save(update_fields=["stage", "ended_at", "ended_why"])
    looks.open_look(test, protocol, len(protocol.looks))
    test.looks.update(at=at)
