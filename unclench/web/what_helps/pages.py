"""What the page "What eases it" shows, as plain values for the template."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from unclench.engine.learning.relief.result import ByItself, Claim, OptionRelief
from unclench.engine.learning.told import Missing
from unclench.pictures.estimate import Estimate, between, estimate, keys, points
from unclench.pictures.words import count, listed
from unclench.web.accounts.models import Visitor
from unclench.web.charts import chart, drawn_keys
from unclench.web.check.models import Disposition
from unclench.web.check.services import latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.what_helps import claims, twice, waiting
from unclench.web.what_helps.claims import STILL_OPEN, UNTRIED, VERDICTS, said_of
from unclench.web.what_helps.elsewhere import told_of
from unclench.web.what_helps.history import NEWEST, holds_more
from unclench.web.what_helps.learnt import Learnt, learnt_by

LEFT_OUT = {
    Missing.BEFORE: "without the pain before",
    Missing.AFTER: "without the pain after",
    Missing.LITTLE_PAIN: "with too little pain to tell",
    Missing.TOO_FAR_APART: "with too little or too much time between the two",
    Missing.NOT_ALONE: "of waiting in which something was done",
    Missing.NOTHING_DONE: "in which nothing was done that is compared here",
}
PRESSING = {
    Disposition.EMERGENCY: "Your last check said: get help now. That comes first.",
    Disposition.SAME_DAY: "Your last check said: be seen today. That comes first.",
}
OLDER = f"What eases you can change, so of each kind only the newest {NEWEST} sessions count."
NAMED = 4
PARTS = 10
"""Shares are told as so many parts of ten."""


def eases_context(visitor: Visitor | None, today: date) -> dict[str, Any]:
    """What is known of everything that is compared, and what would tell more."""
    context = {"back_url": reverse("relief_now"), "keys": drawn_keys(keys())}
    if visitor is None:
        return context | {"lead": _lead([], 0)}
    learnt = learnt_by(visitor, today)
    tested = told_of(visitor)
    cards = [_card(known, learnt, tested) for known in learnt.result.options]
    pointing, waits = _in_order(cards, VERDICTS), waiting.waiting_context(visitor)
    return context | {
        "lead": _lead(pointing, learnt.result.sessions),
        "best": _best(learnt),
        "pressing": _pressing(visitor),
        "pointing": pointing,
        "open": _in_order(cards, STILL_OPEN),
        "untried": (untried := [card for card in cards if card["said"] == UNTRIED]),
        "untried_names": _names(untried),
        "waiting": waits,
        "twice": twice.going_on_with(waits["open"]),
        "by_itself": _by_itself(learnt.result.by_itself),
        "counted": count(learnt.result.sessions, "session") if learnt.told else "",
        "left_out": _left_out(learnt),
        "older": OLDER if holds_more(learnt.told) else "",
    }


def _in_order(cards: list[dict[str, Any]], said: Sequence[str]) -> list[dict[str, Any]]:
    """The cards of which one of these is said, in that order."""
    return [card for each in said for card in cards if card["said"] == each]


def _names(cards: list[dict[str, Any]]) -> str:
    """Such as "Cold and strength exercises"."""
    if len(cards) > NAMED:
        return f"{len(cards)} kinds of help"
    said = [knowledge().relief_options[card["id"]].said for card in cards]
    return listed(said).capitalize() if said else ""


def _lead(pointing: Iterable[dict[str, Any]], sessions: int) -> str:
    """Where things stand, in two sentences; "we can't tell yet" is the usual answer."""
    if not sessions:
        return (
            "Nothing is rated yet. Tell your pain before and after you try something. After some"
            " times, this page can say more."
        )
    helping = [card["title"].lower() for card in pointing if card["said"] == "helps_you"]
    if not helping:
        return (
            "It is too early to tell what eases you most. That is quite normal: pain goes up and"
            " down by itself, and it takes a while to see through that. Here is what would tell."
        )
    return f"So far your sessions point to this: {listed(helping)}. Most of the rest is still open."


def _best(learnt: Learnt) -> str:
    """Which one is about the best, once that is likely enough and it seems to ease at all."""
    name = learnt.result.near_best
    if name is None or learnt.of(name).claim not in (Claim.HELPS_YOU, Claim.LEANING):
        return ""
    said = knowledge().relief_options[name].said
    return (
        f"Of everything here, {said} is likely to be about the best for you. Nothing else is likely"
        " to take off much more. That rests partly on what is assumed of the rest."
    )


def _pressing(visitor: Visitor) -> dict[str, str] | None:
    """What the newest check asks for first, where that is help today."""
    last = latest_decision(visitor)
    if last is None or last.disposition not in PRESSING:
        return None
    text = PRESSING[Disposition(last.disposition)]
    return {"text": text, "url": reverse("check_result", args=[last.pk])}


def _card(known: OptionRelief, learnt: Learnt, tested: Mapping[str, str]) -> dict[str, Any]:
    option = knowledge().relief_options[known.option]
    return {
        "id": option.id,
        "title": option.title,
        "said": said_of(known),
        "badge": claims.words_of(known).badge,
        "text": claims.sentence(known, option),
        "picture": chart(estimate(_estimate(known, learnt))),
        "basis": _basis(known),
        "tested": tested.get(option.id, ""),
        "tell": claims.would_change(known, option),
        "try_url": reverse("try_option", args=[option.id]) if option.slots else "",
    }


def _estimate(known: OptionRelief, learnt: Learnt) -> Estimate:
    return Estimate(
        name=knowledge().relief_options[known.option].title,
        mean=known.mean,
        interval_50=known.interval_50,
        interval_80=known.interval_80,
        interval_95=known.interval_95,
        chance_better=known.p_better,
        chance_noticeable=known.p_meaningful,
        chance_worse=known.p_worse,
        sessions=known.n,
        prior_share=known.prior_share if known.n else 1.0,
        before=learnt.worked_out.assumed[known.option] if known.n else None,
        noticeable=knowledge().relief_rules.meaningful,
    )


def _basis(known: OptionRelief) -> str:
    """How often it was rated, and how much of the picture is this person."""
    if not known.n:
        return "Not rated yet. All of this is assumed."
    yours = min(PARTS - 1, round(PARTS * (1 - known.prior_share)))
    if not yours:
        return f"Rated {claims.times(known.n)}. Nearly all of this is still assumed."
    return (
        f"Rated {claims.times(known.n)}. Of ten parts of this, {yours} rest{'s' * (yours == 1)} on"
        f" you, and {PARTS - yours} on what is assumed."
    )


def _by_itself(known: ByItself) -> dict[str, str | int] | None:
    """What pain does when nothing is done; nothing before somebody only carried on."""
    if not known.waited:
        return None
    minutes = knowledge().relief_rules.usual_minutes
    return {
        "minutes": f"{minutes:g}",
        "mean": points(known.mean),
        "interval": between(known.interval_95),
        "times": claims.times(known.waited),
        "waited": known.waited,
    }


def _left_out(learnt: Learnt) -> str:
    """How many sessions tell nothing, and why."""
    parts = [f"{many} {LEFT_OUT[why]}" for why, many in learnt.history.left_out.items()]
    return f"Left out: {listed(parts)}." if parts else ""
