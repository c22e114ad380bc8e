"""The one door of the model of relief: sessions and priors in, what is known of each option out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np
from scipy.special import ndtr

from unclench.engine.learning.mixture import Floats, quantiles
from unclench.engine.learning.relief.claims import (
    STILL_OPEN,
    claim_of,
    named,
    near_best_chances,
    rose_often,
    worsenings,
)
from unclench.engine.learning.relief.design import design
from unclench.engine.learning.relief.fit import QUICK, Fitted, fit, see, spread_nodes
from unclench.engine.learning.relief.priors import ReliefPriors
from unclench.engine.learning.relief.result import (
    ByItself,
    Note,
    OptionRelief,
    ReliefResult,
)
from unclench.engine.learning.relief.sessions import (
    WAITED,
    Record,
    ReliefSession,
    Whole,
    record_of,
)
from unclench.engine.learning.relief.tell import would_tell
from unclench.engine.values.relief_prior import Strict

SMALLEST = 1e-7  # a node that counts for less is left out of quantiles
SHARES = np.array([0.025, 0.1, 0.25, 0.75, 0.9, 0.975])
MOST_SESSIONS = 400
FEW_WAITS = 4


@dataclass(frozen=True)
class Known:
    """Both posteriors of one person, under the belief for acting and under the one for claiming."""

    priors: ReliefPriors
    record: Record
    action: Fitted
    claim: Fitted
    notes: tuple[Note, ...] = ()


def analyse_relief(sessions: Sequence[ReliefSession], priors: ReliefPriors) -> ReliefResult:
    """What is known of each option after these sessions, given in any order.

    Raises KeyError for a session with an option that the priors do not hold. Without sessions it
    is the prior, and a note says so.
    """
    return result_of(learn(sessions, priors))


def learn(sessions: Sequence[ReliefSession], priors: ReliefPriors) -> Known:
    """Both posteriors, from which a result or a suggestion is made."""
    usable, notes = _usable(sessions)
    record = record_of(usable, priors.ids, priors.rules.usual_minutes)
    seen = see(design(record, priors), priors.rules)
    action, claim = (fit(seen, each, priors.rules) for each in (priors.action, priors.claim))
    return Known(priors, record, action, claim, (*notes, *_notes(usable)))


def uses_of(known: Known) -> Whole:
    """How often each option was used."""
    parts = known.record.parts_of(len(known.priors.options))
    uses: Whole = np.sum(parts[0] > 0, axis=0, dtype=np.int64)
    return uses


def result_of(known: Known) -> ReliefResult:
    """The posteriors as values to show."""
    chances = near_best_chances(known.action, known.priors.rules)
    place = int(named(chances, uses_of(known)[None], known.priors.rules)[0])
    return ReliefResult(
        options=_options(known, chances[0]),
        near_best=known.priors.ids[place - 1] if place else None,
        by_itself=_by_itself(known),
        sessions=known.record.option.size,
        noise=float(known.action.weights[0] @ known.action.noise[0]),
        correlation=float(known.action.weights[0] @ known.action.correlation[0]),
        notes=known.notes,
    )


def _usable(sessions: Sequence[ReliefSession]) -> tuple[list[ReliefSession], list[Note]]:
    """The latest sessions whose numbers are numbers, pain held to the scale."""
    rated = [each for each in sessions if all(map(isfinite, (each.day, each.before, each.after)))]
    latest = sorted(rated, key=lambda each: each.day)[-MOST_SESSIONS:]
    left_out = [Note.RATING_LEFT_OUT] if len(rated) < len(sessions) else []
    oldest = [Note.OLDEST_LEFT_OUT] if len(latest) < len(rated) else []
    return [_on_scale(each) for each in latest], [*left_out, *oldest]


def _on_scale(session: ReliefSession) -> ReliefSession:
    before, after = (min(max(each, 0.0), 10.0) for each in (session.before, session.after))
    minutes = session.minutes if session.minutes and session.minutes > 0 else None
    return replace(session, before=before, after=after, minutes=minutes)


def _notes(sessions: Sequence[ReliefSession]) -> list[Note]:
    if not sessions:
        return [Note.NO_SESSIONS]
    waited = sum(each.option == WAITED for each in sessions)
    drops = {each.before - each.after for each in sessions}
    used = {name for each in sessions for name in each.options} - {WAITED}
    said = {
        Note.NEVER_WAITED: waited == 0,
        Note.FEW_WAITED: 0 < waited < FEW_WAITS,
        Note.ALL_RATINGS_EQUAL: len(drops) == 1 and len(sessions) > 1,
        Note.ONE_OPTION: len(used) == 1 and waited == 0,
    }
    return [note for note, holds in said.items() if holds]


def _by_itself(known: Known) -> ByItself:
    fitted = known.action
    low, high = _edges(fitted, slice(0, 1), SHARES[[0, -1]])[0]
    return ByItself(
        mean=float(fitted.mean[0, 0]),
        sd=float(np.sqrt(fitted.covariance[0, 0, 0])),
        interval_95=(float(low), float(high)),
        waited=int(np.sum(known.record.option == 0)),
    )


def _told(fitted: Fitted, which: slice) -> tuple[Floats, Floats]:
    """Means and sds of the first person, by nodes."""
    return fitted.means[0, :, which].T, fitted.sds[0, :, which].T


def _edges(fitted: Fitted, which: slice, shares: Floats) -> Floats:
    """Quantiles of the first person, without the nodes that count for next to nothing."""
    weights, (means, sds) = fitted.weights[0], _told(fitted, which)
    counts = weights > SMALLEST * weights.max()
    return quantiles(weights[counts], means[:, counts], sds[:, counts], shares)


def strict_chances(claim: Fitted, strict: Strict) -> Floats:
    """The probability of a noticeable drop under the strict belief: people by options."""
    bound = strict.noticeable + strict.expectation
    away = (claim.means[:, :, 1:] - bound) / claim.sds[:, :, 1:]
    chances: Floats = np.einsum("bn,bnk->bk", claim.weights, ndtr(away))
    return chances


def _numbers(known: Known, near_best: Floats) -> dict[str, Floats]:
    """The numbers of every option, by the name they have in OptionRelief."""
    rules, fitted = known.priors.rules, known.action
    weights, (means, sds) = fitted.weights[0], _told(fitted, slice(1, None))
    variance, before = np.diagonal(fitted.covariance[0])[1:], _prior_variance(known.priors)
    bounds = (0.0, rules.strict.noticeable, rules.meaningful, -rules.worse.by, -rules.meaningful)
    away = (means - np.array(bounds)[:, None, None]) / sds
    better, noticeable, meaningful, not_worse, not_much_worse = ndtr(away) @ weights
    noise = float(weights @ fitted.noise[0] ** 2)
    return {
        "mean": fitted.mean[0, 1:],
        "sd": np.sqrt(variance),
        "p_better": better,
        "p_noticeable": noticeable,
        "p_meaningful": meaningful,
        "p_worse": 1 - not_worse,
        "p_same": not_much_worse - meaningful,
        "p_strict": strict_chances(known.claim, rules.strict)[0],
        "p_near_best": near_best,
        "prior_share": np.minimum(variance / before, 1.0),
        "own_sessions": np.maximum(1 / variance - 1 / before, 0.0) * noise,
    }


def _prior_variance(priors: ReliefPriors) -> Floats:
    """The variance of each effect beforehand, its unsure spread included."""
    spread = spread_nodes(priors.rules.spread_log_sd, QUICK.scale)
    unsure = np.exp(2 * spread.points + spread.log_weights).sum()
    variance: Floats = np.diagonal(priors.action.covariance) * unsure
    return variance


def _options(known: Known, near_best: Floats) -> tuple[OptionRelief, ...]:
    numbers, uses, rules = _numbers(known, near_best), uses_of(known), known.priors.rules
    rows = [
        dict(zip(numbers, row, strict=True)) for row in np.array([*numbers.values()]).T.tolist()
    ]
    edges = _edges(known.action, slice(1, None), SHARES).tolist()
    places = range(1, len(rows) + 1)
    jumps = [int(worsenings(known.record, place, rules)[0]) for place in places]
    rose = [bool(rose_often(known.record, place, rules)[0]) for place in places]
    claims = [claim_of(*each, rules) for each in zip(rows, uses, rose, strict=True)]
    tells = would_tell(known.claim, uses, rules.strict)
    return tuple(
        OptionRelief(
            option=prior.id,
            **rows[place],
            interval_50=(edges[place][2], edges[place][3]),
            interval_80=(edges[place][1], edges[place][4]),
            interval_95=(edges[place][0], edges[place][5]),
            n=int(uses[place]),
            jumps=jumps[place],
            rose_often=rose[place],
            claim=claims[place],
            would_tell=tells[place] if claims[place] in STILL_OPEN else None,
            rests_on=prior.rests_on,
            weak_prior=prior.weak,
            posterior=known.action.of(0, place + 1),
        )
        for place, prior in enumerate(known.priors.options)
    )
