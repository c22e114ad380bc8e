"""Starts, fills and ends guided sessions. Turns rows into values and asks the engine."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import Standing, fill, offer, session_cautions, triage
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.condition import evaluate
from unclench.engine.values.disposition import Disposition as EngineDisposition
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.intervention import Contraindication, Intervention
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision, Disposition
from unclench.web.check.services import carry_on_with, latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.relief.made_of import plan, plan_of
from unclench.web.relief.models import Outcome, Session, StepDone

SHOWN_SESSIONS = 20


def sound_decision(visitor: Visitor | None) -> Decision | None:
    """The newest decision, if it is recent and lets the person look after themselves meanwhile.

    A session is guided only after a check that ended in `self_care` or `soon`.
    """
    decision = latest_decision(visitor)
    counts_for = timedelta(days=plan().check_counts_days)
    if decision is None or decision.made_at < timezone.now() - counts_for:
        return None
    at_home = (Disposition.SELF_CARE, Disposition.SOON)
    complete = decision.result["complete"]
    return decision if decision.disposition in at_home and complete else None


def known_of(decision: Decision | None) -> Findings:
    """What the check told, and what was told before the sessions that followed it."""
    return with_cautions(decision, cautions_told(decision)) if decision else Findings()


def cautions_told(decision: Decision, *, since: date | None = None) -> dict[str, Any]:
    """What was told before the sessions after a check, from a day on; the last word counts."""
    mine = Session.objects.filter(decision=decision).order_by("started_at")
    rows = mine.filter(started_at__date__gte=since) if since else mine
    told: dict[str, Any] = {}
    for cautions in rows.values_list("cautions", flat=True):
        told |= cautions
    return told


def speaks_against(record: Intervention, known: Findings) -> tuple[Contraindication, ...]:
    """What may make somebody leave it out, but for what this person has already denied."""
    against = record.contraindications
    return tuple(c for c in against if evaluate(c.when, known, unsure=True) is not False)


def begin(visitor: Visitor, decision: Decision) -> Session:
    """A session that begins with what is calm for everyone, before any caution is asked."""
    base = knowledge()
    findings = stored_findings(base, decision.findings)
    return Session.objects.create(
        visitor=visitor,
        decision=decision,
        steps=list(fill(base, plan(), findings, calm=True)),
        pain_before=pain_now(decision),
        knowledge_version=base.version,
        started_at=timezone.now(),
    )


def pain_now(decision: Decision) -> int | None:
    """The pain that a check told, 0 to 10, while it is a rating of now; None after that."""
    counts_for = timedelta(minutes=knowledge().waiting.rating_counts_minutes)
    pain = stored_findings(knowledge(), decision.findings).known("pain_nprs")
    is_now = decision.made_at > timezone.now() - counts_for
    return int(pain) if is_now and isinstance(pain, float) else None


def session_of(visitor: Visitor | None, session_id: uuid.UUID) -> Session | None:
    """A session, for the person whose it is and nobody else."""
    if visitor is None:
        return None
    mine = Session.objects.select_related("decision")
    return mine.filter(pk=session_id, visitor=visitor).first()


def findings_of(session: Session) -> Findings:
    """What the check and the cautions told."""
    return with_cautions(session.decision, session.cautions)


def with_cautions(decision: Decision | None, cautions: Mapping[str, Any]) -> Findings:
    """What a check told, together with what was told after it."""
    told = decision.findings if decision else {}
    return stored_findings(knowledge(), {**told, **cautions})


def open_cautions(session: Session) -> tuple[str, ...]:
    """The cautions to ask before the moves of this session."""
    slots = plan_of(session.option).slots
    names = [name for slot in slots if not slot.calm for name in slot.choices]
    return session_cautions(knowledge(), names, findings_of(session))


def number_to_ask(session: Session) -> Finding | None:
    """The next caution whose answer is a number, such as weeks; asked alone, before the list."""
    waiting = (knowledge().findings[name] for name in open_cautions(session))
    return next((finding for finding in waiting if finding.bands), None)


@transaction.atomic
def keep_number(session: Session, answers: Mapping[str, Answer]) -> None:
    """Keeps the answer, and leaves the moves to be chosen after the list."""
    _as_it_stands(session)
    session.cautions = {**session.cautions, **write_findings(Findings(answers))}
    session.save(update_fields=["cautions"])


@transaction.atomic
def keep_cautions(session: Session, answers: Mapping[str, Answer]) -> None:
    """Keeps the answers, and adds the moves that nothing speaks against."""
    _as_it_stands(session)
    session.cautions = {**session.cautions, **write_findings(Findings(answers))}
    calm = calm_steps(session)
    moves = fill(knowledge(), plan_of(session.option), findings_of(session), calm=False)
    session.steps = [*calm, *moves]
    session.cautions_asked = True
    session.save(update_fields=["cautions", "steps", "cautions_asked"])


def _as_it_stands(session: Session) -> None:
    """Another tab may have answered meanwhile; what it wrote is not undone."""
    session.refresh_from_db(from_queryset=Session.objects.select_for_update())


def asks_for_a_new_answer(session: Session) -> bool:
    """Whether the cautions make the check's answer more pressing than it was.

    Then the check is opened again with them, and nothing more is offered before it is answered.
    """
    return session.decision is not None and opens_again(session.decision, session.cautions)


def opens_again(decision: Decision, told: Mapping[str, Any]) -> bool:
    """Opens a check with what was told after it, if that makes its answer more pressing."""
    base = knowledge()
    before = triage(base, stored_findings(base, decision.findings)).urgency
    after = triage(base, with_cautions(decision, told)).urgency
    if after <= before:
        return False
    carry_on_with(decision.safety_check, stored_findings(base, told))
    return True


def keep_step(session: Session, number: int, outcome: Outcome) -> None:
    """Keeps how a step ended."""
    StepDone.objects.update_or_create(
        session=session,
        number=number,
        defaults={
            "intervention": session.steps[number],
            "outcome": outcome,
            "at": timezone.now(),
        },
    )


def easier_than(session: Session, number: int) -> str:
    """What may take the place of a step as something easier; "" when nothing may.

    The next easier intervention, or the same aim sitting down or standing, that nothing speaks
    against and that is not in the session already. Never the next harder one.
    """
    base, findings = knowledge(), findings_of(session)
    record = base.interventions[session.steps[number]]
    choices = (*record.regression, *(version.intervention for version in record.versions))
    fitting = (
        name
        for name in choices
        if name not in (*session.steps, *record.progression)
        and offer(base, base.interventions[name], findings).standing is Standing.OFFERED
    )
    return next(fitting, "")


def title_after(session: Session, number: int) -> str:
    """What comes after a step; "" where that is not known yet, or nothing comes."""
    following = session.steps[number + 1 : number + 2]
    return knowledge().interventions[following[0]].title if following else ""


def make_easier(session: Session, number: int) -> None:
    """Puts something easier in the place of a step, if there is anything."""
    name = easier_than(session, number)
    if name:
        session.steps = [*session.steps[:number], name, *session.steps[number + 1 :]]
        session.save(update_fields=["steps"])


def end(session: Session, outcome: Outcome) -> None:
    """Ends the session. The first word counts."""
    if session.ended_at is None:
        session.outcome, session.ended_at = outcome, timezone.now()
        session.save(update_fields=["outcome", "ended_at"])


def keep_after(session: Session, pain_nprs: int | None, note: str) -> None:
    """Keeps the pain after the session, 0 to 10 or not told, and what the person wrote."""
    session.pain_after, session.note = pain_nprs, note
    session.save(update_fields=["pain_after", "note"])


def care_for(intervention: Intervention, known: Findings) -> tuple[str, ...]:
    """What somebody with these answers does differently in this intervention."""
    return offer(knowledge(), intervention, known).care


def recent_sessions(visitor: Visitor | None) -> Sequence[Session]:
    """The newest sessions of a visitor, newest first."""
    if visitor is None:
        return []
    return list(visitor.sessions.order_by("-started_at")[:SHOWN_SESSIONS])


def calm_steps(session: Session) -> tuple[str, ...]:
    """The steps that come before any caution is asked."""
    return fill(knowledge(), plan_of(session.option), findings_of(session), calm=True)


def caution_rows(session: Session) -> tuple[str, ...]:
    """The cautions to tick: those still open, and those answered already on this page. What a yes
    brought up stands on a page of its own. A session of one kind asks only what is open for it."""
    still_open = open_cautions(session)
    follow_up = bool(session.option) or (session.cautions_asked and bool(still_open))
    wanted = set(still_open) if follow_up else {*still_open, *session.cautions}
    return tuple(name for name in cautions_to_tick() if name in wanted)


def cautions_to_tick() -> tuple[str, ...]:
    """Every caution that is answered with a tick."""
    base = knowledge()
    return tuple(name for name in base.cautions if not base.findings[name].bands)


def summary_of(session: Session) -> dict[str, object]:
    """What was done, and what the two ratings say, in plain values."""
    base = knowledge()
    done = [
        base.interventions[s.intervention].title
        for s in session.steps_done.order_by("number")
        if s.outcome == Outcome.DONE and s.intervention in base.interventions
    ]
    return {
        "session": session,
        "done": done,
        "sentence": _in_words(session),
        "next": base.advice[EngineDisposition.SELF_CARE].expect,
    }


def went_well(session: Session) -> bool:
    """Whether it was gone through, and the pain did not rise. After anything else rest comes first,
    and nothing new is suggested."""
    rose = (session.pain_after or 0) > (session.pain_before or 0)
    return session.outcome == Outcome.DONE and not rose


def _in_words(session: Session) -> str:
    """What the session came to. Where every step was skipped, nothing is said to come of it."""
    before, after = session.pain_before, session.pain_after
    outcomes = {step.outcome for step in session.steps_done.all()}
    if outcomes != {Outcome.SKIPPED} or (before or 0) < (after or 0):
        return change_in_words(before, after)
    return "You left the steps out this time. That is fine. They are here when you want them."


def change_in_words(before: int | None, after: int | None) -> str:
    """What two ratings say, and what they cannot: pain goes up and down by itself."""
    if before is None or after is None:
        return "You took time for your back. That is what counts today."
    if after < before:
        return (
            f"Your pain went from {before} to {after}. Pain also goes up and down by itself, so "
            "one session cannot tell what did it. If it felt good, do it again later today."
        )
    if after == before:
        return (
            f"Your pain stayed at {after}. Moving without more pain is worth something on a first "
            "day. Try again in a few hours, or try warmth."
        )
    return (
        f"Your pain went from {before} to {after}. Rest in a position that eases it, and leave the "
        "moves for now. If it stays worse, check again."
    )
