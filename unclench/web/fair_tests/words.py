"""What a test says, in sentences: never more than its days carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unclench.web.fair_tests.models import Happened, Why
from unclench.web.fair_tests.protocol import Protocol

TOO_EARLY = "too_early"
LEANING = "leaning"
HELPS_YOU = "helps_you"
NO_REAL_DIFFERENCE = "no_real_difference"
SEEMS_WORSE = "seems_worse"
CLAIMS = (HELPS_YOU, NO_REAL_DIFFERENCE, SEEMS_WORSE)

HARDLY = 0.05  # rounds to nothing at one digit
EXPECTATION = (
    "You knew each day what it was for. So part of this may be expectation: we feel what we hope "
    "for, and what we fear."
)
WHY_ENDED: dict[str, str] = {
    Why.DONE: "It ran to its last day.",
    Why.WISH: "You ended it.",
    Why.CHECK: "It ended because a check asked you to get help.",
    Why.FLARE: "It ended because of a flare-up.",
    Why.CAUTION: "It ended because one of its things no longer suited you.",
    Why.ARM: "You ended it after hard days with one of its things.",
    Why.JOINED: "It ended because another test of yours goes on.",
}
WHY_PAUSED: dict[str, str] = {
    Why.WISH: "You paused it.",
    Why.CHECK: "Paused because a check of yours comes first.",
    Why.FLARE: "Paused because of a flare-up.",
    Why.CAUTION: "Paused because one of its things did not suit you.",
    Why.ARM: "Paused after hard days with one of its things.",
}
HAPPENED: dict[str, str] = {
    Happened.PAUSED: "Paused",
    Happened.RESUMED: "Went on",
    Happened.ASKED: "Asked after hard days, and you chose to go on",
    Happened.HARM: "It hurt, or did you no good",
    Happened.CHANGED: "Something else changed",
}


def in_ten(chance: float) -> int:
    """A chance as so many in ten, never 0 or 10, because neither is ever sure."""
    return min(9, max(1, round(10 * chance)))


def chance_words(chance: float) -> str:
    """A chance of an answer, in words."""
    if chance < 0.05:
        return "Hardly any chance of an answer"
    return f"About {in_ten(chance)} in 10 that it gives you an answer"


@dataclass(frozen=True)
class Verdict:
    """`title`: the sentence at the top. `text`: what it means. `changes`: what would change it."""

    title: str
    text: str
    changes: str
    is_claim: bool


def verdict_of(result: Mapping[str, Any], protocol: Protocol, *, over: bool) -> Verdict:
    """The sentence that the result allows, and no stronger one."""
    made = {
        HELPS_YOU: _helps,
        SEEMS_WORSE: _worse,
        NO_REAL_DIFFERENCE: _same,
        LEANING: _leaning,
    }
    return made.get(result["verdict"], _too_early)(result, protocol, over)


def _helps(result: Mapping[str, Any], protocol: Protocol, over: bool) -> Verdict:
    best, others = _best(result, protocol)
    return Verdict(
        f"In this test, {best} was better for you than {others}.",
        f"Your days show it clearly enough to say so. {_how_much(result, protocol)}",
        "The same test again, with the opposite result, would change this. So might a new bout.",
        True,
    )


def _worse(result: Mapping[str, Any], protocol: Protocol, over: bool) -> Verdict:
    best, others = _best(result, protocol)
    return Verdict(
        f"In this test, {best} was better for you than {others}.",
        "What you added did not help, and may have made your days worse. "
        f"{_how_much(result, protocol)} You can leave it out.",
        "The same test again, with the opposite result, would change this.",
        True,
    )


def _same(result: Mapping[str, Any], protocol: Protocol, over: bool) -> Verdict:
    return Verdict(
        "No real difference for you.",
        "Whatever difference there is, it is likely smaller than what you said would matter. Do "
        "what you like better, or what is easier.",
        "Only a bigger difference than your days show would change this.",
        True,
    )


def _leaning(result: Mapping[str, Any], protocol: Protocol, over: bool) -> Verdict:
    best, others = _best(result, protocol)
    lean = f"It leans towards {best}, but it could still be chance."
    return Verdict(
        lean if not over else f"We cannot tell. It leans towards {best}.",
        f"So far your days were a little better with {best} than with {others}, but not clearly "
        "enough to say that it helps you.",
        _more_days(over),
        False,
    )


def _too_early(result: Mapping[str, Any], protocol: Protocol, over: bool) -> Verdict:
    return Verdict(
        "We cannot tell." if over else "We cannot tell yet.",
        "Your days do not show which of them is better. That is the most common answer, and it is "
        "an honest one: many small things make no difference that shows.",
        _more_days(over),
        False,
    )


def _more_days(over: bool) -> str:
    if over:
        return "A longer test, fewer missing days, or a bigger difference to look for would tell."
    return "The days that are still to come would tell more."


def _best(result: Mapping[str, Any], protocol: Protocol) -> tuple[str, str]:
    """The arm that is ahead, and the others, as they stand in a sentence."""
    best = result.get("best") or protocol.arms[0]
    others = [in_sentence(protocol, name) for name in protocol.arms if name != best]
    return in_sentence(protocol, best), " or ".join(others)


def in_sentence(protocol: Protocol, arm: str) -> str:
    """What an arm is called inside a sentence."""
    return arm_in_sentence(protocol.titles.get(arm, arm), usual=arm == protocol.reference)


def arm_in_sentence(title: str, *, usual: bool) -> str:
    """A title inside a sentence; nobody says "carry on as usual was better"."""
    return "carrying on as usual" if usual else title[:1].lower() + title[1:]


def _how_much(result: Mapping[str, Any], protocol: Protocol) -> str:
    contrast = first_contrast(result, protocol)
    return difference_sentence(contrast, protocol) if contrast else ""


def first_contrast(result: Mapping[str, Any], protocol: Protocol) -> dict[str, Any] | None:
    """The difference that matters most: of the arm that is ahead."""
    found = better_first(result, protocol)
    return found[0] if found else None


def better_first(result: Mapping[str, Any], protocol: Protocol) -> list[dict[str, Any]]:
    """Every difference, turned so that above 0 is better with its first arm. Those of the arm that
    is ahead come first."""
    best = result.get("best") or protocol.arms[0]
    turned = [_turned(c, protocol, best) for c in result["contrasts"]]
    return sorted(turned, key=lambda c: c["a"] != best)


def _turned(contrast: Mapping[str, Any], protocol: Protocol, best: str) -> dict[str, Any]:
    """A contrast in which more is better and the arm that is ahead stands first."""
    sign = 1 if protocol.outcome["higher_is_better"] else -1
    names = [contrast["a"], contrast["b"]]
    if contrast["b"] == best:
        sign, names = -sign, names[::-1]
    return {
        "a": names[0],
        "b": names[1],
        "mean": sign * contrast["mean"],
        "sd": contrast["sd"],
        **{f"interval_{n}": _signed(contrast[f"interval_{n}"], sign) for n in (50, 80, 95)},
    }


def _signed(ends: Sequence[float], sign: int) -> tuple[float, float]:
    low, high = sorted(sign * end for end in ends)
    return low, high


def difference_sentence(contrast: Mapping[str, Any], protocol: Protocol) -> str:
    """One difference with its interval: "Likely about 1.1 points better with warmth than ..."."""
    number = protocol.outcome["kind"] == "number"
    unit, scale = ("points", 1) if number else ("days in 10", 10)
    low, high = (end * scale for end in contrast["interval_95"])
    a, b = (in_sentence(protocol, contrast[name]) for name in ("a", "b"))
    between = f"between {_way(low, unit)} and {_way(high, unit)} with {a}"
    likely = _likely(contrast["mean"] * scale, unit, a, b)
    return f"{likely} With 95 chances in 100 the truth lies {between}."


def _likely(mean: float, unit: str, a: str, b: str) -> str:
    if abs(mean) < HARDLY:
        return f"Likely there is hardly any difference between {a} and {b}."
    return f"Likely about {_way(mean, unit)} with {a} than with {b}."


def _way(value: float, unit: str) -> str:
    return f"{abs(value):.1f} {unit} {'better' if value >= 0 else 'worse'}"
