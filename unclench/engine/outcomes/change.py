"""Whether the change between two scores is one that people notice."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.tracker import Direction, Noticeable, OutcomeMeasure


class Towards(StrEnum):
    """Which way a score went. `neither`: it did not move, or no way is better."""

    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"


class Noticed(StrEnum):
    """Whether people notice such a change. `in_part`: by one of two measures, such as a share of
    the start but not the points. `unknown`: no source says how large it has to be, or one of the
    two scores lies where a change tells little."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ScoreChange:
    """From one score to a later one. `points` is signed: below 0 the later score is lower."""

    points: float
    towards: Towards
    noticed: Noticed


def change_of(measure: OutcomeMeasure, before: float, after: float) -> ScoreChange:
    """How far a score moved, and whether it matters by what the record of the measure says."""
    points = round(after - before, 2)
    telling = [n for n in measure.noticeable if n.tells_of(before) and n.tells_of(after)]
    limits = [limit for each in telling for limit in _limits(each, before)]
    reached = [abs(points) >= limit for limit in limits]
    return ScoreChange(points, _towards(measure, points), _noticed(reached))


def _limits(noticeable: Noticeable, before: float) -> list[float]:
    """In points. A share of a start of nought is no measure of anything."""
    found = [] if noticeable.points is None else [noticeable.points]
    if noticeable.percent is not None and before:
        found.append(abs(before) * noticeable.percent / 100)
    return found


def _noticed(reached: list[bool]) -> Noticed:
    if not reached:
        return Noticed.UNKNOWN
    if all(reached):
        return Noticed.YES
    return Noticed.IN_PART if any(reached) else Noticed.NO


def _towards(measure: OutcomeMeasure, points: float) -> Towards:
    if not points or measure.direction is Direction.NONE or measure.asks_ahead:
        return Towards.NEITHER
    rises = measure.direction is Direction.HIGHER_IS_BETTER
    return Towards.BETTER if (points > 0) is rises else Towards.WORSE
