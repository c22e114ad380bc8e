"""The movements of this repository."""

from tests.shipped import BASE
from unclench.engine.values.intervention import Dosage
from unclench.engine.values.keyframe import Movement

RECORDS = BASE.interventions
MOVEMENTS: dict[str, Movement] = {
    **{f"sleep_{p.id}": p.movement for p in BASE.sleep.positions},
    **{name: test.movement for name, test in BASE.capacity_tests.items()},
    **{name: record.movement for name, record in RECORDS.items()},
}
"""What interventions, capacity tests and positions for the night show. Of two with one name the
intervention counts."""


def movement_of(name: str) -> Movement:
    return MOVEMENTS[name]


def dosage_of(name: str) -> Dosage:
    return RECORDS[name].dosage


SIDE_ON = [name for name in RECORDS if movement_of(name).view.value == "side"]
GROUNDED = [name for name in SIDE_ON if "water" not in movement_of(name).contacts]
