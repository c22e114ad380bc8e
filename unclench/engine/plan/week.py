"""The plan of a week: what to do, how much, on which days, and why.

Source: the fact base 1.5, 1.14, 1.16 and 4.4 (`engineering_proposal`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.choose import Chosen, Pool, choices
from unclench.engine.plan.dose import fitted, seconds_of
from unclench.engine.plan.flare import flare_on, flares_in
from unclench.engine.plan.ladder import Climb, Ladder
from unclench.engine.plan.load import load_of
from unclench.engine.plan.memory import remembered
from unclench.engine.plan.notes import notes_for
from unclench.engine.triage.result import TriageResult
from unclench.engine.triage.triage import triage
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import Flare, History
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.plan import (
    SESSION_PARTS,
    Dose,
    Load,
    Part,
    PlanItem,
    PlanNote,
    Withheld,
)

EVERY_DAY = tuple(range(7))
# What is kept first when a day has little time.
_KEPT_FIRST = (Part.CALM, Part.DIRECTION, Part.MOVEMENT, Part.STRENGTH, Part.POSITION)
_AROUND = {part: 1 for part in Part if part not in SESSION_PARTS} | {Part.WORK: 2, Part.ASK: 2}
_RATED_DAYS = 3


@dataclass(frozen=True, kw_only=True)
class WeekPlan:
    """A week for one person.

    `findings`: the answers it is for, with the pain that was rated last. `load`: how much the back
    can take. `flare`: the flare-up that is on. `minutes`: the longest
    session of the week, and `budget` what there is time for. `items` in the order in which they are
    done. `withheld`: what was left out, and why. `to_ask`: findings that would let more in.
    """

    findings: Findings
    load: Load
    flare: Flare | None
    minutes: float
    budget: float
    items: tuple[PlanItem, ...]
    withheld: tuple[Withheld, ...]
    to_ask: frozenset[str]
    notes: tuple[PlanNote, ...]
    triage: TriageResult
    knowledge_version: str


def week_plan(base: KnowledgeBase, findings: Findings, history: History, today: date) -> WeekPlan:
    """The plan for the week from `today`. The same input gives the same plan."""
    history = remembered(base.plan.progression, history.until(today), today)
    flares = flares_in(base.plan.progression, history, today)
    told = triage(base, findings)
    now = _as_rated(findings, history, today)
    flare = flare_on(flares, today)
    spared = flare is not None or any(each.bad for each in history.days if each.day == today)
    load = load_of(base, now, told, in_flare=spared)
    budget = _budget(base, now)
    pool = Pool(base, now, history, load, budget)
    chosen = choices(pool, _places(load))
    writer = _Writer(pool, Ladder(climb_of(pool, flares), history), today)
    written = _once([writer.item(each) for each in chosen])
    items = _in_time(pool, written, in_flare=flare is not None)
    withheld = tuple(pool.withheld.values())
    return WeekPlan(
        findings=now,
        load=load,
        flare=flare,
        minutes=round(session_minutes(items), 1),
        budget=budget,
        items=items,
        withheld=withheld,
        to_ask=_to_ask(told, withheld),
        notes=notes_for(pool, told, flares, today, budget),
        triage=told,
        knowledge_version=base.version,
    )


def _to_ask(told: TriageResult, withheld: tuple[Withheld, ...]) -> frozenset[str]:
    """What would let more in: of the check while it is not finished, and of the cautions."""
    check = (rule.findings for rule in told.undecided) if not told.complete else ()
    return frozenset().union(*check, *(each.asks for each in withheld))


def _once(items: list[PlanItem]) -> list[PlanItem]:
    """Each thing once: two rows may have stepped back to the same."""
    return list({item.id: item for item in reversed(items)}.values())[::-1]


def _as_rated(findings: Findings, history: History, today: date) -> Findings:
    """The findings with the pain that was rated last, if that was in the last days: before a
    session or in the diary, and where both tell of one day the stronger."""
    since = today - timedelta(days=_RATED_DAYS)
    before = {done.day: done.pain_before for done in history.done if done.pain_before is not None}
    told = {each.day: each.pain for each in history.days if each.pain is not None}
    last = max(before.keys() | told.keys(), default=since - timedelta(days=1))
    if last < since:
        return findings
    pain = max(rated[last] for rated in (before, told) if last in rated)
    return findings.with_({"pain_nprs": float(pain)})


def _budget(base: KnowledgeBase, findings: Findings) -> float:
    """Minutes for a session: what the person said, inside what can be asked for."""
    rules = base.plan.rules
    said = findings.known("plan_minutes")
    wanted = said if isinstance(said, float) else rules.minutes
    return min(max(wanted, rules.minutes_least), rules.minutes_most)


def _places(load: Load) -> Mapping[Part, int]:
    """How many things each part holds: few on a bad day, and few when there is little time."""
    strength = {Load.LIGHT: 1, Load.FULL: 2}.get(load, 0)
    session = dict.fromkeys(SESSION_PARTS, 1) | {Part.STRENGTH: strength}
    return session | _AROUND


def _moves(base: KnowledgeBase, budget: float) -> int:
    """How many moves fit into so many minutes."""
    rules = base.plan.rules
    fitting = [n for upto, n in rules.parts_by_minutes.items() if budget <= float(upto)]
    return min([*fitting, rules.moves])


def climb_of(pool: Pool, flares: tuple[Flare, ...]) -> Climb:
    """What moves this person up or down."""
    rule = pool.base.plan.progression
    careful = pool.findings.known("afraid_to_move") is True or _is_stiff(pool.findings)
    greens = rule.greens_careful if careful else rule.greens
    return Climb(
        rule=rule,
        greens=greens,
        flares=flares,
        find=pool.base.interventions.__getitem__,
        allowed=pool.first_allowed,
    )


def _is_stiff(findings: Findings) -> bool:
    minutes = findings.known("stiff_minutes")
    return isinstance(minutes, float) and minutes > 0


@dataclass(frozen=True)
class _Writer:
    """Turns what was chosen into the lines of the plan."""

    pool: Pool
    ladder: Ladder
    today: date

    def item(self, chosen: Chosen) -> PlanItem:
        """One line."""
        if chosen.intervention is None:
            return self._page(chosen)
        rung = self.ladder.on(chosen.intervention, self.today)
        dose = self._calmed(chosen.row.part, rung.intervention, rung.dose)
        return self._exercise(chosen, rung.intervention, dose)

    def _calmed(self, part: Part, record: Intervention, dose: Dose) -> Dose:
        """Calming takes its share and leaves the rest to what is trained."""
        if part is not Part.CALM or self.pool.load not in (Load.LIGHT, Load.FULL):
            return dose
        share = self.pool.base.plan.rules.calm_share
        return fitted(record, dose, share * self.pool.budget * 60)

    def _exercise(self, chosen: Chosen, record: Intervention, dose: Dose) -> PlanItem:
        whole = self._page(chosen)
        return replace(
            whole,
            id=record.id,
            shelf="interventions",
            dose=dose,
            days=self._days(chosen.row.part, dose),
            minutes=round(seconds_of(record, dose) / 60, 1),
            care=self.pool.offer(record.id).care,
            equals=tuple(name for name in chosen.equals if name != record.id),
            sources=tuple(dict.fromkeys((*whole.sources, *record.source))),
        )

    def _page(self, chosen: Chosen) -> PlanItem:
        row = chosen.row
        return PlanItem(
            id=chosen.line,
            line=chosen.line,
            part=row.part,
            shelf=shelf_of(self.pool.base, chosen.line),
            row=row.id,
            reason=row.reason,
            findings=chosen.findings,
            certainty=row.certainty,
            sources=row.source,
            equals=chosen.equals,
        )

    def _days(self, part: Part, dose: Dose) -> tuple[int, ...]:
        """The days of the week, from 0; strength never on two days running."""
        if part is not Part.STRENGTH:
            return EVERY_DAY
        days = self.pool.base.plan.rules.strength_days[self.pool.load]
        return days[: int(dose.days_a_week)] if dose.days_a_week else days


def shelf_of(base: KnowledgeBase, name: str) -> str:
    """On which shelf of the library something stands."""
    return next(shelf for shelf, records in base.plan_shelves.items() if name in records)


def _in_time(pool: Pool, items: list[PlanItem], *, in_flare: bool) -> tuple[PlanItem, ...]:
    """The plan with a session that fits the time: fewer moves first, then shorter ones."""
    base, budget = pool.base, pool.budget
    session = [each for each in items if each.part in SESSION_PARTS]
    kept = sorted(session, key=_kept_first)[: _moves(base, budget)]
    short = _shortened(base, kept, budget)
    while len(short) > 1 and session_minutes(short) > budget:
        kept = kept[:-1]
        short = _shortened(base, kept, budget)
    often = 1 if in_flare else int(budget // max(session_minutes(short), 0.1))
    by_id = {each.id: _as_often(each, max(1, often)) for each in short}
    return tuple(by_id.get(e.id, e) for e in items if e.part not in SESSION_PARTS or e.id in by_id)


def _as_often(item: PlanItem, often: int) -> PlanItem:
    """As many times a day as the time holds; strength once, and everything once in a flare-up."""
    if item.dose is None or item.dose.times_a_day is None:
        return item
    times = 1 if item.part is Part.STRENGTH else min(item.dose.times_a_day, often)
    return replace(item, dose=item.dose.with_("times_a_day", times))


def _kept_first(item: PlanItem) -> int:
    return _KEPT_FIRST.index(item.part)


def _shortened(base: KnowledgeBase, items: list[PlanItem], budget: float) -> list[PlanItem]:
    """The items with what is timed, such as breathing, in the time that the others leave."""
    if session_minutes(items) <= budget:
        return items
    timed = [each for each in items if each.dose and each.dose.duration_s is not None]
    counted = session_minutes([each for each in items if each not in timed])
    share = max(0.0, budget - counted) * 60 / max(1, len(timed))
    return [_fitted(base, each, share) if each in timed else each for each in items]


def _fitted(base: KnowledgeBase, item: PlanItem, seconds: float) -> PlanItem:
    record = base.interventions[item.id]
    if item.dose is None:
        return item
    dose = fitted(record, item.dose, seconds)
    return replace(item, dose=dose, minutes=round(seconds_of(record, dose) / 60, 1))


def session_minutes(items: list[PlanItem] | tuple[PlanItem, ...]) -> float:
    """How long the session takes on the day that has most in it."""
    return sum(each.minutes for each in items if each.part in SESSION_PARTS)
