"""Whether what a reminder is for was done already; then nobody is reminded."""

from collections.abc import Callable
from datetime import date

from unclench.web.accounts.models import Visitor
from unclench.web.diary.models import DiaryDay
from unclench.web.fair_tests.models import Stage
from unclench.web.plan.models import PlanSession
from unclench.web.reminders.models import Kind


def is_done(visitor: Visitor, kind: str, day: date) -> bool:
    """Whether it was done on that day."""
    return DONE[Kind(kind)](visitor, day)


def _session(visitor: Visitor, day: date) -> bool:
    sessions = PlanSession.objects.filter(plan__visitor=visitor, day=day)
    return sessions.filter(ended_at__isnull=False).exists()


def _fair_test(visitor: Visitor, day: date) -> bool:
    """Without a test that runs there is nothing to do."""
    running = visitor.fair_tests.filter(stage=Stage.RUNNING)
    return not running.exclude(days_told__day=day).exists()


def _diary(visitor: Visitor, day: date) -> bool:
    return DiaryDay.objects.filter(visitor=visitor, day=day).exclude(told={}).exists()


DONE: dict[Kind, Callable[[Visitor, date], bool]] = {
    Kind.DIARY: _diary,
    Kind.SESSION: _session,
    Kind.FAIR_TEST: _fair_test,
}
