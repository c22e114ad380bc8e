"""A trial in, and what is known of it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from unclench.engine.learning.condense import condensed
from unclench.engine.learning.mixture import Floats, Mixture

from .columns import columns_of, helmert
from .contrasts import Known, Scale, chances_of_being_best, contrast, pairs
from .grid import Grid, Model, fit
from .judge import judge, look_of
from .latent import fit_latent, is_pressed, risk_difference
from .missing import DELTAS, as_done, done_unlike, missing_by_arm, shifted, tipping_point
from .prepare import Prepared, prepare
from .results import Contrast, Estimate, Look, TrialResult
from .so_far import so_far
from .values import Outcome, Trial, Verdict
from .widen import prior_sd, widened


def analyse_trial(trial: Trial) -> TrialResult:
    """Everything that is known of a trial. Raises ValueError, in words, for what cannot be one.

    Too little to learn from (one arm, no answers, every answer the same) leaves what was assumed
    before, and a note that says so.
    """
    trial, left_out = so_far(trial)
    ready = prepare(trial)
    ready = replace(ready, notes=(*left_out, *ready.notes))
    empty = _nothing_to_learn(ready)
    grid, model, scale = _nothing_known(trial, ready) if empty else _learnt(trial, ready)
    known = Known(ready.arms, helmert(len(ready.arms)), grid.log_weight, grid.mean, grid.covariance)
    return _result(trial, ready, _Fitted(grid, known, scale, model, empty))


@dataclass(frozen=True)
class _Fitted:
    """What was fitted, how it is read, which model it was, and why nothing was learnt (or None)."""

    grid: Grid
    known: Known
    scale: Scale
    model: str
    empty: str | None


def _nothing_to_learn(ready: Prepared) -> str | None:
    """Why nothing can be learnt, or None."""
    if not len(ready.values):
        return "No day has an answer yet: this is what was assumed before the first day."
    if len(set(ready.arm.tolist())) < 2:
        return (
            "Only one arm has answers: what stands here is what was assumed before the first day."
        )
    if np.ptp(ready.values) == 0:
        return (
            "Every answer is the same: what stands here is what was assumed before the first day."
        )
    return None


def _learnt(trial: Trial, ready: Prepared) -> tuple[Grid, str, Scale]:
    columns = columns_of(ready, trial.priors, trial.lingers)
    model = Model(ready.days, ready.period, ready.values, columns, trial.priors)
    if trial.outcome is Outcome.YES_NO:
        grid, kind = fit_latent(model, yes_no=True), "yes or no"
    elif is_pressed(ready.values):
        grid, kind = fit_latent(model, yes_no=False), "floor or ceiling"
    else:
        grid, kind = fit(model), "normal"
    grid = widened(grid, trial.priors)
    return grid, kind, _scale(trial, ready, grid)


def _scale(trial: Trial, ready: Prepared, grid: Grid) -> Scale:
    believed = prior_sd(grid, trial.priors)
    if trial.outcome is not Outcome.YES_NO:
        return Scale(trial.point, trial.smallest, trial.lower_is_better, believed)
    yes = float(ready.values.sum() + 0.5) / (len(ready.values) + 1)
    mcid = 0.1 if trial.mcid is None else trial.mcid
    return Scale(1.0, mcid, trial.lower_is_better, believed, risk_difference(yes))


def _nothing_known(trial: Trial, ready: Prepared) -> tuple[Grid, str, Scale]:
    """The prior, as a grid of one node for each of its two parts."""
    size = len(ready.arms) - 1
    one, p = np.ones(1), trial.priors
    sigma = one * p.sigma * np.exp(p.sigma_log_sd**2 / 2)
    spread = np.sqrt(2 / np.pi)
    covariance = np.eye(size)[..., None] * p.difference_sd**2 / 2
    phi = one * p.phi_a / (p.phi_a + p.phi_b)
    grid = Grid(
        phi, one * p.tau_sd * spread, one * p.omega_sd * spread, sigma,
        np.zeros(1), np.zeros((size, 1)), covariance,
    )  # fmt: skip
    grid = widened(grid, p)
    return grid, "prior", _scale(trial, ready, grid)


def _result(trial: Trial, ready: Prepared, fitted: _Fitted) -> TrialResult:
    order = pairs(ready.arms, trial.reference)
    mixtures = [fitted.known.difference(a, b) for a, b in order]
    found = _contrasts(ready, order, mixtures, fitted.scale)
    look = _look(trial, ready)
    verdict, best = judge(trial, ready.arms, found, look)
    missed, _ = missing_by_arm(ready)
    if fitted.empty:
        verdict = Verdict.TOO_EARLY
    noise, these = _noise(fitted), (order, mixtures, fitted.scale)
    return TrialResult(
        arms=ready.arms,
        contrasts=found,
        verdict=verdict,
        best=None if fitted.empty else best,
        p_best=chances_of_being_best(fitted.known, trial.lower_is_better),
        phi=noise["phi"].mean,
        sigma=noise["sigma"].mean,
        noise=noise,
        days=len(ready.values),
        missing=round(float(missed.sum())),
        prior_share=float(np.mean([pair.prior_share for pair in found])),
        look=look,
        mcid=fitted.scale.mcid,
        lower_is_better=trial.lower_is_better,
        model=fitted.model,
        tipping_point=_tipping(trial, ready, these, (verdict, best, look)),
        as_done=_as_done(trial, ready, these),
        notes=tuple(_notes(trial, ready, fitted, look)),
    )


Pairs = tuple[list[tuple[int, int]], list[Mixture], Scale]


def _contrasts(
    ready: Prepared, order: Sequence[tuple[int, int]], mixtures: Sequence[Mixture], scale: Scale
) -> tuple[Contrast, ...]:
    return tuple(
        contrast((ready.arms[a], ready.arms[b]), known, scale)
        for (a, b), known in zip(order, mixtures, strict=True)
    )


def _look(trial: Trial, ready: Prepared) -> Look:
    days = ready.calendar.days
    if not len(days):
        return look_of(trial, 1, 0)
    return look_of(trial, int(days[0]), int(days[-1]))


def _noise(fitted: _Fitted) -> dict[str, Estimate]:
    grid, unit = fitted.grid, fitted.scale.unit
    weights = np.exp(grid.log_weight - grid.log_weight.max())
    weights /= weights.sum()
    return {
        "phi": _estimate(grid.phi, weights),
        "sigma": _estimate(grid.sigma * unit, weights),
        "tau": _estimate(grid.tau * unit, weights),
        "omega": _estimate(grid.omega * unit, weights),
    }


def _estimate(points: Floats, weights: Floats) -> Estimate:
    mean = float(weights @ points)
    variance = float(weights @ (points - mean) ** 2)
    return Estimate(mean, max(variance, 0.0) ** 0.5)


def _tipping(
    trial: Trial, ready: Prepared, these: Pairs, said: tuple[Verdict, str, Look]
) -> float | None:
    """How far the missing days of the arm ahead have to be off, to either side."""
    order, mixtures, scale = these
    verdict, best, look = said
    missed, all_days = missing_by_arm(ready)
    at = ready.arms.index(best)
    if not missed[at] or not len(ready.values):
        return None

    def changes(delta: float) -> bool:
        return any(said_if(by) != verdict for by in (delta, -delta))

    def said_if(delta: float) -> Verdict:
        by = delta / scale.unit * missed[at] / all_days[at]
        moved = [
            shifted(known, by * ((a == at) - (b == at)))
            for (a, b), known in zip(order, mixtures, strict=True)
        ]
        return judge(trial, ready.arms, _contrasts(ready, order, moved, scale), look)[0]

    return tipping_point(changes, [delta * scale.unit for delta in DELTAS])


def _as_done(trial: Trial, ready: Prepared, these: Pairs) -> tuple[Contrast, ...] | None:
    """The contrasts per unit of what was done; the reference asks nothing of anybody."""
    if np.isnan(ready.adherence).all():
        return None
    order, mixtures, scale = these
    found = []
    for (a, b), known in zip(order, mixtures, strict=True):
        if done_unlike(ready, a, b, trial.reference):
            continue
        asked = [k for k in (a, b) if ready.arms[k] != trial.reference]
        per_unit = as_done(known, ready.adherence[np.isin(ready.arm, asked)])
        if per_unit is not None:
            names = (ready.arms[a], ready.arms[b])
            found.append(contrast(names, condensed(per_unit), scale))
    return tuple(found) or None


def _notes(trial: Trial, ready: Prepared, fitted: _Fitted, look: Look) -> Iterator[str]:
    yield from ready.notes
    unlike = (done_unlike(ready, a, b, trial.reference) for a, b in pairs(ready.arms, None))
    yield from filter(None, unlike)
    if fitted.empty:
        yield fitted.empty
    if fitted.model == "floor or ceiling":
        yield "More than one answer in five stands at an end of the scale: read as 'at least that'."
    if not trial.looks:
        yield (
            "No looks were planned, so this counts as the only one, at the end. Whoever looks again"
            " and again finds something by chance: then plan the looks."
        )
    if not look.at_look and look.next is not None:
        yield f"Between looks nothing is claimed. The next look is on day {look.next}."
