"""From sessions to a linear model: what each rating is made of, and how the noise hangs together.

    before - after = by itself + above_usual (before - usual) + own + f(before) d + noise

Drift of an effect and the bump of the first uses are counted to the noise, in units of it, so that
one factorisation serves every level of noise. An effect is that of the latest use.
"""

from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.priors import ReliefPriors
from unclench.engine.learning.relief.sessions import Record
from unclench.engine.values.relief_prior import ReliefRules

SHORTEST, LONGEST = 0.3, 1.5


@dataclass(frozen=True)
class Design:
    """People by sessions (by columns). drop: points less the usual bump of novelty.

    columns: one for each bout, then above-usual, own choice, and each option. clock: elapsed days
    with a least gap. extra: covariance beside the AR(1) part, in units of the noise variance.
    """

    drop: Floats
    columns: Floats
    clock: Floats
    extra: Floats
    bouts: int


def design(record: Record, priors: ReliefPriors) -> Design:
    """The linear model of these sessions."""
    rules = priors.rules
    strength = strength_at(rules, record.before)
    used = (record.option[:, :, None] == np.arange(1, len(priors.options) + 1)).astype(np.float64)
    earlier = np.sum((np.cumsum(used, axis=1) - used) * used, axis=2)
    novel = ((record.option > 0) & (earlier < rules.novel_uses)).astype(np.float64)
    return Design(
        drop=record.before - record.after - rules.novelty * novel,
        columns=_columns(record, rules, used * strength[:, :, None]),
        clock=_clock(record.day, rules.noise.least_gap_days),
        extra=_extra(record, rules, novel, strength),
        bouts=_bouts(record),
    )


def strength_at(rules: ReliefRules, before: Floats) -> Floats:
    """How much of an effect shows at this pain; 1 at `pain_at`."""
    grown: Floats = (np.maximum(before, 0.0) / rules.pain_at) ** rules.pain_power
    return grown


def _bouts(record: Record) -> int:
    return int(record.episode.max(initial=0)) + 1


def _columns(record: Record, rules: ReliefRules, effects: Floats) -> Floats:
    bout = record.episode[:, :, None] == np.arange(_bouts(record))
    time = np.clip(
        _grown(record.minutes) / _grown(np.array(rules.usual_minutes)), SHORTEST, LONGEST
    )
    above = record.before - usual_pain(record.before, rules)
    parts = (bout * time[:, :, None], above[:, :, None], record.own[:, :, None], effects)
    return np.concatenate(parts, axis=2)


def _grown(minutes: Floats) -> Floats:
    share: Floats = 1 - np.exp(-minutes / 45.0)
    return share


def usual_pain(before: Floats, rules: ReliefRules) -> Floats:
    """What was usual for the person up to each session, in points."""
    weight = rules.usual_pain_weight
    count = weight + np.arange(1, before.shape[1] + 1)
    usual: Floats = (weight * rules.usual_pain + np.cumsum(before, axis=1)) / count
    return usual


def _clock(day: Floats, least_gap: float) -> Floats:
    gaps = np.maximum(np.diff(day, axis=1, prepend=day[:, :1]), least_gap)
    clock: Floats = np.cumsum(gaps, axis=1)
    return clock


def _extra(record: Record, rules: ReliefRules, novel: Floats, strength: Floats) -> Floats:
    """The bump that two first uses share, and the drift between a use and the latest one."""
    same = (record.option[:, :, None] == record.option[:, None, :]) & (record.option > 0)[:, None]
    later = np.sum(np.triu(same, 1), axis=2).astype(np.float64)
    drift = np.minimum(later[:, :, None], later[:, None, :]) * _pairs(strength)
    bump = rules.novelty_share_of_noise**2 * _pairs(novel)
    extra: Floats = same * (rules.habit_share_of_noise**2 * drift + bump)
    return extra


def _pairs(values: Floats) -> Floats:
    product: Floats = values[:, :, None] * values[:, None, :]
    return product
