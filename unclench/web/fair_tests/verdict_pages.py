"""What a look and the end of a test show: the sentence, the pictures, and what lies behind them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from unclench.pictures.trial import ArmDay, Estimate, Scale, differences, trial_days
from unclench.web.charts import chart
from unclench.web.fair_tests import pages
from unclench.web.fair_tests.case import share
from unclench.web.fair_tests.days import TestDay, known
from unclench.web.fair_tests.looks import Shown
from unclench.web.fair_tests.models import FairTest
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.words import (
    EXPECTATION,
    Verdict,
    better_first,
    difference_sentence,
    in_sentence,
    verdict_of,
)

DID = {1.0: "yes", 0.5: "partly", 0.0: "no"}
YES_NO_DAYS = 10
# Notes of the engine that the page says in its own way.
SAID_HERE = ("Between looks", "How much was done differs")


def look_context(test: FairTest, protocol: Protocol, shown: Shown) -> dict[str, Any]:
    """One planned look, or the end."""
    over = shown.number == len(protocol.looks)
    verdict = verdict_of(shown.result, protocol, over=over)
    return {
        "test": test,
        "protocol": protocol,
        "verdict": verdict,
        "over": over,
        "number": shown.number,
        "ended": pages.ended_words(test) if over else "",
        "early": over and test.ended_why != "done",
        "days": days_chart(shown.days, protocol),
        "difference": difference_chart(shown.result, protocol),
        "expectation": EXPECTATION,
        "expected": expected_words(protocol),
        "behind": behind(shown.days, shown.result, protocol),
        "also": also(shown.result, protocol),
        "changed": shown.changed,
        "first_said": _first_said(shown, protocol, verdict, over=over),
        "events": pages.events_of(test, protocol),
        "back_url": reverse("fair_tests") if over else reverse("fair_test", args=[test.pk]),
    }


def _first_said(shown: Shown, protocol: Protocol, now: Verdict, *, over: bool) -> str:
    """What it said when it was opened first, where that was something else."""
    first = verdict_of(shown.kept.result, protocol, over=over).title
    return "" if first == now.title else first


def days_chart(days: Sequence[TestDay], protocol: Protocol) -> dict[str, Any]:
    """The days with what each was for."""
    drawn = [
        ArmDay(
            day.day,
            protocol.arms.index(day.arm),
            day.period,
            day.value,
            did_words(day),
            day.paused,
        )
        for day in days
    ]
    return chart(trial_days(drawn, list(protocol.titles.values()), scale_of(protocol)))


def did_words(day: TestDay) -> str:
    """Whether it was done on a day; "" when it was not told."""
    return "" if day.adherence is None else DID[day.adherence]


def scale_of(protocol: Protocol) -> Scale:
    """The scale of the outcome."""
    said = protocol.outcome["said"]
    if protocol.outcome["kind"] == "number":
        return Scale(0, 10, said, {})
    return Scale(0, 1, said, {0.0: "no", 1.0: "yes"})


def difference_chart(result: Mapping[str, Any], protocol: Protocol) -> dict[str, Any]:
    """Every difference with its intervals."""
    number = protocol.outcome["kind"] == "number"
    by = 1 if number else YES_NO_DAYS
    estimates = [_estimate(c, protocol, by) for c in better_first(result, protocol)]
    unit = "points" if number else "days in 10"
    return chart(differences(estimates, protocol.difference * by, unit))


def _estimate(contrast: Mapping[str, Any], protocol: Protocol, by: int) -> Estimate:
    a, b = (in_sentence(protocol, contrast[name]) for name in ("a", "b"))
    inner, outer = (_times(contrast[f"interval_{n}"], by) for n in (50, 95))
    words = difference_sentence(contrast, protocol)
    return Estimate(a[:1].upper() + a[1:], b, contrast["mean"] * by, inner, outer, words)


def _times(ends: Sequence[float], by: int) -> tuple[float, float]:
    return ends[0] * by, ends[1] * by


def expected_words(protocol: Protocol) -> str:
    """What the person thought beforehand."""
    arm = protocol.told.get("expects", "")
    if arm not in protocol.arms:
        return "Before the first day you had no idea what would come out."
    return f"Before the first day you thought that {in_sentence(protocol, arm)} would be better."


def behind(
    days: Sequence[TestDay], result: Mapping[str, Any], protocol: Protocol
) -> list[dict[str, str]]:
    """How much it rests on, in rows."""
    rows = [
        ("Days with an answer", f"{result.get('days', known(days))} of {len(days)}"),
        ("Days it was planned for", str(protocol.days)),
        ("How much of it was assumed beforehand", f"{result.get('prior_share', 0):.0%}"),
        ("Done on its day", share(days)),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows]


def also(result: Mapping[str, Any], protocol: Protocol) -> list[str]:
    """What else was looked at: as it was done, and what days without an answer could hide."""
    notes = [note for note in result.get("notes", ()) if not note.startswith(SAID_HERE)]
    return [_as_done(result, protocol), _tipping(result, protocol), *notes]


def _as_done(result: Mapping[str, Any], protocol: Protocol) -> str:
    """What comes out if only what was really done counts."""
    if not result.get("as_done"):
        return (
            "Nobody can say what came of doing it fully: too little was told of what was done, or "
            "one was done more often than the other."
        )
    done = better_first({**result, "contrasts": result["as_done"]}, protocol)
    said = " ".join(difference_sentence(contrast, protocol) for contrast in done)
    return f"If it had been done fully on every day it was planned for: {said}"


def _tipping(result: Mapping[str, Any], protocol: Protocol) -> str:
    """How much worse the days without an answer would have to be for another sentence."""
    if not result.get("missing"):
        return "No day was without an answer, so none can hide anything."
    worse = result.get("tipping_point")
    if worse is None:
        return "Days without an answer would hardly change this, even if they were worse ones."
    number = protocol.outcome["kind"] == "number"
    much = f"{worse:g} points" if number else "clearly"
    return f"If the days without an answer were {much} worse, this would be another sentence."
