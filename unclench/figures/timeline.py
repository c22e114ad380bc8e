"""A movement in time: the moments between two keyframes, eased in and out."""

from dataclasses import replace
from math import cos, pi
from typing import Any

from unclench.engine.values.keyframe import Keyframe, Movement, Side

STEPS = 8
QUICK_STEPS = 4
QUICK_S = 1.0
"""Quicker moves, such as a step of walking, run at an even pace so that they flow."""
_JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow")
_PLAIN = (
    *("trunk", "neck", "low_back", "wrist", "elbows_out", "roll", "turn", "opening"),
    *("lean", "shift", "belly", "tense", "attention", "thought"),
    *_JOINTS,
)


def moments(movement: Movement, index: int) -> list[Keyframe]:
    """The moments on the way into frame `index`: from the frame before it (the last one, for the
    first), in equal steps of time, both ends included. One moment if nothing moves."""
    start, end = movement.frames[index - 1], movement.frames[index]
    if start is end:
        return [end]
    if end.move_s < QUICK_S:
        return [between(start, end, step / QUICK_STEPS) for step in range(QUICK_STEPS + 1)]
    return [between(start, end, eased(step / STEPS)) for step in range(STEPS + 1)]


def eased(share: float) -> float:
    """Share of the way after `share` of the time: slow, quicker, slow. The same backwards."""
    return (1 - cos(pi * share)) / 2


def between(start: Keyframe, end: Keyframe, share: float) -> Keyframe:
    """The moment that lies `share` of the way (0 to 1) from one frame to the other."""
    found: dict[str, Any] = {
        name: _mix(getattr(start, name), getattr(end, name), share) for name in _PLAIN
    }
    for joint in _JOINTS:
        for side in Side:
            found[f"{joint}_{side}"] = _mix(start.bend(joint, side), end.bend(joint, side), share)
    return replace(end, **found)


def _mix(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
