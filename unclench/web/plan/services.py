"""Turns rows into findings and a history, and asks the engine for the week."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from unclench.engine.assessment.assess import session_cautions, triage
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.plan.flare import flare_on, flares_in
from unclench.engine.plan.memory import remembered, remembered_from
from unclench.engine.plan.week import WeekPlan, week_plan
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.follow_up import History as Course
from unclench.engine.values.history import DayTold, Done, Ending, Flare, History, Marked
from unclench.engine.values.history import Mark as EngineMark
from unclench.engine.values.history import NextDay as EngineNextDay
from unclench.engine.values.interview import Page
from unclench.engine.values.plan import SESSION_PARTS, Load, Part, PlanItem
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import beginning_of
from unclench.web.check.models import Decision, Disposition
from unclench.web.check.services import carry_on_with, latest_decision
from unclench.web.episodes import services as episodes
from unclench.web.episodes.models import DayMark, Mark
from unclench.web.follow_up.services import history_of
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import NotForMe, Plan, PlanSession, PlanStep
from unclench.web.relief.models import Outcome
from unclench.web.understand.models import UnderstandAnswers

GOALS = "words"  # The page for goals in own words; it stands before what the goal needs.
GOALS_MAX = 3
GOAL_LONGEST = 80
REFUSED_WHY_MAX = 200
# What was usual before the plan began tells what is unusual in it.
DIARY_BEFORE = timedelta(days=14)
# The pages of somebody who is well: one habit and no more needs no more questions.
WELL_PAGES = ("well",)


class StepTold(NamedTuple):
    """How one step of a session ended. Read as it stands: a year has very many of them."""

    intervention: str
    outcome: str


@dataclass
class WhatWasDone:
    """What was done and how it felt, read once for a request. It needs no check."""

    plan: Plan
    today: date

    @cached_property
    def _remembered_from(self) -> date | None:
        """The first day that counts; None while all of them do."""
        return remembered_from(knowledge().plan.progression, self.plan.since, self.today)

    @property
    def _that_count(self) -> QuerySet[PlanSession]:
        """The sessions that count. The index knows when they began and not their day, so a day more
        is read."""
        mine = PlanSession.objects.filter(plan_id=self.plan.pk)
        if self._remembered_from is None:
            return mine
        first = beginning_of(self._remembered_from - timedelta(days=1))
        return mine.filter(started_at__gte=first)

    @cached_property
    def sessions(self) -> list[PlanSession]:
        """Every session that counts, oldest first. What only an open one needs is left out: it is
        most of a row."""
        return list(self._that_count.order_by("started_at").defer("steps", "ways"))

    @cached_property
    def steps(self) -> Mapping[uuid.UUID, list[StepTold]]:
        """How the steps of each session ended, in their order."""
        mine = PlanStep.objects.filter(session__in=self._that_count).order_by("number")
        found: dict[uuid.UUID, list[StepTold]] = {}
        for session, *told in mine.values_list("session_id", "intervention", "outcome"):
            found.setdefault(session, []).append(StepTold(*told))
        return found

    def steps_of(self, session: PlanSession) -> list[StepTold]:
        """How the steps of one session ended."""
        return self.steps.get(session.pk, [])

    @cached_property
    def refused(self) -> list[NotForMe]:
        """What the person does not want, or has changed for something else."""
        return list(NotForMe.objects.filter(plan_id=self.plan.pk).order_by("at"))

    @cached_property
    def marks(self) -> list[DayMark]:
        """The days on which a flare-up began or ended, oldest first."""
        return episodes.marks_of(self.plan.visitor)

    @cached_property
    def days(self) -> list[DayTold]:
        """What the diary tells of the time that counts, oldest first."""
        first = (self._remembered_from or self.plan.since or self.today) - DIARY_BEFORE
        mine = self.plan.visitor.diary_days.filter(day__gte=first).exclude(told={})
        return [day_told(*row) for row in mine.order_by("day").values_list("day", "told")]

    @cached_property
    def history(self) -> History:
        """What was done and how it felt, as far as it counts, as the engine reads it."""
        bout = episodes.open_episode(self.plan.visitor)
        told = History(
            done=tuple(
                done
                for session in self.sessions
                for done in done_in(session, self.steps_of(session))
            ),
            marks=tuple(Marked(m.day, EngineMark(m.mark)) for m in self.marks),
            days=tuple(self.days),
            declined=frozenset(row.intervention for row in self.refused),
            since=self.plan.since,
            bout_on=bout.began_on if bout else None,
        )
        return remembered(knowledge().plan.progression, told, self.today)

    @cached_property
    def flares(self) -> tuple[Flare, ...]:
        """The flare-ups that the person marked, and those that the ratings show."""
        told = self.history.until(self.today)
        return flares_in(knowledge().plan.progression, told, self.today)


@dataclass
class Planner(WhatWasDone):
    """Everything that one person's plan is made from."""

    decision: Decision

    @cached_property
    def findings(self) -> Findings:
        """What the check told, what was told to understand it, and what the plan asked."""
        row = UnderstandAnswers.objects.filter(safety_check=self.decision.safety_check_id).first()
        told = (row.answers if row else {}) | self.plan.answers | self._cautions
        return stored_findings(knowledge(), {**self.decision.findings, **told})

    @property
    def _cautions(self) -> dict[str, object]:
        """They hold for the check that they were asked after."""
        same = self.plan.cautions_of_id == self.decision.safety_check_id
        return self.plan.cautions if same else {}

    @cached_property
    def week(self) -> WeekPlan:
        """The plan of this week."""
        return week_plan(knowledge(), self.findings, self.history, self.today)

    @property
    def weekday(self) -> int:
        """The day of the week, from 0 for Monday: so the days of a plan are counted."""
        return self.today.weekday()

    @property
    def session_items(self) -> tuple[PlanItem, ...]:
        """What makes the session of today. Once a day is enough strength."""
        items = session_items(self.week, self.weekday)
        if not self.done_today:
            return items
        return tuple(item for item in items if item.part is not Part.STRENGTH)

    @property
    def done_today(self) -> bool:
        """Whether anything was done today."""
        mine = [session for session in self.sessions if session.day == self.today]
        steps = [step for session in mine for step in self.steps_of(session)]
        return any(step.outcome == Outcome.DONE for step in steps)

    @property
    def flared_since_check(self) -> bool:
        """Whether a flare-up began after the last check, so that the check comes first."""
        flare = self.week.flare
        if flare is None:
            return False
        told = [m.at for m in self.marks if m.mark == Mark.FLARE and m.day >= flare.start]
        if told:
            return max(told) > self.decision.made_at
        return flare.start > timezone.localdate(self.decision.made_at)

    @property
    def back_changed_at(self) -> datetime:
        """When this back last changed: at the last check, or when a flare-up was marked since. What
        was begun before was made for another back."""
        flared = (m.at for m in self.marks if m.mark == Mark.FLARE)
        return max([self.decision.made_at, *flared])

    @property
    def may_start(self) -> bool:
        """Whether a session is offered: nobody who has to be seen first is given exercises."""
        may_move = self.week.load is not Load.CALM and not self.flared_since_check
        return may_move and not self.sign_waits

    @cached_property
    def sign_waits(self) -> bool:
        """Whether a quick look found something after the last check: that is looked at first."""
        found = self.plan.visitor.nerve_looks.filter(is_clear=False)
        return found.filter(looked_at__gt=self.decision.made_at).exists()

    @property
    def is_well(self) -> bool:
        """Whether the person said that the back is well."""
        return self.week.load is Load.UPKEEP


