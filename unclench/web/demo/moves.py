"""What an invented person did: guided sessions, a plan, lessons, tests."""

from unclench.engine.assessment.assess import fill
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.findings import Answer, Findings
from unclench.web.demo.person import DAYS, FLARE, DemoPerson
from unclench.web.lessons.models import LessonDone
from unclench.web.plan.models import (
    FlarePlan,
    NextDay,
    NotForMe,
    Plan,
    PlanSession,
    PlanStep,
)
from unclench.web.plan.services import Planner, cautions_to_tick, page_ids
from unclench.web.plan.sessions import ways_of
from unclench.web.relief import services as relief
from unclench.web.relief.made_of import plan
from unclench.web.relief.models import Outcome, Session, StepDone
from unclench.web.stay_well.capacity.models import CapacityAnswers, CapacityResult

PLAN_FROM = 5
RELIEF_DAYS = (0, 1, 2, 3, 5, 8, FLARE, FLARE + 1, FLARE + 2, FLARE + 4)
NOTES = {2: "Warm shower first. That helped to get going.", FLARE: "Moved boxes yesterday."}
LESSONS = {9: "calm", 16: "sitting", 24: "walking", 33: "sleep", 160: "lifting", 230: "standing"}
TESTS = {60: (9, 21, 38, 36), 130: (12, 33, 51, 50), 210: (13, 40, 58, 55), 330: (15, 52, 66, 64)}
MEASURED = (
    ("sit_to_stand_30", ""),
    ("plank", ""),
    ("side_bridge", "left"),
    ("side_bridge", "right"),
)
PLAN_ANSWERS: dict[str, Answer] = {
    "back_well": False,
    "plan_minutes": 10.0,
    "plan_places": frozenset({"floor", "chair", "standing"}),
    "goal_needs": frozenset({"bending", "lifting"}),
    "better_with": frozenset({"lying", "walking"}),
    "worse_with": frozenset({"bending_forward", "sitting"}),
    "day_has": frozenset({"sitting"}),
}


def relieve(person: DemoPerson, day: int) -> None:
    """A guided session on the worst days."""
    if day not in RELIEF_DAYS or person.decision is None:
        return
    findings = stored_findings(person.base, person.decision.findings)
    cautions = Findings(dict.fromkeys(relief.cautions_to_tick(), False))
    known = findings.with_(cautions)
    calm = fill(person.base, plan(), known, calm=True)
    moves = fill(person.base, plan(), known, calm=False)
    session = Session.objects.create(
        id=person.new_id(),
        visitor=person.visitor,
        decision=person.decision,
        steps=[*calm, *moves],
        cautions=write_findings(cautions),
        cautions_asked=True,
        pain_before=person.pain(day),
        pain_after=max(0, person.pain(day) - person.draw.choice((0, 1, 1, 2))),
        outcome=Outcome.DONE,
        note=NOTES.get(day, ""),
        knowledge_version=person.base.version,
        started_at=person.at(day, 8, 5),
        ended_at=person.at(day, 8, 22),
    )
    for number, step in enumerate(session.steps):
        skipped = person.draw.random() < 0.15
        StepDone.objects.create(
            session=session,
            number=number,
            intervention=step,
            outcome=Outcome.SKIPPED if skipped else Outcome.DONE,
            at=person.at(day, 8, 7 + number),
        )


def make_plan(person: DemoPerson, day: int) -> None:
    """A plan from the sixth day on, with one thing that is not for them."""
    if day != PLAN_FROM or person.decision is None:
        return
    at = person.at(day, 19, 15)
    person.plan = Plan.objects.create(
        visitor=person.visitor,
        answers=write_findings(Findings(PLAN_ANSWERS)),
        cautions=write_findings(Findings(dict.fromkeys(cautions_to_tick(), False))),
        cautions_of=person.decision.safety_check,
        goals=["Tie my own shoes", "Dig over the vegetable bed"],
        since=person.date_of(day),
        changed_at=at,
    )
    person.plan.asked = list(page_ids(Planner(person.plan, person.date_of(day), person.decision)))
    person.plan.save(update_fields=["asked"])
    NotForMe.objects.create(
        plan=person.plan, intervention="childs_pose", why="My knees do not like it.", at=at
    )


