"""What was learnt of factors, as JSON."""

from collections.abc import Collection, Sequence
from typing import Any

from unclench.engine.learning.mixture import Mixture, quantiles_of
from unclench.engine.learning.triggers import (
    Claim,
    Diary,
    Factor,
    Flares,
    Link,
    Triggers,
    analyse_flares,
    analyse_triggers,
)
from unclench.engine.learning.triggers.experiment import Outcome, propose
from unclench.engine.learning.triggers.slopes import Slope
from unclench.engine.learning.triggers.tell import what_would_change

DIGITS = 4
LEVELS = (50, 80, 95)
ABOUT = (
    "Points of pain on the day after, for one usual difference of the factor (`unit`, in its own "
    "numbers), all factors weighed against one another. Linked to, never caused by."
)

Json = dict[str, Any]


def learnt(diary: Diary, factors: Sequence[Factor], flares: Collection[int] | None) -> Json:
    """What a diary tells of its factors; `flares`: days on which one began, None where the table
    does not tell."""
    found = triggers_json(analyse_triggers(diary, factors))
    if flares is not None:
        found["flares"] = flares_json(analyse_flares(diary, flares, factors))
    return found


def triggers_json(found: Triggers) -> Json:
    """All factors with what is known of them, and what was assumed about the days."""
    mixtures = [part for link in found.links for part in (link.slope, link.known.if_linked)]
    spread = _intervals(mixtures)
    factors = [
        _link(found, link, spread[2 * place], spread[2 * place + 1])
        for place, link in enumerate(found.links)
    ]
    return {
        "about": ABOUT,
        "days": found.days,
        "noise": _round(found.noise),
        "phi": _round(found.phi),
        "notes": list(found.notes),
        "factors": factors,
    }


def flares_json(found: Flares) -> Json:
    """The log odds of a flare-up on the day after, for one usual difference of each factor."""
    spread = _intervals([part for link in found.links for part in (link.slope, link.if_linked)])
    factors = [
        {"name": factor.name, "inclusion": _round(link.inclusion)}
        | _known(link.slope, spread[2 * place])
        | {"prior_share": _round(link.prior_share)}
        | {"if_linked": _known(link.if_linked, spread[2 * place + 1])}
        for place, (factor, link) in enumerate(zip(found.factors, found.links, strict=True))
    ]
    about = "Log odds of a flare-up on the day after, against the other days of the same week."
    return {"about": about, "weeks": found.weeks, "notes": list(found.notes), "factors": factors}


def outcome_json(found: Outcome) -> Json:
    """What came of a test by days: points of pain on the day after, more minus less."""
    [spread] = _intervals([found.difference])
    return {
        "about": "Points of pain on the day after, with more of it minus with less.",
        "days": found.days,
        "verdict": found.verdict.value,
        **_known(found.difference, spread),
        "p_more_pain": _round(found.difference.above(0.0)),
        "p_by_chance": _round(found.p_by_chance),
    }


def _link(found: Triggers, link: Link, slope: Json, if_linked: Json) -> Json:
    known: Slope = link.known
    return {
        "name": link.factor.name,
        "claim": link.claim.value,
        "claimed": link.claim is Claim.LINKED,
        "inclusion": _round(known.inclusion),
        **_known(link.slope, slope),
        "direction": _round(link.direction),
        "lag": known.lag,
        "unit": _round(link.unit),
        "mean_of_one": _round(link.slope.mean / link.unit) if link.unit else 0.0,
        "days": link.days,
        "prior_share": _round(known.prior_share),
        "if_linked": _known(known.if_linked, if_linked),
        "together": _together(link),
        "hindrances": [each.value for each in link.hindrances],
        "moves_along": list(link.moves_along),
        "days_needed": link.days_needed,
        "fair_test": _fair_test(found, link),
        "what_would_change_this": what_would_change(link.claim, link.days, link.days_needed),
    }


def _together(link: Link) -> Json | None:
    beside = link.together
    if beside is None:
        return None
    return {
        "inclusion": _round(beside.inclusion),
        "mean": _round(beside.slope.mean),
        "sd": _round(beside.slope.sd),
        "earlier_is_stronger": beside.earlier_is_stronger,
    }


def _fair_test(found: Triggers, link: Link) -> Json | None:
    """The shortest test by days that chance decides, for what is possible or claimed."""
    if link.claim not in (Claim.POSSIBLE, Claim.LINKED):
        return None
    plan = propose(found.noise, found.phi)
    if plan is None:
        return None
    return {"days": plan.days, "chance": _round(plan.chance), "worth": plan.worth}


def _known(mixture: Mixture, intervals: Json) -> Json:
    return {"mean": _round(mixture.mean), "sd": _round(mixture.sd), **intervals}


def _intervals(mixtures: Sequence[Mixture]) -> list[Json]:
    if not mixtures:
        return []
    shares = [edge for level in LEVELS for edge in (0.5 - level / 200, 0.5 + level / 200)]
    return [
        {
            f"interval_{level}": [_round(row[2 * place]), _round(row[2 * place + 1])]
            for place, level in enumerate(LEVELS)
        }
        for row in quantiles_of(mixtures, shares)
    ]


def _round(value: float) -> float:
    return round(float(value), DIGITS) + 0.0