def session_items(week: WeekPlan, weekday: int) -> tuple[PlanItem, ...]:
    """The items of a day that are done one after the other on a screen."""
    records = knowledge().interventions
    return tuple(
        item
        for item in week.items
        if item.part in SESSION_PARTS and weekday in item.days and records[item.id].guided
    )


def day_told(day: date, told: Mapping[str, Any]) -> DayTold:
    """A day of the diary as the engine reads it."""
    able = told.get("function")
    return DayTold(
        day=day,
        pain=told.get("pain"),
        able=None if able is None else able != "no",
        bad=told.get("bad_day") is True,
    )


def done_in(session: PlanSession, steps: Sequence[StepTold]) -> list[Done]:
    """The steps of a session as the engine reads them; the ratings hold for all of them.

    The pain before is kept even when nothing was done after it. What the knowledge no longer has is
    left out.
    """
    only_opened = Done(
        day=session.day, intervention="", ending=Ending.SKIPPED, pain_before=session.pain_before
    )
    known = knowledge().interventions
    return [
        Done(
            day=session.day,
            intervention=step.intervention,
            ending=Ending(step.outcome),
            pain_before=session.pain_before,
            pain_during=session.pain_during,
            pain_after=session.pain_after,
            next_day=EngineNextDay(session.next_day) if session.next_day else None,
            effort=session.effort,
        )
        for step in steps
        if step.intervention in known
    ] or [only_opened]