def tell_cautions_again(person: DemoPerson, day: int) -> None:
    """After another check the same is told again."""
    if person.plan and person.decision and person.told["check"] == day:
        person.plan.cautions_of = person.decision.safety_check
        person.plan.save(update_fields=["cautions_of"])


def plan_session(person: DemoPerson, day: int) -> None:
    """A session of the plan on every other day, less often once it is well. That of the last day is
    still to come."""
    often = 0.5 if day < 100 or FLARE <= day < 180 or day >= DAYS - 5 else 0.3
    if person.plan is None or person.decision is None or person.draw.random() > often:
        return
    if day == DAYS - 1:
        return
    now = Planner(person.plan, person.date_of(day), person.decision)
    items = now.session_items if now.may_start else ()
    if not items:
        return
    pain = person.pain(day)
    session = PlanSession.objects.create(
        id=person.new_id(),
        plan=person.plan,
        day=person.date_of(day),
        steps=[item.id for item in items],
        ways=ways_of(now, items),
        pain_before=pain,
        pain_during=min(10, pain + person.draw.choice((0, 0, 0, 1))),
        pain_after=max(0, pain - person.draw.choice((0, 0, 1))),
        effort=person.draw.choice((3, 4, 4, 5)),
        next_day=person.draw.choice((NextDay.NOT_WORSE, NextDay.NOT_WORSE, NextDay.SETTLED)),
        outcome=Outcome.DONE,
        knowledge_version=person.base.version,
        started_at=person.at(day, 8, 30),
        ended_at=person.at(day, 8, 44),
    )
    _do_steps(person, session, day)


def _do_steps(person: DemoPerson, session: PlanSession, day: int) -> None:
    PlanStep.objects.bulk_create(
        PlanStep(
            session=session,
            number=number,
            intervention=step,
            outcome=Outcome.SKIPPED if person.draw.random() < 0.1 else Outcome.DONE,
            at=person.at(day, 8, 31 + number),
        )
        for number, step in enumerate(session.steps)
    )


def write_flare_plan(person: DemoPerson, day: int) -> None:
    """Written in a calm week."""
    if day == 40:
        FlarePlan.objects.create(
            visitor=person.visitor,
            eases="Lying with the legs on a chair. A warm pad. Slow breathing.",
            first_hour="Stop, lie down, breathe out long. It has always eased before.",
            first_day="Short walks through the house. No boxes.",
            call_name="Sam next door",
            call_number="01632 960 001",
            changed_at=person.at(day, 21, 0),
        )


def lessons(person: DemoPerson, day: int) -> None:
    """Now and then a lesson."""
    if day in LESSONS:
        LessonDone.objects.create(
            visitor=person.visitor, lesson=LESSONS[day], done_at=person.at(day, 20, 30)
        )


def measure(person: DemoPerson, day: int) -> None:
    """Four times in the year, what the back can do."""
    if day not in TESTS or person.decision is None:
        return
    told = dict.fromkeys(relief.cautions_to_tick(), False)
    CapacityAnswers.objects.get_or_create(
        decision=person.decision,
        visitor=person.visitor,
        defaults={"answers": write_findings(Findings(told)), "told_at": person.at(day, 17, 0)},
    )
    for (test, side), value in zip(MEASURED, TESTS[day], strict=True):
        CapacityResult.objects.create(
            id=person.new_id(),
            visitor=person.visitor,
            test=test,
            side=side,
            value=value,
            pain_before=person.pain(day),
            pain_after=person.pain(day),
            knowledge_version=person.base.version,
            done_at=person.at(day, 17, 10),
        )
