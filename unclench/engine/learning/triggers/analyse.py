"""A diary in, and for each factor out: what is known of its link with the pain of the next day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.triggers.claim import ClaimRules, Hindrance
from unclench.engine.learning.triggers.diary import Diary, Factor, table_of
from unclench.engine.learning.triggers.likelihood import Likelihood, heavy_points, noise_of
from unclench.engine.learning.triggers.link import USUAL_NOISE, Link, assumed, link_of, unusable
from unclench.engine.learning.triggers.screening import all_averaged
from unclench.engine.learning.triggers.seen import FEWEST_DAYS, Seen, seen_of
from unclench.engine.learning.triggers.slopes import Slope
from unclench.engine.learning.triggers.together import Together, together

USUAL_PHI = 0.4  # where no day tells
PAIN_NEVER_CHANGED = "pain_never_changed"


@dataclass(frozen=True)
class Triggers:
    """links: one for each factor, in the order given; days: those that tell pain; noise, phi: the
    standard deviation of a day (points) and its correlation with the day before, when no factor
    matters; notes: what was left out, or why nothing could be learnt."""

    links: tuple[Link, ...]
    days: int
    noise: float = USUAL_NOISE
    phi: float = USUAL_PHI
    notes: tuple[str, ...] = ()


def analyse_triggers(
    diary: Diary, factors: Sequence[Factor], rules: ClaimRules | None = None
) -> Triggers:
    """Which factors go with a better or worse pain a day later, all of them weighed against one
    another. Where the days cannot tell, the answer is what was assumed, and says so."""
    rules = rules or ClaimRules()
    table, notes = table_of(diary)
    seen = seen_of(table, factors)
    if not seen.tells_pain:
        note = "too_few_days" if len(seen.days) < FEWEST_DAYS else PAIN_NEVER_CHANGED
        links = [
            assumed(factor, rules, Hindrance.NO_PAIN, seen.days_of(place))
            for place, factor in enumerate(factors)
        ]
        return Triggers(tuple(links), len(seen.days), notes=(*notes, note))
    usable = seen.candidates
    if not usable:
        links = [unusable(seen, place, rules) for place in range(len(factors))]
        return Triggers(tuple(links), len(seen.days), notes=notes)
    looked_at = seen.only(usable)
    sds = np.array([factor.sd for factor in looked_at.factors for _ in factor.lags])
    columns = np.arange(len(sds))
    known = heavy_points(looked_at.likelihood(), columns, sds)
    found = dict(zip(usable, _links(known, looked_at, rules), strict=True))
    links = [found.get(place) or unusable(seen, place, rules) for place in range(len(factors))]
    return Triggers(tuple(links), len(seen.days), *noise_of(known, columns, sds), notes)


def _links(known: Likelihood, seen: Seen, rules: ClaimRules) -> list[Link]:
    slopes = all_averaged(known, seen, rules.expected)
    return [
        link_of(seen, place, slope, _together(known, seen, slopes, place, rules), rules)
        for place, slope in enumerate(slopes)
    ]


def _together(
    known: Likelihood, seen: Seen, slopes: Sequence[Slope], place: int, rules: ClaimRules
) -> Together | None:
    """The link of the same day, beside the other factors that probably matter."""
    if seen.same[place].unit == 0:
        return None
    others = [
        _column(seen, other, slope)
        for other, slope in enumerate(slopes)
        if other != place and slope.inclusion >= rules.possible
    ]
    columns = [*others, _column(seen, place, slopes[place]), seen.same_column(place)]
    return together(known, np.array(columns), seen.factors[place].sd, rules.expected)


def _column(seen: Seen, place: int, slope: Slope) -> int:
    return seen.first_column(place) + seen.factors[place].lags.index(slope.lag)
