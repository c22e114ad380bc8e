"""The weeks to come, if all goes well: every session done, and green. Source:
`engineering_proposal`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.week import WeekPlan, week_plan
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import Done, History


def weeks_ahead(
    base: KnowledgeBase, findings: Findings, history: History, today: date, weeks: int
) -> Iterator[WeekPlan]:
    """The plan of this week and of those after it. Pain stays what it is now."""
    for _ in range(weeks):
        plan = week_plan(base, findings, history, today)
        yield plan
        history = replace(history, done=(*history.done, *_as_planned(plan, findings, today)))
        today += timedelta(days=7)


def _as_planned(plan: WeekPlan, findings: Findings, monday: date) -> Iterator[Done]:
    """The week done as planned, day by day, and no pain more than before."""
    pain = findings.known("pain_nprs")
    felt = pain if isinstance(pain, float) else 0.0
    for day in range(7):
        for item in plan.items:
            if item.dose is not None and day in item.days:
                yield Done(
                    day=monday + timedelta(days=day),
                    intervention=item.id,
                    pain_before=felt,
                    pain_during=felt,
                    pain_after=felt,
                )
