"""What is known of each factor, and what may be said of it."""

from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.mixture import Mixture
from unclench.engine.learning.triggers.claim import Claim, ClaimRules, Hindrance
from unclench.engine.learning.triggers.diary import MEDICINE, Factor
from unclench.engine.learning.triggers.seen import Seen
from unclench.engine.learning.triggers.slopes import Slope
from unclench.engine.learning.triggers.tell import days_to_tell, sd_of_days_alone
from unclench.engine.learning.triggers.together import Together

MOVES_ALONG = 0.7  # a correlation from which on two factors are hard to tell apart
USUAL_NOISE = 1.1  # points of pain; only for what is assumed where no day tells


@dataclass(frozen=True, kw_only=True)
class Link:
    """What is known of one factor.

    slope: points of pain per usual difference (`unit`, in the factor's own numbers) with "no link"
    as a possibility; `known` holds its parts. days: those that tell pain and the factor `lag` days
    before; apart: how many of them carry the contrast. together: the same day, where it was looked
    at. days_needed: how many days in all would show a link worth finding, None for "not within two
    years".
    """

    factor: Factor
    claim: Claim
    known: Slope
    days: int
    apart: float = 0.0
    unit: float = 0.0
    together: Together | None = None
    hindrances: tuple[Hindrance, ...] = ()
    moves_along: tuple[str, ...] = ()
    days_needed: int | None = None

    @property
    def slope(self) -> Mixture:
        """The slope, "no link" included."""
        return self.known.slope

    @property
    def direction(self) -> float:
        """How sure its sign is if there is a link, 0.5 to 1."""
        return sign_of(self.known)


def sign_of(known: Slope) -> float:
    """How probable the likelier sign is, 0.5 to 1."""
    above = known.if_linked.above(0.0)
    return max(above, 1 - above)


def link_of(
    seen: Seen, place: int, known: Slope, beside: Together | None, rules: ClaimRules
) -> Link:
    """The link of one factor, with its claim and all that stands in the way."""
    factor = seen.factors[place]
    here = seen.earlier[place][factor.lags.index(known.lag)]
    days = int(here.told.sum())
    along = _along(seen, place)
    stopped = _stopped(days, here.apart, beside, rules)
    sd = sd_of_days_alone(known.if_linked.sd, known.prior_share)
    return Link(
        factor=factor,
        claim=_claim(known, stopped, rules),
        known=known,
        days=days,
        apart=here.apart,
        unit=here.unit,
        together=beside,
        hindrances=(*stopped, *((Hindrance.MOVES_ALONG,) if along else ())),
        moves_along=along,
        days_needed=days_to_tell(days, sd, rules.worth_finding),
    )


def _stopped(
    days: int, apart: float, beside: Together | None, rules: ClaimRules
) -> tuple[Hindrance, ...]:
    """What forbids a claim, however strong the link looks."""
    stands = {
        Hindrance.FEW_DAYS: days < rules.days,
        Hindrance.SELDOM_OTHERWISE: apart < rules.apart,
        Hindrance.SAME_DAY: beside is not None and not beside.earlier_is_stronger,
    }
    return tuple(hindrance for hindrance, holds in stands.items() if holds)


def _claim(known: Slope, stopped: tuple[Hindrance, ...], rules: ClaimRules) -> Claim:
    strong = known.inclusion >= rules.inclusion and sign_of(known) >= rules.direction
    if strong and not stopped:
        return Claim.LINKED
    if known.inclusion >= rules.possible:
        return Claim.POSSIBLE
    if Hindrance.FEW_DAYS in stopped:
        return Claim.TOO_EARLY
    small = known.if_linked.within(rules.noticeable) >= rules.hardly
    return Claim.HARDLY if small and not stopped else Claim.CANNOT_TELL


def _along(seen: Seen, place: int) -> tuple[str, ...]:
    if len(seen.factors) < 2:
        return ()
    close = np.abs(seen.correlations()[place]) >= MOVES_ALONG
    return tuple(f.name for p, f in enumerate(seen.factors) if p != place and close[p])


def assumed(factor: Factor, rules: ClaimRules, why: Hindrance, days: int = 0) -> Link:
    """What is assumed of a factor of which the days say nothing."""
    sd = np.array([factor.sd * USUAL_NOISE])
    mixture = Mixture(np.ones(1), np.array([factor.mean]), sd)
    odds = factor.odds * rules.expected / (1 - rules.expected)
    known = Slope(odds / (1 + odds), factor.lags[0], mixture, 1.0)
    claim = Claim.TOO_EARLY if days < rules.days else Claim.CANNOT_TELL
    return Link(factor=factor, claim=claim, known=known, days=days, hindrances=(why,))


def unusable(seen: Seen, place: int, rules: ClaimRules) -> Link:
    """A factor that cannot be looked at: a medicine, or one that never changes."""
    factor = seen.factors[place]
    days = seen.days_of(place)
    is_medicine = factor.group == MEDICINE
    why = Hindrance.MEDICINE if is_medicine else Hindrance.ALWAYS_THE_SAME
    return assumed(factor, rules, why, days)
