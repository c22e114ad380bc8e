"""Gathers a person's record as the values that a report is made from."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from unclench.engine.assessment.understand import understand
from unclench.engine.causes.weigh import CauseFit
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.knowledge.wording import answer_in_words
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.engine.values.tracker import TrackerKind
from unclench.report.choice import Choice, Part
from unclench.report.record import (
    AnswerTold,
    Bout,
    CauseTold,
    CheckTold,
    DoneTold,
    Made,
    Person,
    Record,
)
from unclench.report.red_flags import flags_told
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.check.pages import summary_rows
from unclench.web.episodes import services as episodes
from unclench.web.knowledge import knowledge
from unclench.web.looking_back.series import series_of
from unclench.web.report.gather_done import activities_of, changes_of, goals_of, sessions_of
from unclench.web.report.gather_now import estimates_of, medicines_of, plan_of
from unclench.web.report.words import questions_of
from unclench.web.understand.models import UnderstandAnswers

MEDICINES = frozenset({"paracetamol", "anti_inflammatory", "gel", "other_medicine"})
"""What the diary counts as a medicine."""


def gather(visitor: Visitor, choice: Choice, name: str = "") -> Record:
    """All that may be shared of these days. `share` still cuts it down to the chosen parts."""
    made, first, last = made_now(), choice.first, choice.last
    decision = _decision(visitor, choice)
    check = _check(decision) if decision else None
    return Record(
        made=made,
        person=_person(visitor, decision, name),
        check=check,
        causes=tuple(_causes(decision)) if decision else (),
        series=series_of(visitor, first, last),
        bouts=tuple(_bouts(visitor, made.today)),
        sessions=tuple(sessions_of(visitor, first, last)),
        done=tuple(_done(visitor, first, last)),
        estimates=estimates_of(visitor, first, last),
        medicines=medicines_of(visitor, first, last),
        activities=tuple(activities_of(visitor)),
        changes=tuple(changes_of(visitor)),
        goals=goals_of(visitor),
        plan=plan_of(visitor) if Part.PLAN in choice.parts else None,
        questions=questions_of(visitor),
    )


def made_now() -> Made:
    """This moment, this program and its knowledge."""
    return Made(
        at=timezone.now(),
        today=timezone.localdate(),
        program=settings.VERSION,
        knowledge=knowledge().version,
    )


def key_of(visitor: Visitor) -> uuid.UUID:
    """What stands for a person in what they share: always the same, and it leads to nobody."""
    digest = salted_hmac("unclench.report", str(visitor.pk), algorithm="sha256").digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def _person(visitor: Visitor, decision: Decision | None, name: str) -> Person:
    told = stored_findings(knowledge(), decision.findings if decision else {})
    known = {each: _in_words(told, each) for each in ("age", "sex")}
    return Person(key=key_of(visitor), name=name, **known)


def _in_words(told: Findings, name: str) -> str:
    if told.known(name) is None:
        return ""
    return answer_in_words(knowledge().findings[name], told[name])


def _decision(visitor: Visitor, choice: Choice) -> Decision | None:
    """The newest check of the chosen days."""
    begin, end = _moment(choice.first), _moment(choice.last + timedelta(days=1))
    mine = Decision.objects.filter(
        safety_check__visitor=visitor, made_at__gte=begin, made_at__lt=end
    )
    return mine.order_by("-made_at").first()


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _check(decision: Decision) -> CheckTold:
    base = knowledge()
    told = stored_findings(base, decision.findings)
    return CheckTold(
        id=decision.pk,
        made_at=decision.made_at,
        day=timezone.localdate(decision.made_at),
        findings=told,
        answers=tuple(
            AnswerTold(question=row["question"], answer=row["answer"])
            for row in summary_rows(base, told)
        ),
        disposition=Disposition(decision.disposition),
        within_days=decision.within_days,
        complete=bool(decision.result["complete"]),
        flags=flags_told(base, told, decision.result),
        knowledge=decision.knowledge_version,
        pain_nprs=_whole(told.known("pain_nprs")),
        pain_days=_whole(told.known("pain_days")),
        onset=_in_words(told, "onset"),
        course=_in_words(told, "course"),
    )


def _whole(answer: Any) -> int | None:
    return int(answer) if isinstance(answer, float) else None


def _causes(decision: Decision) -> Iterator[CauseTold]:
    """What the answers fit, in order. Not for an emergency, nor while something is undecided."""
    if decision.disposition == Disposition.EMERGENCY or not decision.result["complete"]:
        return
    base = knowledge()
    row = UnderstandAnswers.objects.filter(safety_check=decision.safety_check_id).first()
    told = stored_findings(base, {**decision.findings, **(row.answers if row else {})})
    found = understand(base, told)
    for fit in (*found.patterns[: base.weighing.shown], *found.contributors):
        yield _cause(fit)


def _cause(fit: CauseFit) -> CauseTold:
    return CauseTold(
        id=fit.cause.id,
        title=fit.cause.title,
        fit=fit.fit,
        speaks_for=tuple(each.says for each in fit.speaks_for),
        speaks_against=tuple(each.says for each in fit.speaks_against),
        certainty=fit.cause.certainty,
    )


def _bouts(visitor: Visitor, today: date) -> Iterator[Bout]:
    """The newest first."""
    marks = episodes.marks_of(visitor)
    words = {each.id: each.words for each in knowledge().set_off.values()}
    for row in episodes.episodes_of(visitor):
        peak = episodes.peak_of(row, today)
        flares = episodes.flare_ups(marks, row.began_on, row.ended_on or today)
        guesses = [words.get(each, each) for each in row.set_off]
        yield Bout(
            id=row.pk,
            began_on=row.began_on,
            ended_on=row.ended_on,
            peak_nprs=peak.pain if peak else None,
            peak_on=peak.day if peak else None,
            flares=tuple((flare.began_on, flare.ended_on) for flare in flares),
            set_off=tuple(filter(None, (*guesses, row.set_off_words))),
            note=row.note,
        )


def _done(visitor: Visitor, first: date, last: date) -> Iterator[DoneTold]:
    """What the diary says was done or taken, by day."""
    several = [t for t in knowledge().trackers.values() if t.kind is TrackerKind.SEVERAL]
    days = visitor.diary_days.filter(day__range=(first, last)).order_by("day")
    told = list(days.values_list("day", "told"))
    for tracker in several:
        for value in tracker.values:
            on = tuple(day for day, of in told if value.id in (of.get(tracker.id) or ()))
            if on:
                is_medicine = value.id in MEDICINES
                yield DoneTold(id=value.id, words=value.words, days=on, is_medicine=is_medicine)
