"""The one door of what to try next. What is safe comes in from outside and is never widened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.analyse import Known, result_of
from unclench.engine.learning.relief.design import strength_at
from unclench.engine.learning.relief.result import Claim, OptionRelief, ReliefResult
from unclench.engine.learning.relief.sessions import WAITED
from unclench.engine.learning.suggest.gain import knowledge_gain
from unclench.engine.learning.suggest.policy import chances, dropped, scores, wait_chance
from unclench.engine.learning.suggest.suggestion import (
    LeftOut,
    NotOffered,
    Offer,
    Reason,
    Suggestion,
)
from unclench.engine.values.relief_prior import OptionGroup

NOTHING = Suggestion(first=None, propensity=0.0, offers=(), left_out=(), waits_left=0)
MOVING = (OptionGroup.MOVING, OptionGroup.PROGRAMME)


@dataclass(frozen=True, kw_only=True)
class Now:
    """The moment of a suggestion.

    pain: 0 to 10. not_safe: options that must not be offered, each with its reason. agreed_to_wait:
    to planned sessions of only waiting, of which `waited` took place. minutes, things: how long an
    option takes and how many things it needs. left: sessions that are likely still to come.
    """

    pain: float
    not_safe: Mapping[str, str] = field(default_factory=dict)
    agreed_to_wait: bool = False
    waited: int = 0
    minutes: Mapping[str, float] = field(default_factory=dict)
    things: Mapping[str, int] = field(default_factory=dict)
    left: float = 30.0


def suggest(
    known: Known, now: Now, chance: np.random.Generator, result: ReliefResult | None = None
) -> Suggestion:
    """What to try next, and why. `result`, if it was made of `known` already, saves the time.

    The same history, moment and state of `chance` give the same suggestion.
    """
    if not known.priors.options:
        return NOTHING
    looked = _look(known, now, result or result_of(known))
    waiting = _waiting(known, now)
    share = looked.share * (1 - waiting)
    drawn = chance.random()
    if drawn < waiting:
        return _suggestion(looked, WAITED, waiting)
    if not share.any():
        return _suggestion(looked, None, 0.0)
    place = int(np.searchsorted(np.cumsum(share), drawn - waiting, side="right"))
    place = min(place, int(np.flatnonzero(share)[-1]))
    return _suggestion(looked, known.priors.ids[place], float(share[place]))


@dataclass(frozen=True)
class _Looked:
    """Everything that is weighed for one person now."""

    known: Known
    now: Now
    result: ReliefResult
    left_out: tuple[NotOffered, ...]
    score: Floats
    share: Floats
    teaches: Floats


def _look(known: Known, now: Now, result: ReliefResult) -> _Looked:
    pain, rules = np.array([now.pain]), known.priors.rules
    left_out = tuple(_left_out(known, now, result))
    gone = {each.option for each in left_out}
    allowed = np.array([option.id not in gone for option in known.priors.options])
    score = scores(known.action, pain, np.array([now.left]), rules)[0] - _burden(known, now)
    share = chances(score[None], allowed[None], rules.choosing)[0]
    teaches = knowledge_gain(known.action, strength_at(rules, pain))[0]
    return _Looked(known, now, result, left_out, score, share, teaches)


def _burden(known: Known, now: Now) -> Floats:
    choosing = known.priors.rules.choosing
    tens = np.array([now.minutes.get(name, 0.0) / 10 for name in known.priors.ids])
    things = np.array([now.things.get(name, 0) for name in known.priors.ids])
    burden: Floats = choosing.burden_ten_minutes * tens + choosing.burden_thing * things
    return burden


def _left_out(known: Known, now: Now, result: ReliefResult) -> Iterator[NotOffered]:
    rules, gone = known.priors.rules, dropped(known.action, known.record, known.priors.rules)[0]
    for prior, relief, worse in zip(known.priors.options, result.options, gone, strict=True):
        unsure = relief.interval_80[0] < -rules.choosing.harm
        if prior.id in now.not_safe:
            because = now.not_safe[prior.id]
            yield NotOffered(option=prior.id, why=LeftOut.NOT_SAFE, because=because)
        elif prior.group == OptionGroup.MEDICINE:
            yield NotOffered(option=prior.id, why=LeftOut.MEDICINE)
        elif worse or relief.claim is Claim.SEEMS_WORSE:
            yield NotOffered(option=prior.id, why=LeftOut.SEEMS_WORSE)
        elif unsure and now.pain > rules.choosing.high_pain:
            yield NotOffered(option=prior.id, why=LeftOut.TOO_UNSURE_IN_PAIN)


def _waiting(known: Known, now: Now) -> float:
    if not now.agreed_to_wait:
        return 0.0
    pain, waited = np.array([now.pain]), np.array([now.waited])
    sessions, choosing = int(np.sum(known.record.option > 0)), known.priors.rules.choosing
    return float(wait_chance(pain, waited, sessions, choosing)[0])


def _suggestion(looked: _Looked, first: str | None, propensity: float) -> Suggestion:
    listed = _listed(looked)
    kept = _kept(looked, listed)
    order = sorted([*listed, *kept], key=lambda name: name != first)
    waits = looked.known.priors.rules.choosing.waits - looked.now.waited
    return Suggestion(
        first=first,
        propensity=propensity,
        offers=tuple(_offer(looked, name, kept.get(name)) for name in order),
        left_out=looked.left_out,
        waits_left=max(waits, 0) if looked.now.agreed_to_wait else 0,
    )


def _listed(looked: _Looked) -> list[str]:
    """The best few of what is allowed, best first."""
    gone = {each.option for each in looked.left_out}
    best = sorted(zip(-looked.score, looked.known.priors.ids, strict=True))
    allowed = [name for _, name in best if name not in gone]
    return allowed[: looked.known.priors.rules.choosing.listed]


def _kept(looked: _Looked, listed: list[str]) -> dict[str, Reason]:
    """The best gentle movement and the best calm option, if the list holds none of its kind."""
    groups = {option.id: option.group for option in looked.known.priors.options}
    gone = {*listed, *(each.option for each in looked.left_out)}
    best = sorted(zip(-looked.score, looked.known.priors.ids, strict=True))
    kept: dict[str, Reason] = {}
    for kinds, reason in (
        (MOVING, Reason.KEPT_GENTLE),
        ((OptionGroup.CALM,), Reason.KEPT_CALM),
    ):
        others = [name for _, name in best if groups[name] in kinds and name not in gone]
        if others and not any(groups[name] in kinds for name in listed):
            kept[others[0]] = reason
    return kept


def _offer(looked: _Looked, name: str, kept: Reason | None) -> Offer:
    place = looked.known.priors.ids.index(name)
    relief = looked.result.options[place]
    strength = float(strength_at(looked.known.priors.rules, np.array(looked.now.pain)))
    low, high = relief.interval_80
    return Offer(
        option=name,
        expected=strength * relief.mean,
        interval_80=(strength * low, strength * high),
        chance=float(looked.share[place]),
        teaches=float(looked.teaches[place]),
        reasons=(*([kept] if kept else []), *_reasons(looked, relief)),
    )


def _reasons(looked: _Looked, relief: OptionRelief) -> Iterator[Reason]:
    """Nothing whose estimate leaves room for harm is called likely to help."""
    rules = looked.known.priors.rules
    safe = relief.interval_80[0] >= -rules.choosing.harm
    own = {Claim.HELPS_YOU: Reason.HELPS_YOU, Claim.LEANING: Reason.LEANING}.get(relief.claim)
    if safe and own:
        yield own
    elif safe and relief.p_better > rules.strict.leaning and not relief.weak_prior:
        yield Reason.HELPS_OTHERS
    else:
        yield Reason.WORTH_TRYING
    if relief.n < rules.choosing.still_learning:
        yield Reason.STILL_LEARNING
