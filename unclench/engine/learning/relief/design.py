"""From sessions to a linear model: what each rating is made of, and how the noise hangs together.

    before - after = by itself + above_usual (before - usual) + own + f(before) d + noise

Drift of an effect and the bump of the first uses are counted to the noise, in units of it, so that
one factorisation serves every level of noise. An effect is that of the latest use.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    used = record.parts_of(len(priors.options))
    earlier: Floats = np.cumsum(used > 0, axis=1, dtype=np.float64) - (used > 0)
    novel = used * (earlier < rules.novel_uses)
    return Design(
        drop=record.before - record.after - rules.novelty * novel.sum(axis=2),
        columns=_columns(record, rules, used * strength[:, :, None]),
        clock=_clock(record.day, rules.noise.least_gap_days),
        extra=_extra(rules, used * strength[:, :, None], novel),
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


def _extra(rules: ReliefRules, effects: Floats, novel: Floats) -> Floats:
    """The bump that two first uses share, and the drift between a use and the latest one."""
    bump = rules.novelty_share_of_noise**2 * novel @ novel.swapaxes(1, 2)
    by_option = zip(np.moveaxis(effects, 2, 0), _later(effects > 0), strict=True)
    drift = sum((_drift(*each) for each in by_option), np.zeros_like(bump))
    extra: Floats = bump + rules.habit_share_of_noise**2 * drift
    return extra


def _later(used: NDArray[np.bool_]) -> Floats:
    """How often each option was used after each session: options by people by sessions."""
    after = used[:, ::-1].cumsum(axis=1)[:, ::-1] - used
    later: Floats = np.moveaxis(after, 2, 0).astype(np.float64)
    return later


def _drift(effect: Floats, later: Floats) -> Floats:
    shared = np.minimum(later[:, :, None], later[:, None, :])
    drift: Floats = shared * effect[:, :, None] * effect[:, None, :]
    return drift
