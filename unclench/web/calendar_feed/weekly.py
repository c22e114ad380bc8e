"""What somebody's week holds: the one place where the calendar asks for a plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.plan.week import WeekPlan
from unclench.engine.values.follow_up import History as Course
from unclench.engine.values.plan import SESSION_PARTS, Load, Part, PlanItem
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.plan.services import planner_of


@dataclass(frozen=True, kw_only=True)
class WeeklyItems:
    """What a calendar needs of a plan. Minutes are for one time.

    `since`: the day of the check, and `until` the last day for which it counts. `session`: titles
    of what is done every day, in their order; `strength`: what comes on top, best on
    `strength_days` of the week, from 0. `walk`: the title of the walk, "" for none. `well`: the
    back is well, so a monthly look is due.
    """

    since: date
    until: date
    session: tuple[str, ...] = ()
    session_minutes: float = 0.0
    strength: tuple[str, ...] = ()
    strength_minutes: float = 0.0
    strength_days: tuple[int, ...] = ()
    walk: str = ""
    walk_minutes: float = 0.0
    well: bool = False


def weekly_items(visitor: Visitor, course: Course) -> WeeklyItems | None:
    """The week of somebody who may look after themselves meanwhile; None for anybody else."""
    planner = planner_of(visitor, course)
    if planner is None:
        return None
    decided_on, plan = timezone.localdate(planner.decision.made_at), planner.week
    return _of_plan(plan, decided_on) if plan.load is not Load.CALM else None


def _of_plan(plan: WeekPlan, decided_on: date) -> WeeklyItems:
    counts = timedelta(days=knowledge().plan.rules.check_counts_days)
    daily = [i for i in plan.items if i.part in SESSION_PARTS and i.part is not Part.STRENGTH]
    strength = [item for item in plan.items if item.part is Part.STRENGTH]
    walk = next((i for i in plan.items if i.part is Part.ACTIVITY and i.minutes), None)
    return WeeklyItems(
        since=decided_on,
        until=decided_on + counts,
        session=_titles(daily),
        session_minutes=sum(item.minutes for item in daily),
        strength=_titles(strength),
        strength_minutes=sum(item.minutes for item in strength),
        strength_days=max((item.days for item in strength), key=len, default=()),
        walk=_titles([walk])[0] if walk else "",
        walk_minutes=walk.minutes if walk else 0.0,
        well=plan.load is Load.UPKEEP,
    )


def _titles(items: list[PlanItem]) -> tuple[str, ...]:
    return tuple(title_of(knowledge(), item.id) for item in items)
