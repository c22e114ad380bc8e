"""The flare plan, and what eased this person in their own sessions."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import mean

from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import FlarePlan, PlanSession
from unclench.web.relief.models import Outcome, Session

FIELDS = ("eases", "first_hour", "first_day", "call_name", "call_number")
LOOKED_AT = 60


@dataclass(frozen=True)
class Eased:
    """By how many points of 0 to 10 pain fell, on average, over so many sessions with it."""

    id: str
    title: str
    points: float
    sessions: int


def flare_plan_of(visitor: Visitor | None) -> FlarePlan | None:
    """What was written beforehand."""
    return FlarePlan.objects.filter(visitor=visitor).first() if visitor else None


def keep_flare_plan(visitor: Visitor, told: dict[str, str]) -> None:
    """Keeps what was written."""
    FlarePlan.objects.update_or_create(
        visitor=visitor, defaults=told | {"changed_at": timezone.now()}
    )


def what_eased(visitor: Visitor | None) -> list[Eased]:
    """What was in the sessions in which pain fell most, where there were enough of them.

    It cannot be told what did it: pain goes up and down by itself.
    """
    if visitor is None:
        return []
    rules, records = knowledge().plan.rules, knowledge().interventions
    falls = _falls(visitor)
    found = [
        Eased(name, records[name].title, mean(values), len(values))
        for name, values in falls.items()
        if name in records and len(values) >= rules.helped_sessions
    ]
    enough = [each for each in found if each.points >= rules.helped_points]
    return sorted(enough, key=lambda each: -each.points)[:3]


def _falls(visitor: Visitor) -> dict[str, list[float]]:
    """How far pain fell in each session, under everything that was done in it."""
    falls: dict[str, list[float]] = defaultdict(list)
    for session in _rated(visitor):
        fall = (session.pain_before or 0) - (session.pain_after or 0)
        for step in session.steps_done.all():
            if step.outcome == Outcome.DONE:
                falls[step.intervention].append(fall)
    return falls


def _rated(visitor: Visitor) -> list[Session | PlanSession]:
    """The newest sessions with both ratings."""
    told = {"pain_before__isnull": False, "pain_after__isnull": False}
    relief = visitor.sessions.filter(**told).order_by("-started_at")
    plans = PlanSession.objects.filter(plan__visitor=visitor, **told).order_by("-started_at")
    return [
        *relief.prefetch_related("steps_done")[:LOOKED_AT],
        *plans.prefetch_related("steps_done")[:LOOKED_AT],
    ]
