"""A year with a plan, lived by invented people: do the rules hold on every one of its days?

The people differ in pain, in how it goes on (it eases, it stays, it comes and goes), in how much of
a plan they do, in what speaks against what, and in flare-ups and weeks away. Nothing here is about
real people; it tries the rules, not their effect. Source: `engineering_proposal`; the pain that
eases falls as the fact base 0.1 has it (21 + 35 exp(-0.324 t) of 100, t in weeks).
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import exp

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.week import WeekPlan, week_plan
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.history import Done, History, Mark, Marked
from unclench.engine.values.plan import Load
from unclench.evaluation.people import usual_person

BEGIN = date(2026, 1, 5)
WEEKS = 52
_COURSES = ("eases", "stays", "comes_and_goes")
_STEADY = frozenset({"position_of_ease", "breathing", "relaxation", "heat", "cold"})


@dataclass(frozen=True)
class Life:
    """Somebody: their answers, how their pain goes on, and how much of a plan they do (0 to 1)."""

    number: int
    findings: Findings
    course: str
    start_pain: float
    does: float


@dataclass
class Year:
    """What happened to one of them, week by week. `faults` say what broke a rule, and when."""

    life: Life
    plans: list[WeekPlan] = field(default_factory=list)
    flare_weeks: set[int] = field(default_factory=set)
    away_weeks: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def invented(base: KnowledgeBase, number: int) -> Life:
    """The person of that number; the same number is always the same person."""
    draw = random.Random(number)
    answers: dict[str, Answer] = dict(usual_person(base))
    cautions = [n for n in base.cautions if base.findings[n].type is FindingType.YES_NO]
    answers |= {name: draw.random() < 0.04 for name in cautions}
    answers |= _wishes(base, draw)
    answers |= {"age": float(draw.randint(18, 88)), "course": "better"}
    course = draw.choice(_COURSES)
    pain = draw.uniform(2, 7)
    return Life(number, Findings(answers), course, pain, draw.uniform(0.3, 1))


def _wishes(base: KnowledgeBase, draw: random.Random) -> dict[str, Answer]:
    """What they would like, and what their days are made of."""
    several = ("plan_places", "day_has", "goal_needs", "better_with", "worse_with")
    wishes: dict[str, Answer] = {}
    for name in several:
        options = [option.id for option in base.findings[name].options]
        wishes[name] = frozenset(draw.sample(options, draw.randint(1, 3)))
    asked = ("effort_lingers", "wakes_most_nights", "afraid_to_move", "stress_high", "sleep_poor")
    wishes |= {name: draw.random() < 0.2 for name in asked}
    return wishes | {"plan_minutes": float(draw.choice((2, 5, 8, 10, 12, 20)))}


def live(base: KnowledgeBase, life: Life, weeks: int = WEEKS) -> Year:
    """Their year, and whatever in it broke a rule."""
    draw = random.Random(life.number + 1_000_000)
    year, history = Year(life), History(since=BEGIN)
    for week in range(weeks):
        monday = BEGIN + timedelta(days=7 * week)
        history = _flared(year, history, draw, monday, week)
        plan = week_plan(base, _told(life, week), history, monday)
        year.faults += faults_in(base, year, plan, week)
        year.plans.append(plan)
        history = replace(history, done=(*history.done, *_done(year, plan, draw, monday, week)))
    return year


def _flared(year: Year, history: History, draw: random.Random, monday: date, week: int) -> History:
    """Now and then a flare-up begins; half of them are marked, the others show in the ratings."""
    if week < 2 or draw.random() > 0.06:
        return history
    year.flare_weeks.add(week)
    if draw.random() < 0.5:
        return history
    return replace(history, marks=(*history.marks, Marked(monday, Mark.FLARE)))


def _told(life: Life, week: int) -> Findings:
    """What they would answer in that week."""
    days = float(7 * week + 1)
    return life.findings.with_({"pain_days": days, "pain_nprs": float(round(pain_in(life, week)))})


def pain_in(life: Life, week: float) -> float:
    """Their pain that week, 0 to 10, without flare-ups."""
    if life.course == "eases":
        return life.start_pain * (21 + 35 * exp(-0.324 * week)) / 56
    if life.course == "stays":
        return life.start_pain
    return life.start_pain * (0.6 if week // 8 % 2 else 1.0)


def _done(
    year: Year, plan: WeekPlan, draw: random.Random, monday: date, week: int
) -> Iterator[Done]:
    """What they did that week; some weeks nothing."""
    if draw.random() < 0.06:
        year.away_weeks.add(week)
        return
    for number in range(7):
        pain = pain_in(year.life, week) + (4.0 if week in year.flare_weeks and number < 4 else 0.0)
        rise = draw.choice((0, 0, 0, 0, 1, 1, 2, 3))
        for item in plan.items:
            if item.dose and number in item.days and draw.random() < year.life.does:
                yield _session(draw, monday + timedelta(days=number), item.id, pain, rise)


def _session(draw: random.Random, day: date, name: str, pain: float, rise: float) -> Done:
    before = _rating(pain + draw.gauss(0, 0.5))
    during = _rating(before + rise)
    return Done(day=day, intervention=name, pain_before=before, pain_during=during)


def _rating(pain: float) -> float:
    return float(min(10, max(0, round(pain))))


def faults_in(base: KnowledgeBase, year: Year, plan: WeekPlan, week: int) -> Iterator[str]:
    """What in the plan of that week breaks a rule."""
    where = f"person {year.life.number}, week {week}"
    if not plan.items:
        yield f"{where}: the plan is empty"
    if plan.minutes > plan.budget:
        yield f"{where}: {plan.minutes} minutes, and there is time for {plan.budget}"
    if plan.flare is not None and plan.load not in (Load.CALM, Load.REST, Load.EASY):
        yield f"{where}: {plan.load} in a flare-up"
    before = _before_or_in(year, plan)
    if before is not None:
        yield from (f"{where}: {text}" for text in _risen(base, before, plan))


def _before_or_in(year: Year, plan: WeekPlan) -> WeekPlan | None:
    """The last plan of the same flare-up, or the last one without any; None without a flare-up."""
    flare = plan.flare
    if flare is None:
        return None
    same = (p for p in reversed(year.plans) if p.flare is None or p.flare.start == flare.start)
    return next(same, None)


def _risen(base: KnowledgeBase, before: WeekPlan, now: WeekPlan) -> Iterator[str]:
    """What is asked for more of than in the week before."""
    earlier = doses(base, before)
    for name, parts in doses(base, now).items():
        for part, value in parts.items():
            if value > earlier.get(name, {}).get(part, value):
                yield f"{name} rose in {part} to {value:g} in a flare-up"


def doses(base: KnowledgeBase, plan: WeekPlan) -> Mapping[str, dict[str, float]]:
    """The dosage of everything in a plan that is trained."""
    return {
        item.id: item.dose.parts()
        for item in plan.items
        if item.dose is not None and base.interventions[item.id].kind not in _STEADY
    }
