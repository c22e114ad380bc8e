"""What a trial came to, in the points of its outcome."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .values import Verdict

Interval = tuple[float, float]


@dataclass(frozen=True)
class Contrast:
    """Arm a minus arm b, in points of the outcome (of the chance of a yes day for yes or no).

    With a pain score a negative mean speaks for a. p_better: the probability that a is the better
    of the two, whichever direction that is; p_better_by_mcid: better by at least the smallest
    difference that matters; p_same: less apart than that. prior_share: how much of what is known
    of the difference was there before the first day, 0 to 1.
    """

    a: str
    b: str
    mean: float
    sd: float
    interval_50: Interval
    interval_80: Interval
    interval_95: Interval
    p_better: float
    p_better_by_mcid: float
    p_same: float
    prior_share: float


@dataclass(frozen=True)
class Estimate:
    """A number of the noise: its posterior mean and standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True)
class Look:
    """Where in the plan this analysis stands.

    at_look: claims are allowed today; at_end: it is the last look; next: the day of the next one;
    share: how much of the trial is over, above 0 to 1.
    """

    at_look: bool
    at_end: bool
    next: int | None
    share: float


@dataclass(frozen=True)
class TrialResult:
    """Everything that is known of a trial, and what may be said of it.

    arms, contrasts: each pair once; best: the arm ahead, None when nothing was learnt; p_best: by
    arm; phi: posterior mean of the correlation of a day with the next; sigma: of the noise, in
    points; noise: these two, tau (periods) and omega (drift); days: answered days; missing: days
    without an answer; prior_share: the average of the contrasts'; tipping_point: by how many
    points the missing days of the arm ahead would have to be off from what the model expects of
    them for another verdict, None if none of those tried (0.5, 1 and 2 tenths of the scale; of yes
    or no the same in log odds) does; as_done: the contrasts per unit of what was actually done;
    notes: what had to be decided or was not learnt.
    """

    arms: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    verdict: Verdict
    best: str | None
    p_best: Mapping[str, float]
    phi: float
    sigma: float
    noise: Mapping[str, Estimate]
    days: int
    missing: int
    prior_share: float
    look: Look
    mcid: float
    lower_is_better: bool
    model: str
    tipping_point: float | None
    as_done: tuple[Contrast, ...] | None
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The result for a file: the same names, no classes."""
        return asdict(self) | {"verdict": str(self.verdict)}
