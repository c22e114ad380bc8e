"""Medicines, the plan of this week and what was learnt, as values for a report."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.values.findings import NOT_SURE
from unclench.engine.values.plan import PlanItem
from unclench.pictures.words import count
from unclench.report.record import Estimate, MedicinesTold, PlanLine, PlanTold
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.plan.dosage import days_in_words, in_words
from unclench.web.plan.services import planner_of
from unclench.web.report.gather_done import titles
from unclench.web.report.words import words_of

if TYPE_CHECKING:
    from unclench.engine.learning.relief.result import OptionRelief

TAKEN_PAGES = ("taking", "illness", "more")


def estimates_of(visitor: Visitor, first: date, last: date) -> tuple[Estimate, ...]:
    """What was learnt of effects from the sessions of these days, and from no others."""
    from unclench.web.what_helps.learnt import learnt_between  # numpy, which few pages need

    learnt = learnt_between(visitor, first, last)
    return tuple(_estimate(known) for known in learnt.result.options if known.n)


def _estimate(known: "OptionRelief") -> Estimate:
    """Points of less pain after it than without it; the report speaks of its change, so minus."""
    from unclench.web.what_helps.claims import VERDICTS, said_of
    from unclench.web.what_helps.claims import words_of as claim_of

    option = knowledge().relief_options[known.option]
    low, high = known.interval_80
    return Estimate(
        about=option.title,
        mean=-known.mean,
        low=-high,
        high=-low,
        mass=0.8,
        counted=count(known.n, "session"),
        says=f"{claim_of(known).badge}.",
        is_open=said_of(known) not in VERDICTS,
        how="unblinded",
    )


def medicines_of(visitor: Visitor, first: date, last: date) -> MedicinesTold:
    """Own words, and what was answered last about painkillers in these days."""
    own = words_of(visitor).medicines
    finished = visitor.medicine_answers.exclude(finished_at=None)
    rows = finished.filter(finished_at__date__range=(first, last)).order_by("-finished_at")
    row = rows.first()
    if row is None:
        return MedicinesTold(own_words=own)
    base = knowledge()
    told = stored_findings(base, row.findings)
    asked = [name for page in TAKEN_PAGES for name in base.medicine_pages.page(page).findings]
    return MedicinesTold(
        own_words=own,
        answered_on=timezone.localdate(row.finished_at),
        yes=tuple(base.findings[name].title for name in asked if told.get(name) is True),
        not_sure=tuple(base.findings[n].title for n in asked if told.get(n) is NOT_SURE),
    )


def plan_of(visitor: Visitor) -> PlanTold | None:
    """The plan of this week, of somebody who made one and whose check still counts."""
    now = planner_of(visitor)
    if now is None or now.plan.since is None:
        return None
    refused = (row.intervention for row in now.refused)
    lines = tuple(_lines(now.week.items))
    return PlanTold(since=now.plan.since, lines=lines, refused=titles(refused))


def _lines(items: tuple[PlanItem, ...]) -> Iterator[PlanLine]:
    base = knowledge()
    for item in items:
        record = base.interventions.get(item.id)
        how = in_words(record, item.dose) if record and item.dose else ""
        yield PlanLine(
            id=item.id, title=title_of(base, item.id), how=how, days=days_in_words(item.days)
        )
