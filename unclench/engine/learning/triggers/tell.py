"""How many more days would tell."""

from math import ceil, sqrt

from unclench.engine.learning.triggers.claim import Claim

# Standard deviations from nothing at which a link is claimed under the rule, and what a link needs
# on top so that four of five are (the 0.8 quantile of a normal).
CLAIMED_AT = 3.6
FOUR_OF_FIVE = 0.84
MOST_DAYS = 730


def days_to_tell(days: int, own_sd: float, link: float) -> int | None:
    """How many days in all would show a link of this many points with a chance of four in five, if
    they tell as much as those so far. None: not within two years.

    days: so far; own_sd: what these alone leave unknown of the slope, in points.
    """
    needed = ceil(days * ((CLAIMED_AT + FOUR_OF_FIVE) * own_sd / link) ** 2)
    return needed if needed <= MOST_DAYS else None


def sd_of_days_alone(sd: float, prior_share: float) -> float:
    """The standard deviation without what was assumed beforehand."""
    return sd / sqrt(max(1 - prior_share, 1e-6))


def what_would_change(claim: Claim, days: int, needed: int | None) -> str:
    """One sentence for a file that is read without the page: what would tell, or undo a claim."""
    if claim is Claim.LINKED:
        return "Days that chance chooses would tell whether it is a cause; new days may undo it."
    if claim is Claim.POSSIBLE:
        return "Days that chance chooses for more and for less of it would tell."
    if needed is None:
        return "Days like these will hardly tell; days that chance chooses would."
    more = needed - days
    return f"About {more} more days would." if more > 0 else "Only a larger difference would."
