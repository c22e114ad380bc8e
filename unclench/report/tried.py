"""What was tried, with the pain before and after. Numbers side by side; they show no reason."""

from collections.abc import Sequence

from unclench.report.record import (
    DoneTold,
    Estimate,
    FairTestTold,
    Record,
    ScoreTold,
    SessionKind,
    SessionTold,
)
from unclench.report.words import count, mean_words, short, short_day

NO_CAUSE = (
    "Pain before and after stand side by side. They do not show that something worked: "
    "pain goes up and down by itself."
)
WHY_TESTS_DIFFER = (
    "A fair test compares whole days, sessions pain right before and after: the two may differ."
)
NOT_BLIND = "The person knew each day what it was for."
KINDS = {
    SessionKind.RELIEF: ("guided relief session", "guided relief sessions"),
    SessionKind.PLAN: ("exercise session of the plan", "exercise sessions of the plan"),
}


def sessions_line(record: Record, kind: SessionKind) -> str:
    """All sessions of one kind: how many, and the average pain before and after."""
    mine = [s for s in record.sessions if s.kind == kind]
    if not mine:
        return ""
    both = [s for s in mine if s.pain_before is not None and s.pain_after is not None]
    said = count(len(mine), *KINDS[kind])
    if not both:
        return f"{said}; pain was not rated"
    before = mean_words([float(s.pain_before or 0) for s in both])
    after = short(sum(s.pain_after or 0 for s in both) / len(both))
    return f"{said}; average pain before {before}, after {after}{_stopped(mine)}"


def _stopped(sessions: Sequence[SessionTold]) -> str:
    stopped = sum(s.stopped for s in sessions)
    return f"; {stopped} stopped early" if stopped else ""


def done_line(done: DoneTold) -> str:
    """Something the diary tells of, on how many days and when last."""
    return f"{done.words}: on {count(len(done.days), 'day')}"


def done_words(often: Sequence[DoneTold], most: int) -> str:
    """What the diary tells of, the most often first, with the number of days of each. At most so
    many, and whether there are more."""
    said = ", ".join(f"{done.words.lower()} {len(done.days)}" for done in often[:most])
    begin = "Most often in the diary" if len(often) > most else "In the diary"
    return f"{begin}, with the number of days: {said}"


def test_line(test: FairTestTold) -> str:
    """A test by days as briefly as a first page needs it: what was asked, how many days it rests
    on, what was found."""
    when = f"{short_day(test.first)} to {short_day(test.last)}"
    early = ", ended early" if test.is_early else ""
    return (
        f"Fair test by days drawn by lot, “{test.question}” {_days_known(test)}, {when}{early}: "
        f"{_found(test)}"
    )


def test_in_full(test: FairTestTold) -> str:
    """The same with what was compared by what, and the difference with its interval."""
    difference = f" {test.difference}." if test.difference else ""
    return f"{test_line(test)} Compared: {test.compared}, by {test.outcome}.{difference}"


def _days_known(test: FairTestTold) -> str:
    days = count(test.lived, "day")
    return f"{test.known} of {days} with an answer" if test.found else days


def _found(test: FairTestTold) -> str:
    return f"“{test.found}”" if test.found else "what came out has not been opened yet."


def score_name(told: ScoreTold) -> str:
    """A questionnaire with its scale, and where it was filled in."""
    scale = ", ".join(filter(None, (told.ends, told.worse)))
    return f"{told.title} ({scale}), filled in elsewhere"


def estimate_line(estimate: Estimate) -> str:
    """What is learnt of an effect, with its interval."""
    return (
        f"{estimate.about}: {estimate.says} Change of pain {_change(estimate)} points with "
        f"{estimate.mass:.0%} interval, below 0 is less; {estimate.counted} ({estimate.how})."
    )


def _change(estimate: Estimate) -> str:
    """What pain does by it, with its interval. The sign always stands: it may go either way."""
    low, high = _signed(estimate.low), _signed(estimate.high)
    return f"{_signed(estimate.mean)} ({low} to {high})"


def _signed(points: float) -> str:
    return f"{round(points, 1):+g}" if round(points, 1) else "0"


def estimates_line(estimates: Sequence[Estimate]) -> str:
    """The same of several, as briefly as a first page needs it."""
    said = "; ".join(f"{e.about.lower()} {_change(e)}, {e.counted}" for e in estimates)
    return (
        f"Learnt, change of pain in points (below 0: less), {estimates[0].mass:.0%} interval, "
        f"{estimates[0].how}: {said}."
    )
