"""A design for a question: which period length, how likely an answer, or why not at all."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from unclench.engine.learning.trials.values import MOST_ARMS, MOST_DAYS, Priors

from .noise import Noise, from_diary, from_priors
from .power import Expected, Setting, expected
from .protocol import Protocol
from .schedule import Schedule, drawn, looks_of, sets_that_fit

FEWEST_SETS = 3
LONGEST_PERIOD = 13
HOPELESS = 0.5
GOOD = 0.8
LONGER = (1.5, 2.0, 3.0)


@dataclass(frozen=True)
class Question:
    """What is to be found out, and what may be spent on it.

    arms: two to four; days: of the whole trial; lengths: of a period, in days, to be tried;
    settles_days: how long an arm needs to show and to be gone again, below which no period goes;
    mcid: the smallest difference that matters, in points; looks: how often a claim may be made;
    diary: days without a trial, as number and value, from which the noise is learnt.
    """

    arms: tuple[str, ...]
    days: int = 56
    lengths: tuple[int, ...] = (1, 2, 3, 4, 5, 7)
    settles_days: int = 1
    mcid: float = 1.0
    looks: int = 5
    lingers: bool = False
    reference: str | None = None
    question: str = ""
    lower_is_better: bool = True
    diary: Sequence[tuple[int, float]] = ()
    seed: int = 1
    priors: Priors = field(default_factory=Priors)


@dataclass(frozen=True)
class Option:
    """One period length: what can be expected of it, or why it is refused."""

    period_days: int
    periods: int
    days: int
    looks: tuple[int, ...]
    expected: Expected | None
    refused: str | None

    @property
    def power(self) -> float:
        """The chance of an answer, 0 to 1; 0 for one that is refused."""
        return self.expected.power if self.expected else 0.0


@dataclass(frozen=True)
class Design:
    """Every length that was tried; the best, with its protocol; and what to do when none is.

    best: None when no length reaches an even chance of an answer; good_from_days: the shortest of
    some longer trials with a power of at least 0.8, None if none of them or not asked; noise:
    `diary` or `priors`; protocol_hash: of the protocol, None without one.
    """

    options: tuple[Option, ...]
    best: Option | None
    good_from_days: int | None
    noise: str
    notes: tuple[str, ...]
    protocol: Protocol | None
    protocol_hash: str | None

    def as_json(self) -> dict[str, Any]:
        """The design for a file: the same names, no classes."""
        return asdict(self)


def design(question: Question) -> Design:
    """The best design for a question. Raises ValueError, in words, for what cannot be one."""
    _refuse_odd(question)
    noise = _noise(question)
    options = tuple(_option(question, length, noise) for length in sorted(set(question.lengths)))
    best = _best(options)
    protocol = _protocol(question, best) if best else None
    return Design(
        options,
        best,
        None if best and best.power >= GOOD else _good_from(question, options, noise),
        noise.source,
        _notes(question, best, noise),
        protocol,
        protocol.fingerprint if protocol else None,
    )


def chance_of_answer(question: Question) -> float:
    """The chance, 0 to 1, with the shortest periods that settle, which answer best.

    `design` tries longer periods and longer trials too, too slowly for a page of many lengths.
    """
    return _option(question, question.settles_days, _noise(question)).power


def _refuse_odd(question: Question) -> None:
    if not 2 <= len(set(question.arms)) == len(question.arms) <= MOST_ARMS:
        raise ValueError(f"a trial compares 2 to {MOST_ARMS} different arms.")
    if not question.lengths or min(question.lengths) < 1:
        raise ValueError("a period lasts at least one day.")
    if not 1 <= question.days <= MOST_DAYS:
        raise ValueError(f"a trial lasts 1 to {MOST_DAYS} days.")
    if not question.mcid > 0:
        raise ValueError("the smallest difference that matters has to be above 0.")
    if question.reference is not None and question.reference not in question.arms:
        arms = ", ".join(question.arms)
        raise ValueError(f"no arm is called {question.reference}. Expected one of {arms}.")
    if question.looks < 1:
        raise ValueError("a trial has at least one look, at its end.")


def _noise(question: Question) -> Noise:
    chance = np.random.default_rng([question.seed, 1])
    if question.diary:
        return from_diary(question.diary, question.priors, chance)
    return from_priors(question.priors, chance)


def _schedule(question: Question, length: int, days: int) -> Schedule:
    chance = np.random.default_rng([question.seed, 2, length])
    return drawn(len(question.arms), days, length, chance)


def _option(question: Question, length: int, noise: Noise, days: int | None = None) -> Option:
    days = days or question.days
    schedule = _schedule(question, length, days)
    looks = looks_of(schedule, question.looks)
    refused = _why_not(question, length, days)
    hoped = None if refused else _expected(question, schedule, looks, noise)
    return Option(length, len(schedule.order), schedule.days, looks, hoped, refused)


def _expected(
    question: Question, schedule: Schedule, looks: tuple[int, ...], noise: Noise
) -> Expected:
    setting = Setting(
        question.mcid, question.lingers, question.reference is not None, question.priors
    )
    chance = np.random.default_rng([question.seed, 3, schedule.period_days])
    return expected(schedule, looks, noise, setting, chance)


def _why_not(question: Question, length: int, days: int) -> str | None:
    """Why a period length cannot be used, or None."""
    arms = len(question.arms)
    if length > LONGEST_PERIOD:
        return (
            f"Periods of {length} days leave {sets_that_fit(arms, days, length)} comparisons in "
            f"{days} days. Within so long a period pain drifts by itself as much as an arm may "
            "move it, and more days in a period do not mend that; only more periods do."
        )
    if length < question.settles_days:
        return f"An arm needs {question.settles_days} days to show and to be gone again."
    if sets_that_fit(arms, days, length) < FEWEST_SETS:
        return f"{days} days hold fewer than {FEWEST_SETS} sets of {arms} arms of {length} days."
    return None


def _best(options: Sequence[Option]) -> Option | None:
    """The most powerful; of those within a twentieth of it the longest period, since every change
    of arm is work. None when even that has less than an even chance."""
    most = max((option.power for option in options), default=0.0)
    if most < HOPELESS:
        return None
    near = [option for option in options if option.power >= max(most - 0.05, HOPELESS)]
    return max(near, key=lambda option: option.period_days)


def _good_from(question: Question, options: Sequence[Option], noise: Noise) -> int | None:
    """The shortest of some longer trials that would be likely to answer."""
    usable = [option for option in options if option.refused is None]
    if not usable:
        return None
    length = max(usable, key=lambda option: option.power).period_days
    for times in LONGER:
        days = min(round(question.days * times), MOST_DAYS)
        if _option(question, length, noise, days).power >= GOOD:
            return days
    return None


def _notes(question: Question, best: Option | None, noise: Noise) -> tuple[str, ...]:
    notes = []
    if best is None:
        notes.append(
            "Not worth starting like this: the chance of an answer is under one half even if one "
            "arm is better by what matters. A longer trial or a larger difference would change it."
        )
    elif best.power < GOOD:
        notes.append("The answer may well be that it cannot be told: a longer trial would help.")
    if question.diary and noise.source == "priors":
        notes.append("The diary has too few days; the noise is that of people in general.")
    return tuple(notes)


def _protocol(question: Question, best: Option) -> Protocol:
    schedule = _schedule(question, best.period_days, question.days)
    return Protocol(
        question.question,
        question.arms,
        tuple(question.arms[arm] for arm in schedule.arm_by_day),
        tuple(period + 1 for period in schedule.period_by_day),
        best.looks,
        question.mcid,
        lower_is_better=question.lower_is_better,
        reference=question.reference,
        lingers=question.lingers,
        seed=question.seed,
        priors=question.priors,
    )
