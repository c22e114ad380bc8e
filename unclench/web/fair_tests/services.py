"""Agrees on a test, keeps what is told on its days, pauses and ends it."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.fair_tests.models import (
    Did,
    FairTest,
    FairTestDay,
    FairTestEvent,
    Happened,
    Stage,
    Why,
)
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.safety import Hold, hold_on
from unclench.web.knowledge import knowledge

OPEN = (Stage.RUNNING, Stage.PAUSED)


@dataclass(frozen=True)
class Note:
    """Something that happened while a test ran: what, why, with which of its things, in words."""

    happened: Happened
    why: str = ""
    arm: str = ""
    words: str = ""


def test_of(visitor: Visitor | None, test_id: uuid.UUID) -> FairTest | None:
    """A test, for the person whose it is and nobody else."""
    if visitor is None:
        return None
    return FairTest.objects.select_related("visitor").filter(pk=test_id, visitor=visitor).first()


def tests_of(visitor: Visitor | None) -> Sequence[FairTest]:
    """All of them, newest first."""
    return list(visitor.fair_tests.order_by("-made_at")) if visitor else []


def open_test(visitor: Visitor | None) -> FairTest | None:
    """The test that runs or is paused."""
    if visitor is None:
        return None
    mine = FairTest.objects.select_related("visitor").filter(visitor=visitor, stage__in=OPEN)
    return mine.order_by("-agreed_at").first()


def protocol_of(test: FairTest) -> Protocol:
    """What was agreed."""
    return Protocol.read(test.protocol)


@transaction.atomic
def agree(test: FairTest, protocol: Protocol) -> bool:
    """Freezes what was proposed. False when another test runs already, or this one was agreed.

    The row of the person is locked, so that of two taps at once one counts.
    """
    Visitor.objects.select_for_update().get(pk=test.visitor_id)
    row = FairTest.objects.get(pk=test.pk)
    if row.stage != Stage.ASKING or open_test(test.visitor):
        return False
    test.stage, test.agreed_at = Stage.RUNNING, timezone.now()
    test.protocol, test.fingerprint = protocol.text, protocol.hash
    test.save(update_fields=["stage", "agreed_at", "protocol", "fingerprint"])
    return True


@transaction.atomic
def keep_did(test: FairTest, day: date, did: Did, written_at: datetime) -> bool:
    """Keeps whether it was done. The word that was written later stays, however late one arrives.

    False for a day that is not of this test, is still to come, or lies too far back.
    """
    if not may_be_told(test, day, timezone.localdate()):
        return False
    row, new = FairTestDay.objects.select_for_update().get_or_create(
        test=test, day=day, defaults={"did": did, "written_at": written_at}
    )
    if not new and written_at >= row.written_at:
        row.did, row.written_at = did, written_at
        row.save(update_fields=["did", "written_at"])
    return True


def may_be_told(test: FairTest, day: date, today: date) -> bool:
    """Whether it may still be said of a day whether it was done."""
    back = timedelta(days=knowledge().fair_tests.rules.told_back_days)
    protocol = protocol_of(test)
    return bool(protocol.arm_on(day)) and today - back <= day <= today


def settle(test: FairTest, today: date) -> Hold | None:
    """Brings a test up to date: what stops it pauses or ends it, and after its last day it is over.

    What stops it; None while it may go on.
    """
    if test.stage not in OPEN:
        return None
    hold = hold_on(test, today)
    if hold and hold.ends:
        end(test, hold.why)
    elif protocol_of(test).last < today:
        end(test, Why.DONE)
    elif hold and test.stage == Stage.RUNNING:
        pause(test, today, hold.why)
    return hold


def end(test: FairTest, why: Why) -> None:
    """Ends a test for good. The first word counts; what was noted stays."""
    ended = FairTest.objects.filter(pk=test.pk, stage__in=OPEN).update(
        stage=Stage.ENDED, ended_at=timezone.now(), ended_why=why
    )
    if ended:
        test.refresh_from_db(fields=["stage", "ended_at", "ended_why"])


def pause(test: FairTest, today: date, why: Why) -> None:
    """Pauses a test. Its days go by; they are days without it, as its schedule is fixed."""
    _turn(test, Stage.PAUSED, today, Note(Happened.PAUSED, why=why))


def resume(test: FairTest, today: date) -> bool:
    """Goes on with a paused test, unless something still stops it."""
    if hold_on(test, today) is not None:
        return False
    return _turn(test, Stage.RUNNING, today, Note(Happened.RESUMED))


@transaction.atomic
def _turn(test: FairTest, to: Stage, today: date, noted: Note) -> bool:
    """From running to paused, or back; of two taps at once one counts."""
    before = Stage.RUNNING if to is Stage.PAUSED else Stage.PAUSED
    if not FairTest.objects.filter(pk=test.pk, stage=before).update(stage=to):
        return False
    test.stage = to
    note(test, today, noted)
    return True


def note(test: FairTest, day: date, noted: Note) -> None:
    """Notes something that happened while it ran."""
    FairTestEvent.objects.create(test=test, day=day, at=timezone.now(), **asdict(noted))


def paused_why(test: FairTest) -> str:
    """Why a test is paused now."""
    last = test.events.filter(happened=Happened.PAUSED).order_by("-at").first()
    return last.why if last else ""


def end_all_but_newest(sender: object, visitor: Visitor, **signal: object) -> None:
    """Of two records that became one, the test that was agreed last goes on."""
    running = list(visitor.fair_tests.filter(stage__in=OPEN).order_by("-agreed_at"))
    for test in running[1:]:
        end(test, Why.JOINED)


def trackers_to_ask(visitor: Visitor | None) -> frozenset[str]:
    """What the diary has to ask of a day for the test that runs."""
    test = open_test(visitor)
    return frozenset({protocol_of(test).outcome["tracker"]}) if test else frozenset()
