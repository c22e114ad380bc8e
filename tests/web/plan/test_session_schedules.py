"""Nothing of a session is lost and nothing counts twice, whatever the network does."""

import random
import uuid
from datetime import timedelta
from unittest.mock import patch

import pytest

from tests import deep
from tests.web.conftest import Person
from tests.web.plan.conftest import Planned
from tests.web.plan.schedules import Schedule, expected, kept, schedule
from unclench.web.accounts.whose import whose
from unclench.web.plan.models import Arrived, PlanSession, PlanStep

pytestmark = pytest.mark.django_db
SCHEDULES = deep.of(1000, usually=100)
NOW = "unclench.web.plan.arriving.timezone.now"
FETCH = {"X-Unclench": "fetch"}


def arrives(planned: Planned, session: PlanSession, told: Schedule) -> set[int]:
    """Sends every request of a schedule when it arrives; the statuses of the answers."""
    statuses = set()
    for at, each in told.arrivals:
        with patch(NOW, return_value=at):
            answer = planned.browser.post(each.address(session), each.form(at), headers=FETCH)
        statuses.add(answer.status_code)
    return statuses


def anew(session: PlanSession) -> None:
    """The session as it was when it began."""
    Arrived.objects.all().delete()
    PlanStep.objects.all().delete()
    PlanSession.objects.filter(pk=session.pk).update(
        steps=session.steps,
        outcome="",
        ended_at=None,
        pain_after=None,
        pain_during=None,
        effort=None,
    )


def wrong_in(planned: Planned, session: PlanSession, seed: int) -> str:
    """What is wrong after one schedule: nothing, as a rule."""
    anew(session)
    told = schedule(seed, session)
    statuses = arrives(planned, session, told)
    if statuses != {200}:
        return f"seed {seed}: answered {statuses}"
    if Arrived.objects.count() != len(told.told):
        return f"seed {seed}: {Arrived.objects.count()} answers of {len(told.told)}"
    wanted = expected(session, told.told)
    return "" if kept(session) == wanted else f"seed {seed}: {kept(session)} is not {wanted}"


def test_no_schedule_of_a_session_loses_anything_or_doubles_anything(planned: Planned):
    session = planned.starts()

    found = [wrong for seed in range(SCHEDULES) if (wrong := wrong_in(planned, session, seed))]

    assert found == []


def test_the_order_in_which_answers_of_a_session_arrive_makes_no_difference(planned: Planned):
    session = planned.starts()
    told = schedule(7, session)
    last = max(at for at, _ in told.arrivals)
    shuffled = [(last, each) for _, each in told.arrivals]
    random.Random(7).shuffle(shuffled)

    arrives(planned, session, Schedule(told.told, shuffled))
    first = kept(session)
    anew(session)
    arrives(planned, session, Schedule(told.told, shuffled[::-1]))

    assert kept(session) == first == expected(session, told.told)


def test_a_late_word_that_it_was_made_worse_still_ends_the_session_so(planned: Planned):
    session = planned.starts()
    PlanSession.objects.update(started_at=session.started_at - timedelta(hours=1))
    planned.rates(session, pain_after="2")

    planned.ends(session, 0, wish="worse", key=str(uuid.uuid4()), age_s="600")

    assert PlanSession.objects.get().outcome == "worse"


def test_what_one_person_wrote_is_not_taken_from_another(planned: Planned):
    session, stranger = planned.starts(), Person()
    sign = whose(session.plan.visitor)

    answer = stranger.browser.post(
        f"/plan/session/{session.pk}/0/", {"wish": "done", "whose": sign}, headers=FETCH
    )

    assert answer.status_code == 409
    assert not PlanStep.objects.exists()
