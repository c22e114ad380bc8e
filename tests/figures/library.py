"""The interventions of this repository, built from their files."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

import unclench
from unclench.engine.values.intervention import Dosage
from unclench.engine.values.keyframe import Movement

FOLDER = Path(unclench.__file__).parent / "knowledge" / "interventions"
RECORDS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.yaml"))
}


def movement_of(name: str) -> Movement:
    return TypeAdapter(Movement).validate_python(RECORDS[name]["movement"])


def dosage_of(name: str) -> Dosage:
    return TypeAdapter(Dosage).validate_python(RECORDS[name]["dosage"])


SIDE_ON = [name for name in RECORDS if movement_of(name).view.value == "side"]
