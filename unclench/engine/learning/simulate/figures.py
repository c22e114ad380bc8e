"""What came of a simulation: one row a person, and the figures made of them."""

from dataclasses import dataclass, fields

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.sessions import Whole
from unclench.engine.learning.suggest.policy import Truths

WORTH_IT = 1.0
NOTICEABLE = 0.5
NEAR = 0.5


@dataclass(frozen=True)
class Outcomes:
    """Of each person: regret in points over the sessions with an option, and over the waits; how
    many waits; whether their best option is worth it (a point or more); what was named as about the
    best (0: nothing) and how far it lies below the best, and the same where a point would do;
    "helps you" at the end for an option that does help noticeably; ever for one that does not, and
    ever for one that does nothing or harm; whether an option that helps noticeably, the best one,
    or one that does harm is held for worse at the end, and whether one does harm; and how often
    the 95 % intervals of the options hold the truth at the end.
    """

    regret: Floats
    regret_of_waits: Floats
    waits: Whole
    worth_it: Truths
    named: Whole
    named_below: Floats
    named_widely: Whole
    widely_below: Floats
    helps_truly: Truths
    helps_little: Truths
    helps_not: Truths
    worse_helps: Truths
    worse_best: Truths
    worse_harms: Truths
    harms: Truths
    covered: Floats


def joined(parts: list[Outcomes]) -> Outcomes:
    """The outcomes of several groups of people as one."""
    names = [each.name for each in fields(Outcomes)]
    return Outcomes(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def figures(out: Outcomes) -> dict[str, float]:
    """Means over people; shares are of all people, power of those whose best option is worth it."""
    people, said = len(out.regret), out.named > 0
    worth = out.worth_it
    return {
        "people": float(people),
        "regret": float(out.regret.mean()),
        "regret_se": float(out.regret.std() / np.sqrt(people)),
        "regret_with_waits": float((out.regret + out.regret_of_waits).mean()),
        "waits": float(out.waits.mean()),
        "named": float(said.mean()),
        "named_wrongly": float((said & (out.named_below > NEAR)).mean()),
        "named_within_1": float((out.named_widely > 0).mean()),
        "wrong_within_1": float((out.widely_below > WORTH_IT).mean()),
        "worth_it": float(worth.mean()),
        "power": float(out.helps_truly[worth].mean()) if worth.any() else 0.0,
        "helps_little": float(out.helps_little.mean()),
        "helps_not": float(out.helps_not.mean()),
        "worse_though_it_helps": float(out.worse_helps.mean()),
        "worse_though_best": float(out.worse_best.mean()),
        "harm_seen": float(out.worse_harms[out.harms].mean()) if out.harms.any() else 0.0,
        "covered_95": float(out.covered.mean()),
    }
