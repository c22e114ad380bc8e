"""What a course tells, in the form that conditions read."""

from datetime import date, timedelta

from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.follow_up import History, PastDay, PastSession

# The fact base 2.5: "over 48 h".
RISES_WITHIN = timedelta(days=2)


def course_facts(history: History, today: date) -> Findings:
    """The course as `COURSE_FACTS`. What nothing is known of is left out, and so unknown.

    An onset that was never told counts from the last check: the pain was there by then. A bout that
    began after the back was well counts from its own first day.
    """
    facts: dict[str, Answer] = {
        "ended_worse": any(session.worse for session in history.sessions),
        "told_well": history.well_on is not None,
        "begun_again": history.again_on is not None,
        "look_found": history.look_found,
        **_pain(history.sessions),
        **_diary(history),
    }
    if history.decided_on is not None:
        facts["days_since_check"] = float((today - history.decided_on).days)
        looked_on = history.looked_on or history.decided_on
        facts["days_since_look"] = float((today - looked_on).days)
        facts["days_since_onset"] = float((today - onset_of(history, history.decided_on)).days)
    if history.course:
        facts["course_told"] = history.course
    return Findings(facts)


def onset_of(history: History, decided_on: date) -> date:
    """The latest day on which the bout can have begun."""
    return history.again_on or history.onset_on or decided_on


def _pain(sessions: tuple[PastSession, ...]) -> dict[str, Answer]:
    """The strongest pain after a session, and the largest rise in one, 0 to 10."""
    rated = [session for session in sessions if session.pain_after is not None]
    if not rated:
        return {}
    return {
        "pain_after": float(max(session.pain_after or 0 for session in rated)),
        "pain_rise": _largest_rise(rated),
    }


def _diary(history: History) -> dict[str, Answer]:
    """The strongest pain in the diary since the last check, or since the back was well; and how far
    it rose within two days. The day of the check counts for neither: the check asked then."""
    told = (history.decided_on, history.well_on, history.was_well_on)
    starts = [day for day in told if day is not None]
    since = [d for d in history.days if not starts or d.day > max(starts)]
    if not since:
        return {}
    rises = {each.day: float(_rise_to(each, history.days)) for each in since}
    looked_on = history.looked_on or date.min
    return {
        "diary_pain": float(max(each.pain for each in since)),
        "diary_rise": max(rises.values()),
        "rise_since_look": max((r for day, r in rises.items() if day > looked_on), default=0.0),
    }


def _rise_to(last: PastDay, days: tuple[PastDay, ...]) -> int:
    """How far pain rose to that day from the lowest of the two days before it; 0 if it did not."""
    near = [d.pain for d in days if last.day - RISES_WITHIN <= d.day < last.day]
    return max(last.pain - min(near, default=last.pain), 0)


def _largest_rise(rated: list[PastSession]) -> Answer:
    """Not sure when a rating before is missing: it may have been the largest."""
    if any(session.pain_before is None for session in rated):
        return NOT_SURE
    return float(max((s.pain_after or 0) - (s.pain_before or 0) for s in rated))
