"""What a schedule can be expected to show, before the first day.

Given the noise, what the days up to a look say of the arms is a normal score with a known
information matrix, whatever the answers will be; the score of a later look adds an independent
part. So the course of a whole trial, looks and all, is drawn without drawing a single day. The
analysis will have to learn the noise from the same periods, which makes its tails those of
Student's t with about as many degrees of freedom as there are periods, and a few for what is
assumed of the noise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, stdtr, stdtrit

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.trials.columns import carry_over, helmert
from unclench.engine.learning.trials.eliminate import eliminate
from unclench.engine.learning.trials.filtering import Course, Spreads, filtered
from unclench.engine.learning.trials.judge import SAME
from unclench.engine.learning.trials.prepare import Calendar
from unclench.engine.learning.trials.values import Bounds, Priors

from .noise import Noise
from .schedule import Schedule

COURSES = 250  # drawn for each kind of noise
KNOWN_BEFORE = 6.0  # periods that would tell as much of the noise as is assumed of it


@dataclass(frozen=True)
class Setting:
    """What the trial will be judged by: the smallest difference that matters (in points of 0 to
    10), whether something may linger, and whether one arm is a reference."""

    mcid: float
    lingers: bool
    reference: bool
    priors: Priors

    def bounds(self, arms: int, period_days: int) -> Floats:
        """What each arm needs at the end; a reference, if there is one, is the last."""
        daily, rule = period_days == 1, Bounds()
        bounds = np.full(arms, rule.needed(against_reference=self.reference, daily=daily))
        bounds[-1] = rule.needed(against_reference=False, daily=daily)
        return bounds


@dataclass(frozen=True)
class Expected:
    """What a schedule can be expected to show, averaged over the kinds of noise.

    power: the chance of a claim when one arm is better than every other by the smallest
    difference that matters; same_when_same: of "no real difference" when there is none;
    false_claim: of a claim when there is none; answer: of either answer when the arms differ as
    much as was assumed of things in general; sd: of a difference at the end, in points.
    """

    power: float
    same_when_same: float
    false_claim: float
    answer: float
    sd: float


def expected(
    schedule: Schedule,
    looks: tuple[int, ...],
    noise: Noise,
    setting: Setting,
    chance: np.random.Generator,
) -> Expected:
    """The chances of a schedule with these looks (days, the last one the end)."""
    information = np.stack([_information(schedule, day, noise, setting) for day in looks])
    arms = schedule.arms
    one_better = np.zeros(arms)
    one_better[0] = -setting.mcid
    spread = setting.priors.difference_sd / np.sqrt(2)
    cases = {
        "power": np.broadcast_to(one_better, (COURSES, arms)),
        "null": np.zeros((COURSES, arms)),
        "any": chance.normal(0, spread, (COURSES, arms)),
    }
    said = {
        name: _said(information, effects, (looks, schedule.period_days), setting, chance)
        for name, effects in cases.items()
    }
    return Expected(
        float(said["power"][0].mean()),
        float(said["null"][1].mean()),
        float(said["null"][0].mean()),
        float((said["any"][0] | said["any"][1]).mean()),
        _sd(information[-1], arms, setting.priors),
    )


def _information(schedule: Schedule, until: int, noise: Noise, setting: Setting) -> Floats:
    """What the days until then say of the orthonormal differences: (noise, size, size)."""
    days = np.arange(1.0, until + 1)
    arm = np.array(schedule.arm_by_day[:until], dtype=np.intp)
    period = np.array(schedule.period_by_day[:until])
    columns, widths = [np.ones(until), (days - days.mean()) / 28], [setting.priors.trend_sd]
    if setting.lingers:
        left = carry_over(Calendar(days, arm, period), schedule.arms, setting.priors)
        left = left[:, left.any(axis=0)]
        columns += list(left.T)
        widths += [setting.priors.carry_over_sd] * left.shape[1]
    stacked = np.column_stack([*columns, helmert(schedule.arms)[arm]])
    begins = np.diff(period, prepend=-1) != 0
    spreads = Spreads(noise.phi, noise.tau / noise.sigma, noise.omega / noise.sigma)
    gram = filtered(Course(days, begins, stacked), spreads, setting.priors.drift_days).gram
    gram = gram / noise.sigma**2
    for k, width in enumerate(widths, start=1):
        gram[k, k] += 1 / width**2
    rest, _ = eliminate(gram, len(columns))
    upper = np.triu(np.ones(rest.shape[:2]))[..., None] * rest
    full = upper + np.triu(np.ones(rest.shape[:2]), 1).T[..., None] * rest.transpose(1, 0, 2)
    return np.ascontiguousarray(full.transpose(2, 0, 1))


def _said(
    information: Floats,
    effects: Floats,
    plan: tuple[tuple[int, ...], int],
    setting: Setting,
    chance: np.random.Generator,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each drawn trial ends with a claim of a difference, and with one of none:
    (noise, course) each."""
    looks, period_days = plan
    arms = effects.shape[1]
    basis = helmert(arms)
    truth = effects @ basis
    size = basis.shape[1]
    score = np.zeros((information.shape[1], len(effects), size))
    claimed = np.zeros(score.shape[:2], dtype=bool)
    before = np.zeros_like(information[0])
    for at, now in zip(looks, information, strict=True):
        score += _step(now - before, truth, chance, score.shape)
        before = now
        mean, covariance = _posterior(now, score, setting.priors)
        freedom = at / period_days - 1 + KNOWN_BEFORE
        bounds = stdtrit(freedom, ndtr(setting.bounds(arms, period_days) / np.sqrt(at / looks[-1])))
        beyond, same = _compared(mean, covariance, bounds, (setting.mcid, freedom))
        claimed |= beyond
    return claimed, ~claimed & same


