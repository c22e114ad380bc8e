"""How much a page asks of the database, and that it does not grow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.archive.bring import is_empty
from unclench.web.plan.models import Plan, PlanSession, PlanStep
from unclench.web.plan.services import Planner

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner() -> Planner:
    """Of somebody who did two sessions, of two steps each."""
    plan = Plan.objects.create(visitor=Visitor.objects.create(), changed_at=timezone.now())
    for ago in (1, 2):
        _session(plan, ago)
    return Planner(plan, timezone.localdate(), None)


def _session(plan: Plan, ago: int) -> None:
    at = timezone.now() - timedelta(days=ago)
    session = PlanSession.objects.create(plan=plan, day=at.date(), started_at=at, ended_at=at)
    for number, name in enumerate(("cat_camel", "short_walk")):
        PlanStep.objects.create(
            session=session, number=number, intervention=name, outcome="done", at=at
        )


def test_the_history_of_a_plan_asks_as_often_however_many_sessions_there_were(
    planner, django_assert_num_queries
):
    with django_assert_num_queries(2):
        told = [planner.steps_of(session) for session in planner.sessions]

    assert [[step.intervention for step in steps] for steps in told] == [
        ["cat_camel", "short_walk"]
    ] * 2


def test_a_plan_of_many_years_reads_the_last_two_of_them_at_most(planner):
    planner.plan.since = planner.today - timedelta(days=10 * 365)
    planner.plan.save()
    for ago in range(100, 10 * 365, 50):
        _session(planner.plan, ago)

    oldest = planner.today - timedelta(days=2 * 365)
    assert len(planner.sessions) == len(planner.steps) < 20
    assert min(each.day for each in planner.history.done) > oldest
    assert min(session.day for session in planner.sessions) >= oldest


def test_whether_a_record_holds_anything_is_asked_until_something_is_found(planner):
    with CaptureQueriesContext(connection) as filled:
        assert not is_empty(planner.plan.visitor)

    with CaptureQueriesContext(connection) as empty:
        assert is_empty(Visitor.objects.create())

    assert len(filled) < len(empty)
