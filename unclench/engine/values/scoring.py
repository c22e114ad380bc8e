"""How a questionnaire that somebody filled in elsewhere becomes a score."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.record import Certainty


class ScoringRule(StrEnum):
    """`sum` and `mean` of the answers. `percent_of_answered`: their sum as a share of the most that
    the answered questions could give, 0 to 100. `given`: the score stands in the file, and is never
    worked out here."""

    SUM = "sum"
    MEAN = "mean"
    PERCENT_OF_ANSWERED = "percent_of_answered"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True)
class Subscale:
    """A part of the questions whose sum has a name of its own. `items`: their numbers, from 1."""

    id: str
    title: str
    items: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """From answers to a score.

    `items`: how many questions there are; 0 where the score is given. `low` and `high`: the ends of
    one answer. `missing_allowed`: how many may be left out; with more there is no score. `weighed`:
    the numbers of questions whose answer counts only as a yes or no or as a code with its weight,
    because a bare number there could mean two things. `says` is for the page.
    """

    rule: ScoringRule
    says: str
    certainty: Certainty
    source: tuple[str, ...]
    items: int = 0
    low: int = 0
    high: int = 0
    missing_allowed: int = 0
    weighed: tuple[int, ...] = ()
    subscales: tuple[Subscale, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a scale: what lies `below` a number, of the whole score or of the subscale that
    `of` names. The last step of a scale has no `below`: it is the rest."""

    says: str
    below: float | None = None
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The steps that others divide a scale into, the first that fits counts. `says`: whose they
    are, and what they are not."""

    says: str
    steps: tuple[Step, ...]
    certainty: Certainty
    source: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KnownBy:
    """By what a file says which questionnaire it holds: `urls` that name it, the LOINC codes of the
    whole or of its score (`loinc`), and those of its questions (`items`), all of which must be
    there."""

    urls: tuple[str, ...] = ()
    loinc: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