def counting_decision(visitor: Visitor | None) -> Decision | None:
    """The newest decision, if it is recent enough for a plan and the check was finished."""
    decision = latest_decision(visitor)
    counts_for = timedelta(days=knowledge().plan.rules.check_counts_days)
    if decision is None or decision.made_at < timezone.now() - counts_for:
        return None
    if decision.disposition == Disposition.EMERGENCY or not decision.result["complete"]:
        return None
    return decision


def planner_of(visitor: Visitor | None, course: Course | None = None) -> Planner | None:
    """Where this person stands with their plan; None without a check that counts.

    Somebody who never made a plan has an empty one, which is kept with their first answer.
    `course`: theirs, where it was read already.
    """
    decision = counting_decision(visitor)
    if visitor is None or decision is None:
        return None
    plan = _plan_of(visitor) or _first_plan(visitor, course)
    return Planner(plan, timezone.localdate(), decision)


def _plan_of(visitor: Visitor) -> Plan | None:
    return Plan.objects.select_related("visitor").filter(visitor=visitor).first()


def _first_plan(visitor: Visitor, course: Course | None) -> Plan:
    """An empty one. It knows whether the back is well, as every other is told (`episodes`)."""
    well = (course or history_of(visitor)).well_on is not None
    return Plan(visitor=visitor, answers={"back_well": True} if well else {})


def flare_of(visitor: Visitor, today: date) -> Flare | None:
    """The flare-up that the plan is in: marked, or found in the ratings."""
    done = WhatWasDone(_plan_of(visitor) or Plan(visitor=visitor), today)
    return flare_on(done.flares, today)


def keep(plan: Plan) -> None:
    """Keeps what was told. Two first answers at once make one plan."""
    plan.changed_at = timezone.now()
    if plan.pk is None:
        defaults = {"changed_at": plan.changed_at}
        row, _ = Plan.objects.get_or_create(visitor_id=plan.visitor_id, defaults=defaults)
        plan.pk, plan._state.adding = row.pk, False
    plan.save()


@transaction.atomic
def keep_page(
    now: Planner, page_id: str, answers: Mapping[str, Answer], goals: list[str] | None = None
) -> None:
    """Keeps the answers of a page, and that it was asked. An answer that is not given any more is
    forgotten. `goals`, where the page is about them.

    Read and written in one transaction, so that two tabs do not undo each other's answers.
    """
    _read_again(now.plan)
    page = plan_page(page_id)
    told = {k: v for k, v in now.plan.answers.items() if page is None or k not in page.findings}
    now.plan.answers = {**told, **write_findings(Findings(answers))}
    now.plan.asked = list(dict.fromkeys([*now.plan.asked, page_id]))
    now.plan.goals = now.plan.goals if goals is None else goals
    keep(now.plan)
    _forget_what_was_worked_out(now)


def _read_again(plan: Plan) -> None:
    if plan.pk is not None:
        plan.refresh_from_db(from_queryset=Plan.objects.select_for_update())


def pass_over(now: Planner, page_id: str) -> None:
    """A page that is left out: what it told the plan before is forgotten."""
    keep_page(now, page_id, {}, goals=[] if page_id == GOALS else None)


def keep_goals(now: Planner, goals: list[str]) -> None:
    """Keeps the goals, shortened and without empty ones."""
    told = [goal.strip()[:GOAL_LONGEST] for goal in goals if goal.strip()]
    keep_page(now, GOALS, {}, goals=told[:GOALS_MAX])


def _forget_what_was_worked_out(now: Planner) -> None:
    for name in ("findings", "week"):
        now.__dict__.pop(name, None)


def page_ids(now: Planner) -> tuple[str, ...]:
    """The questions in their order; somebody who is well is asked no more than that."""
    if now.findings.known("back_well") is True:
        return WELL_PAGES
    pages = [page.id for page in knowledge().plan.pages.pages]
    at = pages.index("goal")
    return (*pages[:at], GOALS, *pages[at:])


def next_page_id(now: Planner) -> str:
    """The next question that was neither answered nor passed over; "" when there is none."""
    return next((name for name in page_ids(now) if name not in now.plan.asked), "")


def page_before(now: Planner, page_id: str) -> str:
    """The question before this one; "" for the first."""
    ids = page_ids(now)
    at = ids.index(page_id) if page_id in ids else 0
    return ids[at - 1] if at else ""


def plan_page(page_id: str) -> Page | None:
    """The question of that id."""
    pages = {page.id: page for page in knowledge().plan.pages.pages}
    return pages.get(page_id)


def open_cautions(now: Planner) -> tuple[str, ...]:
    """The cautions that what is left out still waits for."""
    base = knowledge()
    waiting = [each.id for each in now.week.withheld if each.asks]
    return session_cautions(base, waiting, now.findings)


