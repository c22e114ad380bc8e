"""What somebody told of their days as Observations, with the person as performer.

LOINC stands only where its code is sure. No Condition is ever written: nothing here is a diagnosis.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.fhir import names
from unclench.fhir.narrative import Resource
from unclench.fhir.subject import Subject
from unclench.report.record import (
    ActivityTold,
    Bout,
    ChangeTold,
    DoneTold,
    FairTestTold,
    LookTold,
    Measured,
    Rating,
    Record,
    ScoreTold,
    SessionTold,
)
from unclench.report.tried import score_name, test_in_full
from unclench.report.words import day_words, listed, of_ten, short

SURVEY, ACTIVITY = "survey", "activity"
FUNCTION = names.own("function", "Could do what was wanted: 0 no, 0.5 with effort, 1 yes")
CHANGE = names.own("overall_change", "Overall change since the bout began, -3 to 3")
BOUT = names.own("bout", "Bout of back pain, as told")
SESSION = names.own("session", "Guided session, with pain before and after")
LOOK = names.own("quick_look", "Signs of cauda equina that are new or worse, with no check since")
FAIR_TEST = names.own("fair_test", "Fair test of one person by days, order drawn by lot")


def observations(base: KnowledgeBase, subject: Subject, record: Record) -> Iterator[Resource]:
    """Everything that was told of days, the oldest first within each kind."""
    yield from (_look(subject, look) for look in record.looks)
    for day in record.series.days:
        yield from _of_day(base, subject, day)
    for activity in record.activities:
        yield from (_activity(subject, activity, rating) for rating in activity.ratings)
    for measured in record.measured:
        yield from (_measured(subject, measured, rating) for rating in measured.ratings)
    for told in record.scores:
        yield from (_score(subject, told, rating) for rating in told.ratings)
    yield from (_change(subject, change) for change in record.changes)
    yield from (_bout(subject, bout) for bout in record.bouts)
    yield from (_session(subject, session) for session in record.sessions)
    yield from (_fair_test(subject, test) for test in record.fair_tests)
    yield from (_done(subject, done) for done in record.done if not done.is_medicine)


def _look(subject: Subject, look: LookTold) -> Resource:
    said = listed(look.found or ("none of them",))
    words = f"{LOOK['text']}: {said}, on {day_words(look.day)}"
    return {
        **observation(subject, f"look/{look.id or look.day}", LOOK, words),
        "effectiveDateTime": look.day.isoformat(),
        "valueString": said,
    }


def _of_day(base: KnowledgeBase, subject: Subject, day: Any) -> Iterator[Resource]:
    if day.pain is not None:
        code = names.concept("Pain, 0 to 10", names.PAIN)
        yield _rated(subject, "pain", day.day, code, day.pain)
    if day.function is not None:
        yield _rated(subject, "function", day.day, FUNCTION, day.function)
    for name, value in sorted(day.others.items()):
        title = base.trackers[name].short if name in base.trackers else name
        yield _rated(subject, name, day.day, names.own(name, title), value)


def _rated(subject: Subject, kind: str, day: date, code: dict[str, Any], value: float) -> Resource:
    said = f"{code['text']}: {names.plain_number(float(value))} on {day_words(day)}"
    return {
        **observation(subject, f"{kind}/{day}", code, said),
        "effectiveDateTime": day.isoformat(),
        "valueQuantity": names.score(value),
    }


def observation(
    subject: Subject, key: str, code: dict[str, Any], *words: str, category: str = SURVEY
) -> Resource:
    """What every Observation begins with."""
    return {
        **subject.start("Observation", key, *words),
        "status": "final",
        "category": [{"coding": [{"system": names.CATEGORY, "code": category}]}],
        "code": code,
        "subject": subject.patient,
        "performer": [subject.patient],
    }


def _activity(subject: Subject, activity: ActivityTold, rating: Rating) -> Resource:
    said = f"{activity.words}: {of_ten(rating.score)} on {day_words(rating.day)}"
    code = names.own("own_activity", "Own activity, 0 not at all to 10 as before")
    return {
        **observation(subject, f"activity/{activity.id}/{rating.day}", code, said),
        "effectiveDateTime": rating.day.isoformat(),
        "valueQuantity": names.score(rating.score),
        "method": {"text": "Patient-Specific Functional Scale, one item"},
        "note": [{"text": activity.words}],
    }


def _measured(subject: Subject, measured: Measured, rating: Rating) -> Resource:
    code = names.own(f"capacity.{measured.id}", f"{measured.title}, at home and unsupervised")
    said = f"{measured.title}: {rating.score} {measured.unit} on {day_words(rating.day)}"
    moment = rating.at.replace(microsecond=0).isoformat() if rating.at else rating.day.isoformat()
    return {
        **observation(subject, f"capacity/{measured.id}/{moment}", code, said),
        "effectiveDateTime": moment,
        "valueQuantity": {"value": rating.score, "unit": measured.unit},
    }


def _score(subject: Subject, told: ScoreTold, rating: Rating) -> Resource:
    code = names.own(f"score.{told.id}", score_name(told))
    said = f"{told.title}: {short(rating.score)} on {day_words(rating.day)}"
    return {
        **observation(subject, f"score/{told.id}/{rating.id}", code, said),
        "effectiveDateTime": rating.day.isoformat(),
        "valueQuantity": names.score(rating.score),
    }


def _fair_test(subject: Subject, test: FairTestTold) -> Resource:
    period = {"start": test.first.isoformat(), "end": test.last.isoformat()}
    said = test_in_full(test)
    return {
        **observation(subject, f"fair_test/{test.id}", FAIR_TEST, said, category=ACTIVITY),
        "effectivePeriod": period,
        "valueString": said,
    }


def _change(subject: Subject, change: ChangeTold) -> Resource:
    began = day_words(change.bout_began)
    said = f"On day {change.on_day} of the bout that began on {began}: {change.words}"
    return {
        **observation(subject, f"change/{change.id}", CHANGE, said),
        "effectiveDateTime": change.day.isoformat(),
        "valueQuantity": names.score(change.step),
        "interpretation": [{"text": change.words}],
    }


def _bout(subject: Subject, bout: Bout) -> Resource:
    going = f"until {day_words(bout.ended_on)}" if bout.ended_on else "going on"
    period = {"start": bout.began_on.isoformat()}
    period |= {"end": bout.ended_on.isoformat()} if bout.ended_on else {}
    made = observation(
        subject, f"bout/{bout.id}", BOUT, f"From {day_words(bout.began_on)}, {going}"
    )
    made |= {"effectivePeriod": period, "valueString": f"From {period['start']}, {going}"}
    if bout.peak_nprs is not None:
        strongest = names.concept("Strongest pain written down", names.PAIN)
        made["component"] = [{"code": strongest, "valueQuantity": names.score(bout.peak_nprs)}]
    return made


def _session(subject: Subject, session: SessionTold) -> Resource:
    done = ", ".join(session.done) or "nothing was finished"
    said = f"{session.kind} session on {day_words(session.day)}: {done}"
    told = tuple(filter(None, ("Stopped early." if session.stopped else "", session.note)))
    made = observation(subject, f"session/{session.id}", SESSION, said, *told, category=ACTIVITY)
    made |= {"note": [{"text": each} for each in told]} if told else {}
    made |= {"effectiveDateTime": session.day.isoformat(), "valueString": done}
    rated = (("Pain before", session.pain_before), ("Pain after", session.pain_after))
    parts = [
        {"code": names.concept(text, names.PAIN), "valueQuantity": names.score(pain)}
        for text, pain in rated
        if pain is not None
    ]
    return made | ({"component": parts} if parts else {})


def _done(subject: Subject, done: DoneTold) -> Resource:
    code = names.own(f"done.{done.id}", f"In the diary: {done.words}, number of days")
    period = {"start": done.days[0].isoformat(), "end": done.days[-1].isoformat()}
    said = f"{done.words}: on {len(done.days)} days"
    return {
        **observation(subject, f"done/{done.id}", code, said, category=ACTIVITY),
        "effectivePeriod": period,
        "valueQuantity": names.quantity(len(done.days), "days", "d"),
    }
