"""What sets pain off: factors of a day and the pain of the next."""

from unclench.engine.learning.triggers.analyse import PAIN_NEVER_CHANGED, Triggers, analyse_triggers
from unclench.engine.learning.triggers.claim import Claim, ClaimRules, Hindrance
from unclench.engine.learning.triggers.diary import MEDICINE, Diary, Factor
from unclench.engine.learning.triggers.flares import Flares, analyse_flares
from unclench.engine.learning.triggers.link import Link

__all__ = [
    "MEDICINE",
    "PAIN_NEVER_CHANGED",
    "Claim",
    "ClaimRules",
    "Diary",
    "Factor",
    "Flares",
    "Hindrance",
    "Link",
    "Triggers",
    "analyse_flares",
    "analyse_triggers",
]