def _step(
    gained: Floats, truth: Floats, chance: np.random.Generator, shape: tuple[int, ...]
) -> Floats:
    """What the days since the last look add to the score: its mean, and as much chance."""
    values, vectors = np.linalg.eigh(gained)
    root = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
    drawn = np.einsum("nij,ncj->nci", root, chance.normal(size=shape))
    return np.asarray(np.einsum("nij,cj->nci", gained, truth) + drawn, dtype=np.float64)


def _posterior(information: Floats, score: Floats, priors: Priors) -> tuple[Floats, Floats]:
    size = information.shape[-1]
    precision = information + np.eye(size) * 2 / priors.difference_sd**2
    covariance = np.asarray(np.linalg.inv(precision), dtype=np.float64)
    return np.einsum("nij,ncj->nci", covariance, score), covariance


def _compared(
    mean: Floats, covariance: Floats, bounds: Floats, within: tuple[float, float]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether an arm beats every other by as many sds as it needs, and whether all are the same."""
    arms, (mcid, freedom) = len(bounds), within
    basis = helmert(arms)
    beyond = np.zeros(mean.shape[:2], dtype=bool)
    same = np.ones(mean.shape[:2], dtype=bool)
    for a in range(arms):
        weakest = np.full(mean.shape[:2], np.inf)
        for b in range(arms):
            if a != b:
                turn = basis[a] - basis[b]
                sd = np.sqrt(np.einsum("i,nij,j->n", turn, covariance, turn))[:, None]
                difference = mean @ turn
                weakest = np.minimum(weakest, -difference / sd)
                inside = stdtr(freedom, (mcid - difference) / sd)
                inside -= stdtr(freedom, (-mcid - difference) / sd)
                same &= inside >= SAME
        beyond |= weakest >= bounds[a]
    return beyond, same


def _sd(information: Floats, arms: int, priors: Priors) -> float:
    """The average standard deviation of the difference of the first two arms at the end."""
    size = information.shape[-1]
    covariance = np.linalg.inv(information + np.eye(size) * 2 / priors.difference_sd**2)
    turn = helmert(arms)[0] - helmert(arms)[1]
    return float(np.sqrt(np.einsum("i,nij,j->n", turn, covariance, turn)).mean())
