"""Gathers a person's record as the values that a report is made from."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

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
from unclench.pictures.series import Series
from unclench.report.choice import Choice, Part
from unclench.report.record import (
    AnswerTold,
    Bout,
    CauseTold,
    CheckTold,
    DoneTold,
    LookTold,
    Made,
    Person,
    Record,
)
from unclench.report.red_flags import flags_told
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import beginning_of
from unclench.web.check.models import Decision
from unclench.web.check.pages import summary_rows
from unclench.web.episodes import services as episodes
from unclench.web.episodes.models import DayMark, Episode
from unclench.web.knowledge import knowledge
from unclench.web.looking_back.series import series_of
from unclench.web.report.gather_done import (
    activities_of,
    changes_of,
    fair_tests_of,
    goals_of,
    looks_of,
    measured_of,
    scores_of,
    sessions_of,
)
from unclench.web.report.gather_now import estimates_of, medicines_of, plan_of
from unclench.web.report.words import questions_of
from unclench.web.understand.models import UnderstandAnswers

T = TypeVar("T")
PLACES = ("leg_pain", "upper_back")
MEDICINES = frozenset({"paracetamol", "anti_inflammatory", "gel", "other_medicine"})
"""What the diary counts as a medicine."""


def gather(visitor: Visitor, choice: Choice, name: str = "") -> Record:
    """All that may be shared of these days. `share` still cuts it down to the chosen parts."""
    made, first, last = made_now(), choice.first, choice.last
    decision = _decision(visitor, choice)

    def read(found: Callable[[], T], *parts: Part, otherwise: T) -> T:
        return found() if choice.parts & set(parts) else otherwise

    return Record(
        made=made,
        person=_person(visitor, decision, name),
        check=_check(decision) if decision else None,
        looks=read(lambda: _looks(visitor, decision, first), Part.RED_FLAGS, otherwise=()),
        causes=read(lambda: _causes(decision), Part.FITS, otherwise=()),
        series=read(lambda: series_of(visitor, first, last), Part.COURSE, otherwise=Series()),
        bouts=read(lambda: _bouts(visitor, made.today), Part.WHY, Part.BOUTS, otherwise=()),
        sessions=read(lambda: sessions_of(visitor, first, last), Part.TRIED, otherwise=()),
        done=read(lambda: _done(visitor, first, last), Part.TRIED, Part.MEDICINES, otherwise=()),
        estimates=read(lambda: estimates_of(visitor, first, last), Part.TRIED, otherwise=()),
        fair_tests=read(lambda: fair_tests_of(visitor), Part.TRIED, otherwise=()),
        medicines=medicines_of(visitor, first, last),
        activities=read(lambda: activities_of(visitor), Part.FUNCTION, otherwise=()),
        changes=read(lambda: changes_of(visitor), Part.FUNCTION, otherwise=()),
        measured=read(lambda: measured_of(visitor), Part.FUNCTION, otherwise=()),
        scores=read(lambda: scores_of(visitor), Part.FUNCTION, otherwise=()),
        goals=goals_of(visitor),
        plan=read(lambda: plan_of(visitor), Part.PLAN, otherwise=None),
        questions=questions_of(visitor),
    )


def _looks(visitor: Visitor, decision: Decision | None, first: date) -> tuple[LookTold, ...]:
    """Those since that check; where none was made in these days, those since they began."""
    return looks_of(visitor, decision.made_at if decision else beginning_of(first))


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


def _where(told: Findings) -> Iterator[str]:
    """The places that were asked about and told. What is not known is not said."""
    for name in PLACES:
        if told.known(name) is not None:
            short = knowledge().findings[name].short
            yield short if told.known(name) else f"no {short}"


def _in_words(told: Findings, name: str) -> str:
    if told.known(name) is None:
        return ""
    return answer_in_words(knowledge().findings[name], told[name])


def _decision(visitor: Visitor, choice: Choice) -> Decision | None:
    """The newest check of the chosen days."""
    begin, end = beginning_of(choice.first), beginning_of(choice.last + timedelta(days=1))
    mine = Decision.objects.filter(
        safety_check__visitor=visitor, made_at__gte=begin, made_at__lt=end
    )
    return mine.order_by("-made_at").first()


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
        began=_in_words(told, "pain_days"),
        where=tuple(_where(told)),
        onset=_in_words(told, "onset"),
        course=_in_words(told, "course"),
    )


def _whole(answer: Any) -> int | None:
    return int(answer) if isinstance(answer, float) else None


def _causes(decision: Decision | None) -> tuple[CauseTold, ...]:
    """What the answers fit, in order. Not for an emergency, nor while something is undecided or a
    page of the check still has to hear of an answer."""
    if decision is None or not decision.result["complete"]:
        return ()
    if decision.disposition == Disposition.EMERGENCY:
        return ()
    base = knowledge()
    row = UnderstandAnswers.objects.filter(safety_check=decision.safety_check_id).first()
    told = stored_findings(base, {**decision.findings, **(row.answers if row else {})})
    found = understand(base, told)
    looked = row.looked if row else []
    if any(look.id not in looked for look in found.second_looks):
        return ()
    shown = (*found.patterns[: base.weighing.shown], *found.contributors)
    return tuple(map(_cause, shown))


def _cause(fit: CauseFit) -> CauseTold:
    return CauseTold(
        id=fit.cause.id,
        title=fit.cause.title,
        fit=fit.fit,
        speaks_for=tuple(each.says for each in fit.speaks_for),
        speaks_against=tuple(each.says for each in fit.speaks_against),
        certainty=fit.cause.certainty,
    )


def _bouts(visitor: Visitor, today: date) -> tuple[Bout, ...]:
    """The newest first."""
    marks = episodes.marks_of(visitor)
    return tuple(_bout(row, marks, today) for row in episodes.episodes_of(visitor))


def _bout(row: Episode, marks: Sequence[DayMark], today: date) -> Bout:
    words = {each.id: each.words for each in knowledge().set_off.values()}
    peak = episodes.peak_of(row, today)
    flares = episodes.flare_ups(marks, row.began_on, row.ended_on or today)
    guesses = [words.get(each, each) for each in row.set_off]
    return Bout(
        id=row.pk,
        began_on=row.began_on,
        ended_on=row.ended_on,
        peak_nprs=peak.pain if peak else None,
        peak_on=peak.day if peak else None,
        flares=tuple((flare.began_on, flare.ended_on) for flare in flares),
        set_off=tuple(filter(None, (*guesses, row.set_off_words))),
        note=row.note,
    )


def _done(visitor: Visitor, first: date, last: date) -> tuple[DoneTold, ...]:
    """What the diary says was done or taken, by day."""
    return tuple(_done_each(visitor, first, last))


def _done_each(visitor: Visitor, first: date, last: date) -> Iterator[DoneTold]:
    several = [t for t in knowledge().trackers.values() if t.kind is TrackerKind.SEVERAL]
    days = visitor.diary_days.filter(day__range=(first, last)).order_by("day")
    told = list(days.values_list("day", "told"))
    for tracker in several:
        for value in tracker.values:
            on = tuple(day for day, of in told if value.id in (of.get(tracker.id) or ()))
            if on:
                is_medicine = value.id in MEDICINES
                yield DoneTold(id=value.id, words=value.words, days=on, is_medicine=is_medicine)
