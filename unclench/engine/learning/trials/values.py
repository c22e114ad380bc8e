"""A single-person trial as it goes in, and what is known of it as it comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MOST_ARMS = 4
MOST_DAYS = 200
ANYTHING_ELSE = "something else"


class Outcome(StrEnum):
    """What a day's value is: a rating on a scale, or whether something happened (1) or not (0)."""

    SCORE = "score"
    YES_NO = "yes_no"


class Verdict(StrEnum):
    """What may be said of a trial; only the last three are claims.

    `too_early`: not enough is known to lean. `leaning`: one arm is ahead, by more than 4 in 5.
    `helps_you`: the best arm is better than every other one. `no_real_difference`: every pair
    differs by less than the smallest change that matters. `seems_worse`: the reference is better
    than everything that was tried against it.
    """

    TOO_EARLY = "too_early"
    LEANING = "leaning"
    HELPS_YOU = "helps_you"
    NO_REAL_DIFFERENCE = "no_real_difference"
    SEEMS_WORSE = "seems_worse"

    @property
    def is_claim(self) -> bool:
        return self not in (Verdict.TOO_EARLY, Verdict.LEANING)


@dataclass(frozen=True)
class TrialDay:
    """One day of a trial. An answer that is not there is None; the day may also be left out.

    day: number of the day, the first may be any; arm: what was assigned; value: in points of the
    outcome; period: a name for the stretch of days that was assigned as one (without any, days
    with one arm in a row are a period); adherence: done / assigned, 0 to 1, None when unknown.
    """

    day: int
    arm: str
    value: float | None = None
    period: str | None = None
    adherence: float | None = None


@dataclass(frozen=True)
class Priors:
    """What is assumed before the first day, in points of a scale from 0 to 10.

    The difference of any two arms lies about 0, whatever the arms are called: no arm is favoured.
    Most are modest, some are large: a mixture of two normals. Engineering proposal.

    difference_sd: of one arm minus another, as a rule; wide_difference_sd: the same where things
    differ much, and wide_share how probable that is beforehand (0: never); carry_over_sd: left of
    an arm on the first day after it, halved with each day; trend_sd: of the steady course, points
    per 28 days; sigma: median of the day-to-day noise, and sigma_log_sd its spread; phi_a, phi_b:
    of the Beta distribution of the correlation of one day with the next; tau_sd: of the
    half-normal spread of periods, omega_sd: of the slow drift, which forgets itself over
    drift_days.
    """

    difference_sd: float = 0.8
    wide_difference_sd: float = 2.0
    wide_share: float = 0.5
    carry_over_sd: float = 0.4
    carry_over_half_life_days: float = 1.0
    trend_sd: float = 1.5
    sigma: float = 1.1
    sigma_log_sd: float = 0.5
    least_sigma: float = 0.1
    phi_a: float = 2.0
    phi_b: float = 3.0
    tau_sd: float = 0.4
    omega_sd: float = 0.7
    drift_days: float = 60.0


@dataclass(frozen=True)
class Bounds:
    """How many standard deviations a claim needs at the end: against a reference, where only one
    direction is good news, and among equals. Of periods of one day more of the answer hangs on
    the noise of few days, so they need more.
    """

    reference: float = 2.0
    equals: float = 2.25
    daily_reference: float = 2.2
    daily_equals: float = 2.4

    def needed(self, *, against_reference: bool, daily: bool) -> float:
        """The bound of one arm."""
        if daily:
            return self.daily_reference if against_reference else self.daily_equals
        return self.reference if against_reference else self.equals


@dataclass(frozen=True)
class Trial:
    """Everything that one analysis reads.

    mcid: the smallest difference that matters, above 0, in points (of 0 to 1 for yes or no);
    lower_is_better: pain is, hours slept are not; looks: numbers of the days after which a claim
    may be made, the last one the end (none: the last day is the only look); arms: those planned,
    also when no day of them came yet; reference: the arm that stands for doing nothing special;
    lingers: whether something may be left of an arm on the days after it (a programme of moves; not
    warmth or breathing), which has to be told apart from the arms and costs much of the answer;
    lowest, highest: the ends of the scale; bounds: what a claim needs; today: the day of this look,
    after which nothing is read; if None the last one (with planned looks the last with an answer).
    """

    days: Sequence[TrialDay]
    mcid: float | None = None
    lower_is_better: bool = True
    outcome: Outcome = Outcome.SCORE
    looks: tuple[int, ...] = ()
    arms: tuple[str, ...] = ()
    reference: str | None = None
    lingers: bool = False
    lowest: float = 0.0
    highest: float = 10.0
    today: int | None = None
    priors: Priors = field(default_factory=Priors)
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def smallest(self) -> float:
        """The smallest difference that matters: a tenth of the scale unless somebody chose."""
        return self.mcid if self.mcid is not None else (self.highest - self.lowest) / 10

    @property
    def point(self) -> float:
        """A tenth of the scale: the unit in which the priors are written."""
        return (self.highest - self.lowest) / 10
