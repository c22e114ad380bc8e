"""Goals, the plan of this week, and what is taken, as resources."""

from collections.abc import Iterator

from unclench.fhir import names
from unclench.fhir.narrative import Resource
from unclench.fhir.subject import Subject
from unclench.report.record import DoneTold, GoalTold, PlanLine, PlanTold, Record


def goals(subject: Subject, record: Record) -> Iterator[Resource]:
    """What the person wants to be able to do, in their own words; what stands twice, once."""
    return (_goal(subject, goal) for goal in {goal.words: goal for goal in record.goals}.values())


def _goal(subject: Subject, goal: GoalTold) -> Resource:
    return {
        **subject.start("Goal", goal.words, goal.words),
        "lifecycleStatus": "active",
        "description": {"text": goal.words},
        "subject": subject.patient,
        "startDate": goal.since.isoformat(),
        "expressedBy": subject.patient,
    }


def care_plan(subject: Subject, record: Record) -> Iterator[Resource]:
    """The plan of this week; it was chosen by the program, and no clinician ordered it."""
    plan = record.plan
    if plan is None:
        return
    yield {
        **subject.start("CarePlan", "week", "Plan of this week", *map(_line, plan.lines)),
        "status": "active",
        "intent": "plan",
        "title": "Plan of this week",
        "description": "Chosen by a program from the person's answers. No clinician ordered it.",
        "subject": subject.patient,
        "period": {"start": plan.since.isoformat()},
        "author": subject.device,
        "contributor": [subject.patient],
        **_with_goals(subject, record),
        **_activities(plan),
    }


def _with_goals(subject: Subject, record: Record) -> Resource:
    found = [subject.to("Goal", words) for words in dict.fromkeys(g.words for g in record.goals)]
    return {"goal": found} if found else {}


def _activities(plan: PlanTold) -> Resource:
    found = [
        {
            "detail": {
                "code": names.own(f"plan.{line.id}", line.title),
                "status": "scheduled",
                "doNotPerform": False,
                "scheduledString": line.days or "as it suits",
                "description": _line(line),
            }
        }
        for line in plan.lines
    ]
    return {"activity": found} if found else {}


def _line(line: PlanLine) -> str:
    return "; ".join(filter(None, (line.title, line.how, line.days)))


def medicines(subject: Subject, record: Record) -> Iterator[Resource]:
    """What is taken, as told, each once. The program asks for no amounts."""
    for words in dict.fromkeys(record.medicines.own_words.splitlines()):
        if words.strip():
            yield _statement(subject, f"own/{words}", words)
    for done in record.done:
        if done.is_medicine:
            yield _statement(subject, done.id, done.words) | _when(done)


def _statement(subject: Subject, key: str, words: str) -> Resource:
    return {
        **subject.start(
            "MedicationStatement", key, words, "As told. The program asks for no amounts."
        ),
        "status": "unknown",
        "medicationCodeableConcept": {"text": words},
        "subject": subject.patient,
        "dateAsserted": subject.made.today.isoformat(),
        "informationSource": subject.patient,
    }


def _when(done: DoneTold) -> Resource:
    period = {"start": done.days[0].isoformat(), "end": done.days[-1].isoformat()}
    told = f"In the diary on {len(done.days)} days between these two."
    return {"effectivePeriod": period, "note": [{"text": told}]}