def told_cautions(now: Planner) -> tuple[str, ...]:
    """The cautions of this check that were answered on a list."""
    return tuple(name for name in cautions_to_tick() if name in now._cautions)


def number_to_ask(now: Planner) -> Finding | None:
    """The next caution whose answer is a number, asked alone."""
    findings = (knowledge().findings[name] for name in open_cautions(now))
    return next((finding for finding in findings if finding.bands), None)


def cautions_to_tick() -> tuple[str, ...]:
    """Every caution that is answered with a tick."""
    base = knowledge()
    return tuple(name for name in base.cautions if not base.findings[name].bands)


@transaction.atomic
def keep_cautions(now: Planner, answers: Mapping[str, Answer]) -> None:
    """Keeps the answers with the check that they were asked after."""
    _read_again(now.plan)
    now.plan.cautions = {**now._cautions, **write_findings(Findings(answers))}
    now.plan.cautions_of_id = now.decision.safety_check_id
    keep(now.plan)
    _forget_what_was_worked_out(now)


def asks_for_a_new_answer(now: Planner) -> bool:
    """Whether the cautions make the check's answer more pressing. Then the check opens again."""
    base = knowledge()
    before = triage(base, stored_findings(base, now.decision.findings)).urgency
    if triage(base, now.findings).urgency <= before:
        return False
    carry_on_with(now.decision.safety_check, stored_findings(base, now.plan.cautions))
    return True


def begin(now: Planner) -> None:
    """The plan begins on the first day on which it is shown."""
    if now.plan.since is None:
        now.plan.since = now.today
        keep(now.plan)


def refuse(now: Planner, name: str, why: str) -> None:
    """Leaves something out from now on."""
    NotForMe.objects.update_or_create(
        plan=now.plan,
        intervention=name,
        defaults={"why": why[:REFUSED_WHY_MAX], "instead": "", "at": timezone.now()},
    )


def take_back(now: Planner, name: str) -> None:
    """Lets something in again, and with it all that was changed for it."""
    now.plan.refused.filter(intervention=name).delete()


def put_back(now: Planner, instead: str) -> None:
    """Undoes a change: what was there before comes back."""
    now.plan.refused.filter(instead=instead).exclude(instead="").delete()


def swap(now: Planner, item: PlanItem, instead: str) -> None:
    """Puts an equal in the place of an item: what would come before it is left out."""
    put_back(now, instead)
    now.plan.refused.filter(intervention=instead).delete()
    for name in _before(now, item, instead):
        NotForMe.objects.get_or_create(
            plan=now.plan,
            intervention=name,
            defaults={"instead": instead, "at": timezone.now()},
        )


def _before(now: Planner, item: PlanItem, instead: str) -> list[str]:
    """The item, and those of its equals that rank before the one that was chosen. What stands in
    the plan for another reason stays."""
    ranked = item.equals[: item.equals.index(instead)]
    others = {each.id for each in now.week.items if each.id != item.id}
    wanted = dict.fromkeys((item.line, item.id, *ranked))
    return [name for name in wanted if name != instead and name not in others]


def item_of(now: Planner, name: str) -> PlanItem | None:
    """The item of that id in this week."""
    return next((item for item in now.week.items if item.id == name), None)


def mark_flare(now: Planner) -> None:
    """Today it has flared up."""
    episodes.mark_flare(now.plan.visitor, now.today)
    _stop_sessions(now)


def _stop_sessions(now: Planner) -> None:
    """What was begun before it flared up was made for a calmer back."""
    begun = now.plan.sessions.filter(ended_at=None)
    begun.update(ended_at=timezone.now(), outcome=Outcome.STOPPED)


def is_mistake(now: Planner) -> bool:
    """Whether the flare-up rests on nothing but a mark of today."""
    told = now.history
    marks = tuple(m for m in told.marks if (m.day, m.mark) != (now.today, EngineMark.FLARE))
    without = replace(told.until(now.today), marks=marks)
    flares = flares_in(knowledge().plan.progression, without, now.today)
    return marks != told.marks and flare_on(flares, now.today) is None


@transaction.atomic
def flare_is_over(visitor: Visitor, today: date) -> None:
    """The flare-up is over, however it began. With a mark of today goes what followed from it, also
    that the back was well no more."""
    was_well = history_of(visitor).well_on is not None
    episodes.mark_over(visitor, today)
    if flare_of(visitor, today) is not None:
        episodes.keep_over(visitor, today)
    if history_of(visitor).well_on is not None and not was_well:
        episodes.tell_well(visitor)
