"""What happened, as arrays: one row a person, one column a session, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats

Whole = NDArray[np.int64]
WAITED = ""


@dataclass(frozen=True)
class ReliefSession:
    """One session, or two ratings with nothing done between them (option WAITED).

    day: elapsed days, parts of days included; before, after: pain from 0 to 10, asked alike;
    minutes between the two ratings, None if not known. own_choice: the person picked it against
    or without a suggestion. episode: which bout, by any number. others: what else was in it; each
    of the options then tells in equal part.
    """

    day: float
    option: str
    before: float
    after: float
    minutes: float | None = None
    own_choice: bool = False
    episode: int = 0
    others: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """Everything that was in it, each once."""
        return tuple(dict.fromkeys((self.option, *self.others)))


@dataclass(frozen=True)
class Record:
    """The sessions of many people, each with as many sessions as the others.

    option: 0 for waiting, else the place in the list of options, counted from 1; episode: 0 for
    the first bout and so on. All arrays are people by sessions. parts: the same by options too,
    what part of a session each option was, 0 to 1; None where no session held more than one.
    """

    option: Whole
    day: Floats
    before: Floats
    after: Floats
    minutes: Floats
    own: Floats
    episode: Whole
    parts: Floats | None = None

    def parts_of(self, options: int) -> Floats:
        """What part of each session each option was: people by sessions by options."""
        if self.parts is not None:
            return self.parts
        numbers = np.arange(1, options + 1)
        whole: Floats = (self.option[:, :, None] == numbers).astype(np.float64)
        return whole


def record_of(
    sessions: Sequence[ReliefSession], options: Sequence[str], usual_minutes: float
) -> Record:
    """The sessions of one person as arrays; the first row is that person."""
    ordered = sorted(sessions, key=lambda each: each.day)
    place = {WAITED: 0} | {name: number for number, name in enumerate(options, 1)}
    bouts = sorted({each.episode for each in ordered})
    return Record(
        option=np.array([[place[each.option] for each in ordered]], dtype=np.int64),
        day=np.array([[each.day for each in ordered]], dtype=np.float64),
        before=np.array([[each.before for each in ordered]], dtype=np.float64),
        after=np.array([[each.after for each in ordered]], dtype=np.float64),
        minutes=np.array([[each.minutes or usual_minutes for each in ordered]], dtype=np.float64),
        own=np.array([[each.own_choice for each in ordered]], dtype=np.float64),
        episode=np.array([[bouts.index(each.episode) for each in ordered]], dtype=np.int64),
        parts=_parts(ordered, options) if any(each.others for each in ordered) else None,
    )


def _parts(sessions: Sequence[ReliefSession], options: Sequence[str]) -> Floats:
    """Equal parts of what was in each session; none of anything where somebody waited."""
    rows = [[float(name in each.options) for name in options] for each in sessions]
    held = np.array([rows], dtype=np.float64)
    parts: Floats = held / np.maximum(held.sum(axis=2, keepdims=True), 1.0)
    return parts
