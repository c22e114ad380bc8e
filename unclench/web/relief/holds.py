"""The long hold of a movement, as long as the dosage of today says."""

import copy
from dataclasses import replace
from typing import Any

from unclench.engine.values.keyframe import Movement

# What is held no longer than this is only a moment between two moves.
MOMENT_S = 1


def held(movement: Movement, hold_s: float | None) -> Movement:
    """The movement with its longest hold changed to so many seconds."""
    longest = max(frame.hold_s for frame in movement.frames)
    if hold_s is None or longest <= MOMENT_S:
        return movement
    frames = (replace(f, hold_s=hold_s) if f.hold_s == longest else f for f in movement.frames)
    return replace(movement, frames=tuple(frames))


def held_track(track: dict[str, Any], hold_s: float | None) -> dict[str, Any]:
    """The same for what the figure plays."""
    longest = max(part["hold_s"] for part in track["segments"])
    if hold_s in (None, longest) or longest <= MOMENT_S:
        return track
    changed = copy.deepcopy(track)
    for part in changed["segments"]:
        if part["hold_s"] == longest:
            part["hold_s"] = hold_s
    return changed
