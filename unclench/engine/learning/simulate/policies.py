"""Ways of choosing the next session: ours, and what it is compared with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.relief.priors import ReliefPriors
from unclench.engine.learning.relief.sessions import Record, Whole
from unclench.engine.learning.simulate.population import NOISE
from unclench.engine.learning.suggest.policy import chances, dropped, scores

EXPLORED = 0.1


@dataclass(frozen=True)
class Moment:
    """What a policy may know: the record so far, pain now, and sessions to come, this one too.

    fitted: the posterior for acting, None for a policy that does without.
    """

    record: Record
    priors: ReliefPriors
    pain: Floats
    left: int
    fitted: Fitted | None
    chance: np.random.Generator

    @property
    def people(self) -> int:
        """How many people choose."""
        return len(self.pain)

    @property
    def options(self) -> int:
        """From how many options."""
        return len(self.priors.options)


Policy = Callable[[Moment], Whole]


def guideline(moment: Moment) -> Whole:
    """What trials found best on average, every time."""
    return np.full(moment.people, int(np.argmax(moment.priors.action.means)) + 1)


def at_random(moment: Moment) -> Whole:
    """Any option, all alike."""
    return moment.chance.integers(1, moment.options + 1, moment.people)


def last_worked(moment: Moment) -> Whole:
    """The last one again if pain fell by a point, otherwise any."""
    record, any_one = moment.record, at_random(moment)
    if not record.option.shape[1]:
        return any_one
    worked = (record.before - record.after)[:, -1] >= 1
    return np.where(worked & (record.option[:, -1] > 0), record.option[:, -1], any_one)


def epsilon_greedy(moment: Moment) -> Whole:
    """Each once, then the best average drop; any one in a tenth of the sessions."""
    uses, mean = _averages(moment)
    untried = np.where(uses == 0, 1e6 + moment.chance.random(uses.shape), mean)
    explores = moment.chance.random(moment.people) < EXPLORED
    return np.where(explores, at_random(moment), untried.argmax(axis=1) + 1)


def upper_bound(moment: Moment) -> Whole:
    """UCB1 on average drops, with the usual noise known to it."""
    uses, mean = _averages(moment)
    so_far = moment.record.option.shape[1] + 1
    width = NOISE * np.sqrt(2 * np.log(so_far) / np.maximum(uses, 1))
    bound = np.where(uses == 0, 1e6 + moment.chance.random(uses.shape), mean + width)
    best: Whole = bound.argmax(axis=1) + 1
    return best


def thompson(moment: Moment) -> Whole:
    """The best of one draw from the posterior of the model."""
    best: Whole = _drawn(moment, 1.0).argmax(axis=1) + 1
    return best


def tempered_thompson(moment: Moment) -> Whole:
    """The same with half of the spread."""
    best: Whole = _drawn(moment, 0.5).argmax(axis=1) + 1
    return best


def top_two(moment: Moment) -> Whole:
    """The leader in half of the sessions, otherwise the best other one of a draw."""
    leader = _fitted(moment).mean[:, 1:].argmax(axis=1)
    drawn = _drawn(moment, 1.0)
    drawn[np.arange(moment.people), leader] = -np.inf
    leads = moment.chance.random(moment.people) < 0.5
    chosen: Whole = np.where(leads, leader, drawn.argmax(axis=1)) + 1
    return chosen


def ours(moment: Moment) -> Whole:
    """What `suggest` does, for many people at once; burdens and the safe set left out."""
    fitted, rules = _fitted(moment), moment.priors.rules
    left = np.full(moment.people, float(moment.left))
    score = scores(fitted, moment.pain, left, rules)
    share = chances(score, ~dropped(fitted, moment.record, rules), rules.choosing)
    return _draw(share, score, moment.chance)


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        "ours": ours,
        "guideline": guideline,
        "random": at_random,
        "last_worked": last_worked,
        "epsilon_greedy": epsilon_greedy,
        "ucb": upper_bound,
        "thompson": thompson,
        "tempered_thompson": tempered_thompson,
        "top_two": top_two,
    }
)
WITH_MODEL = frozenset({"ours", "thompson", "tempered_thompson", "top_two"})


def _draw(share: Floats, score: Floats, chance: np.random.Generator) -> Whole:
    """One option for each person; the best score where everything was dropped."""
    nothing = ~share.any(axis=1)
    share[nothing, score.argmax(axis=1)[nothing]] = 1.0
    reached = np.cumsum(share, axis=1) > chance.random(len(share))[:, None] * (1 - 1e-12)
    drawn: Whole = reached.argmax(axis=1) + 1
    return drawn


def _averages(moment: Moment) -> tuple[Floats, Floats]:
    record = moment.record
    used = record.option[:, :, None] == np.arange(1, moment.options + 1)
    uses = used.sum(axis=1).astype(np.float64)
    total = np.einsum("bnk,bn->bk", used.astype(np.float64), record.before - record.after)
    return uses, total / np.maximum(uses, 1)


def _fitted(moment: Moment) -> Fitted:
    if moment.fitted is None:
        raise ValueError("this policy needs the posterior of the model")
    return moment.fitted


def _drawn(moment: Moment, spread: float) -> Floats:
    fitted = _fitted(moment)
    root = np.linalg.cholesky(fitted.covariance[:, 1:, 1:] + 1e-12 * np.eye(moment.options))
    normal = moment.chance.standard_normal((moment.people, moment.options))
    drawn: Floats = fitted.mean[:, 1:] + spread * np.einsum("bij,bj->bi", root, normal)
    return drawn
