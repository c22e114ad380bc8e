"""What a plan says about itself: that it has stepped down, that somebody has to look, that nothing
has changed for weeks. Source: the fact base 4.4 and 15 (`engineering_proposal`).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import mean

from unclench.engine.plan.choose import Pool
from unclench.engine.plan.flare import flare_on
from unclench.engine.triage.result import TriageResult
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.history import Flare, History
from unclench.engine.values.plan import Load, PlanNote

_LITTLE_MIN = 3
_AT_EITHER_END = timedelta(days=7)


def notes_for(
    pool: Pool, triage: TriageResult, flares: tuple[Flare, ...], today: date, budget: float
) -> tuple[PlanNote, ...]:
    """What holds today, the most pressing first."""
    told = [*_of_triage(triage), *_of_course(pool, flares, today), *_of_day(pool, today, budget)]
    return tuple(pool.base.plan.notes[name] for name in told)


def _of_triage(triage: TriageResult) -> Iterator[str]:
    disposition = triage.urgency.disposition
    if disposition in (Disposition.EMERGENCY, Disposition.SAME_DAY):
        yield "be_seen_first"
    elif not triage.complete:
        yield "check_first"
    elif disposition is Disposition.SOON:
        yield "be_seen_soon"


def _of_course(pool: Pool, flares: tuple[Flare, ...], today: date) -> Iterator[str]:
    if flare_on(flares, today):
        yield from ("flare_check", "flare")
    look = look_due(pool, today)
    if look:
        yield f"no_progress_{look}"


def _of_day(pool: Pool, today: date, budget: float) -> Iterator[str]:
    if pool.load is Load.REST:
        yield "rest_today"
    if pool.load is Load.UPKEEP:
        yield "monthly_look"
    elif _was_away(pool, today):
        yield "missed"
    if any(each.asks for each in pool.withheld.values()):
        yield "ask_first"
    if budget <= _LITTLE_MIN and pool.load not in (Load.CALM, Load.UPKEEP):
        yield "little"


def _was_away(pool: Pool, today: date) -> bool:
    days = [done.day for done in pool.history.done]
    return bool(days) and (today - max(days)).days > pool.base.plan.progression.gap_days


def look_due(pool: Pool, today: date) -> int:
    """The weeks after which the plan says that nothing has got better; 0 when it has, or when
    that is not known. They count from the first day of the plan, or of a later bout."""
    first = pool.history.since
    if first is None:
        return 0
    since = max(first, pool.history.bout_on or first)
    if _has_eased(pool, since, today):
        return 0
    weeks = (today - since).days // 7
    passed = [look for look in pool.base.plan.progression.look_weeks if look <= weeks]
    return max(passed, default=0)


def _has_eased(pool: Pool, since: date, today: date) -> bool:
    """Whether pain before sessions fell by what people notice, or is mild by now.

    Not known, with too few ratings, counts as eased: then nothing is said.
    """
    first = _pain_between(pool.history, since, since + _AT_EITHER_END)
    last = _pain_between(pool.history, today - _AT_EITHER_END, today)
    if not first or not last:
        return True
    noticed = pool.base.noticeable_change.low / 10
    return mean(first) - mean(last) >= noticed or mean(last) <= pool.base.plan.progression.mild_to


def _pain_between(history: History, start: date, end: date) -> list[float]:
    return [
        d.pain_before for d in history.done if d.pain_before is not None and start <= d.day <= end
    ]
