"""What to try next, out of what may be tried, and whether to carry on for a while first."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.relief.sessions import WAITED
from unclench.engine.learning.suggest import suggest as engine
from unclench.engine.learning.suggest.suggestion import Offer, Reason
from unclench.engine.plan.options import OptionOffer
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.what_helps.claims import WARNED_OF, said_of, words_of
from unclench.web.what_helps.learnt import Learnt

SEEDS = 2**31
KEPT = (Reason.KEPT_GENTLE, Reason.KEPT_CALM)


@dataclass(frozen=True)
class Suggested:
    """One option with why it is suggested."""

    option: str
    reason: str


@dataclass(frozen=True)
class Suggestions:
    """The short list: what was drawn stands first, the others beside it, so that the person may
    overrule it. drawn: None where nothing was; propensity: the chance of that draw."""

    shown: tuple[Suggested, ...]
    drawn: str | None
    propensity: float
    seed: int


def seed_of(visitor: Visitor, learnt: Learnt) -> int:
    """The same until another session is told, so that a page that is opened again says the same."""
    words = f"{visitor.pk} {len(learnt.told)} {learnt.newest}".encode()
    return int.from_bytes(hashlib.sha256(words).digest()[:8], "big") % SEEDS


def suggest(
    learnt: Learnt, offers: Mapping[str, OptionOffer], pain_nprs: int | None, seed: int
) -> Suggestions:
    """One to three of what may be tried. Where the pain is not known, the usual one counts."""
    found = engine.suggest(
        learnt.known, _now(offers, pain_nprs), np.random.default_rng(seed), learnt.result
    )
    likeliest = max(found.offers, key=lambda offer: offer.chance, default=None)
    ordered = sorted(found.offers, key=lambda offer: _place(offer, found.first, likeliest))
    listed = ordered[: knowledge().waiting.shown]
    shown = tuple(Suggested(each.option, _reason(each)) for each in listed)
    return Suggestions(shown, found.first, found.propensity, seed)


def wait_drawn(learnt: Learnt, offers: Mapping[str, OptionOffer], pain: int, seed: int) -> float:
    """The chance of waiting if that is drawn for somebody who agreed to it; 0 if it is not."""
    chance = np.random.default_rng([seed, 1])  # beside the draw of what to try
    now = _now(offers, pain, agreed=True)
    found = engine.suggest(learnt.known, now, chance, learnt.result)
    return found.propensity if found.first == WAITED else 0.0


def _now(
    offers: Mapping[str, OptionOffer], pain_nprs: int | None, *, agreed: bool = False
) -> engine.Now:
    """What no session can be made of is not safe to suggest either."""
    base = knowledge()
    barred = {name: "" for name in base.relief_options if name not in offers}
    against = {name: o.why for name, o in offers.items() if not o.may_be_tried}
    return engine.Now(
        pain=base.relief_rules.usual_pain if pain_nprs is None else pain_nprs,
        not_safe=barred | against,
        agreed_to_wait=agreed,
        minutes={name: each.minutes for name, each in offers.items()},
    )


def _place(offer: Offer, first: str | None, likeliest: Offer | None) -> int:
    """What was drawn stands first, then what seems to help, then what was likeliest to be drawn,
    then what is always kept."""
    if offer.option == first:
        return 0
    if Reason.HELPS_YOU in offer.reasons:
        return 1
    if offer is likeliest:
        return 2
    return 3 if offer.reasons[0] in KEPT else 4


def _reason(offer: Offer) -> str:
    return knowledge().reason_words[str(offer.reasons[0])].text


def worse_words(learnt: Learnt, option: str) -> str:
    """What is said of an option that seems to make things worse, or may; else nothing."""
    known = learnt.of(option)
    bad = known.n and said_of(known) in WARNED_OF
    return f"{words_of(known).badge}. So say your own sessions." if bad else ""
