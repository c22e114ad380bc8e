"""Checks numbers, dates and links against what can be: a slip of the finger does not load.

The bounds only catch slips; what is right for a body stands in the records. Their source:
`engineering_proposal`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.intervention import Dosage, Guardrail
from unclench.engine.values.keyframe import Keyframe, Movement
from unclench.engine.values.record import Provenance

Note = tuple[str, str]
Bounds = tuple[float, float]

DOSAGE: Mapping[str, Bounds] = MappingProxyType(
    {
        "repetitions": (1, 100),
        "sets": (1, 10),
        "hold_s": (1, 600),
        "rest_s": (1, 600),
        "load_kg": (0, 50),
        "distance_m": (1, 500),
        "duration_s": (10, 7200),
        "times_a_day": (1, 24),
        "days_a_week": (1, 7),
    }
)
"""The widest `absolute` of each number of a dosage, in its own unit."""

SMALL_ANGLES = ("neck", "low_back", "elbows_out", "roll", "turn", "opening", "lean")
SHARES = ("shift", "belly", "tense", "attention", "thought")
ANY_ANGLE: Bounds = (-200, 200)
KEYFRAME: Mapping[str, Bounds] = MappingProxyType(
    {
        "move_s": (0.1, 60),
        "hold_s": (0, 3600),
        "trunk": (-360, 360),
        **dict.fromkeys(SMALL_ANGLES, (-90, 90)),
        **dict.fromkeys(SHARES, (-1, 1)),
    }
)
"""What a keyframe may hold: seconds, degrees, shares. What is not named is `ANY_ANGLE`."""


def review_problems(record: Provenance) -> Iterator[Note]:
    """What cannot be true of a record's reviews, by key."""
    if record.reviewed_on and record.review_by <= record.reviewed_on:
        yield "review_by", f"the next review, {record.review_by}, is not after the last one"
    if bool(record.reviewed_by) != bool(record.reviewed_on):
        yield "reviewed_by", "`reviewed_by` and `reviewed_on` go together: who, and on which day"


def dosage_problems(dosage: Dosage) -> Iterator[str]:
    """Numbers of a dosage that lie outside of what can be."""
    for name, guardrail in dosage.guardrails().items():
        yield from _guardrail_problems(name, guardrail, DOSAGE[name])


def _guardrail_problems(name: str, guardrail: Guardrail, bounds: Bounds) -> Iterator[str]:
    (lowest, highest), (low, high) = guardrail.absolute, bounds
    if not low <= lowest <= highest <= high:
        yield f"`{name}` goes from {lowest:g} to {highest:g}; expected {low:g} to {high:g} at most"


def movement_problems(movement: Movement) -> Iterator[str]:
    """Poses that are not there, and numbers of a pose that lie outside of what can be."""
    if not movement.frames:
        yield "`frames` is empty; a figure needs at least one"
    for name in ("still", "planted_in"):
        at, last = getattr(movement, name), len(movement.frames) - 1
        if movement.frames and not 0 <= at <= last:
            yield f"`{name}: {at}` names no frame; they are counted from 0 to {last}"
    if not 0 <= movement.loop <= 100:
        yield f"`loop: {movement.loop}` is not 0 (for as long as it goes on) to 100"
    for number, frame in enumerate(movement.frames):
        yield from (f"frame {number}: {text}" for text in _frame_problems(frame))


def _frame_problems(frame: Keyframe) -> Iterator[str]:
    for field in fields(frame):
        value: Any = getattr(frame, field.name)
        low, high = KEYFRAME.get(field.name, ANY_ANGLE)
        if isinstance(value, float) and not low <= value <= high:
            yield f"`{field.name}: {value:g}` lies outside of {low:g} to {high:g}"


def source_problems(base: KnowledgeBase) -> Iterator[str]:
    """A link that leads nowhere, or somewhere else than to a page."""
    for source in base.sources.values():
        if source.link and not source.link.startswith(("https://", "http://")):
            yield f"`{source.id}`: the link `{source.link}` begins with neither https:// nor http://"
