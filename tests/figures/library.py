"""The interventions of this repository."""

from unclench.engine.knowledge.load import load
from unclench.engine.values.intervention import Dosage
from unclench.engine.values.keyframe import Movement

RECORDS = load().interventions


def movement_of(name: str) -> Movement:
    return RECORDS[name].movement


def dosage_of(name: str) -> Dosage:
    return RECORDS[name].dosage


SIDE_ON = [name for name in RECORDS if movement_of(name).view.value == "side"]
GROUNDED = [name for name in SIDE_ON if "water" not in movement_of(name).contacts]
