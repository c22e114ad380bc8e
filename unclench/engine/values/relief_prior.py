"""What is assumed of an effect before the first session, and how far that may be believed."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.intervention import Kind, Phase
from unclench.engine.values.record import Provenance


class OptionGroup(StrEnum):
    """Options of one group are likely to help the same people."""

    WARMTH = "warmth"
    POSITION = "position"
    MOVING = "moving"
    CALM = "calm"
    TOUCH = "touch"
    MEDICINE = "medicine"
    PROGRAMME = "programme"
    RESTING = "resting"


@dataclass(frozen=True)
class Spread:
    """A normal: mean and sd in points of 0 to 10, above 0 is less pain."""

    mean: float
    sd: float

    def __post_init__(self) -> None:
        if not self.sd > 0:
            raise ValueError(f"`sd: {self.sd:g}` has to be above 0")
        if abs(self.mean) > 10:
            raise ValueError(f"`mean: {self.mean:g}` lies outside of -10 to 10 points")


@dataclass(frozen=True, kw_only=True)
class EffectPrior(Provenance):
    """What published trials let us expect of one kind of help, for people who are like no one yet.

    immediate: the drop within an hour of one use; daily: of the next day, or of a week after
    `horizon_weeks`. shrink: what the published difference was multiplied by for its bias, 0 to 1;
    None where nothing published was there to multiply. phases: empty counts for all. An option is
    found by its id first, then by its kind.
    """

    id: str
    title: str
    group: OptionGroup
    immediate: Spread
    daily: Spread
    basis: str
    shrink: float | None
    phases: tuple[Phase, ...] = ()
    horizon_weeks: int | None = None
    interventions: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    treatments: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.shrink is not None and not 0 < self.shrink <= 1:
            raise ValueError(f"`shrink: {self.shrink:g}` has to lie above 0, up to 1")


@dataclass(frozen=True, kw_only=True)
class NoiseOf:
    """How much one rating strays: the middle guess in points and its spread (sd of the logarithm).

    correlation: two ratings a day apart, as a Beta distribution with weights a and b.
    """

    middle: float
    log_sd: float
    correlation: tuple[float, ...]
    least_gap_days: float


@dataclass(frozen=True, kw_only=True)
class Strict:
    """What a sentence that says "helps you" has to pass, whatever was published.

    sd: of each effect about nothing; together: correlation inside a group; spread_unsure: whether
    the sd itself is learnt, as for the other belief. noticeable: points,
    beyond those that are put down to expectation, because nobody is blinded.
    claims: the probability, 0 to 1, that "helps you" needs; surely: that "no real difference"
    does; leaning: that a lean does; least_uses: sessions with the option.
    most_assumed: the part of what is known that may be the prior where no difference is said.
    """

    sd: float
    together: float
    spread_unsure: bool
    noticeable: float
    expectation: float
    claims: float
    surely: float
    leaning: float
    least_uses: int
    most_assumed: float


@dataclass(frozen=True, kw_only=True)
class NearBest:
    """When an option is named as about the best: within so many points of the best of all, with
    at least this probability, after at least so many uses."""

    within: float
    surely: float
    least_uses: int


@dataclass(frozen=True, kw_only=True)
class Worse:
    """When something seems to make it worse: by so many points more likely than not, or after so
    many single worsenings of at least `jump` points that are at least `share` of its sessions:
    whoever does something often enough has two bad ones by chance."""

    by: float
    surely: float
    jump: float
    times: int
    share: float
    least_uses: int


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """How what to try next is chosen.

    horizon: sessions ahead that learning is for; eagerness: how much learning counts, and as
    `eagerness_in_pain` when pain is above `high_pain`; spread: points within which options share
    the chance; least, most: bounds of every chance; drawn: how many share it; listed: how many are
    offered. burden: points for ten minutes and for each thing that is needed. harm: points of a
    rise; still_learning: uses before an estimate counts as one. waits: planned sessions of only
    waiting, each with chance `wait_chance` when pain is at most `wait_pain`, from session
    `wait_from` on.
    """

    horizon: int
    eagerness: float
    eagerness_in_pain: float
    high_pain: float
    spread: float
    least: float
    most: float
    drawn: int
    listed: int
    burden_ten_minutes: float
    burden_thing: float
    harm: float
    still_learning: int
    waits: int
    wait_pain: float
    wait_chance: float
    wait_from: int


@dataclass(frozen=True, kw_only=True)
class ReliefRules(Provenance):
    """Everything the model of relief assumes beside the effects; points unless said otherwise.

    by_itself: what pain does in a session of `usual_minutes` when nothing is done, over people;
    by_itself_episode_sd: from bout to bout. above_usual: the part of pain above the usual that goes
    by itself. novelty: in the first `novel_uses`. Shares of noise are sds as parts of the noise.
    together: correlation of two options of a group; spread_log_sd: how unsure the sds themselves
    are; mean_unsure: sd of what the mean of each option may be off. An effect grows with the pain
    before, as (pain / pain_at) to the power pain_power.
    """

    id: str
    by_itself: Spread
    by_itself_episode_sd: float
    attention_and_time: Spread
    usual_minutes: float
    usual_pain: float
    usual_pain_weight: float
    above_usual: Spread
    own_choice: Spread
    novelty: float
    novel_uses: int
    novelty_share_of_noise: float
    habit_share_of_noise: float
    noise: NoiseOf
    noise_daily: float
    together: float
    spread_log_sd: float
    mean_unsure: float
    pain_at: float
    pain_power: float
    meaningful: float
    strict: Strict
    near_best: NearBest
    worse: Worse
    choosing: Choosing
