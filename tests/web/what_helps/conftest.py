"""Somebody with a check that lets them look after themselves, and their sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.relief.models import Outcome, Session, StepDone
from unclench.web.what_helps.models import Wait


@pytest.fixture
def checked(person) -> Person:
    person.finishes()
    return person


@pytest.fixture
def visitor(checked) -> Visitor:
    return Visitor.objects.get()


def tried(visitor: Visitor, days_ago: float, *, before=6, after=4, step="heat_pack", **more):
    """A session of one step that took a quarter of an hour."""
    begun = timezone.now() - timedelta(days=days_ago)
    session = Session.objects.create(
        visitor=visitor,
        decision=Decision.objects.get(),
        steps=[step],
        pain_before=before,
        pain_after=after,
        outcome=Outcome.DONE,
        started_at=begun,
        ended_at=begun + timedelta(minutes=15),
        **more,
    )
    StepDone.objects.create(
        session=session, number=0, intervention=step, outcome=Outcome.DONE, at=begun
    )
    return session


def waited(visitor: Visitor, minutes_ago: float, *, after=None, lasted: float | None = None):
    begun = timezone.now() - timedelta(minutes=minutes_ago)
    return Wait.objects.create(
        visitor=visitor,
        pain_before=3,
        pain_after=after,
        propensity=0.5,
        seed=1,
        started_at=begun,
        ended_at=begun + timedelta(minutes=lasted) if lasted else None,
    )
