"""A movement as a small table of numbers that `figure.js` plays by drawing straight from one row
to the next, so that nothing about bodies is written twice."""

from typing import Any

from unclench.engine.values.keyframe import Keyframe, Movement
from unclench.figures.drawing import shapes_of, view_of
from unclench.figures.timeline import moments


def track(movement: Movement) -> dict[str, Any]:
    """What plays: fit for JSON.

    `shapes`: for each shape that changes, its place among the paths of the still drawing and its
    path commands, with one `#` for each number. `poses`: the numbers of all those shapes in one
    row, as differences from the row before (from 0 for the first). `segments`: for each frame,
    the rows on the way into it, the seconds of moving and holding, its cue and breath.
    """
    rows: dict[tuple[int, ...], int] = {}
    changing = _changing(movement)
    segments = [_segment(movement, index, changing, rows) for index in range(len(movement.frames))]
    still = shapes_of(movement, movement.frames[0])
    return {
        "viewBox": view_of(movement).view_box(),
        "loop": movement.loop,
        "shapes": [[place, still[place].commands] for place in changing],
        "poses": _as_differences(list(rows)),
        "segments": segments,
    }


def _changing(movement: Movement) -> list[int]:
    """The places of the shapes whose numbers are not the same all the time."""
    drawn = [shapes_of(movement, frame) for frame in _all_moments(movement)]
    return [
        place
        for place, shape in enumerate(drawn[0])
        if any(other[place].numbers != shape.numbers for other in drawn)
    ]


def _all_moments(movement: Movement) -> list[Keyframe]:
    indexes = range(len(movement.frames))
    return [moment for index in indexes for moment in moments(movement, index)]


def _segment(
    movement: Movement, index: int, changing: list[int], rows: dict[tuple[int, ...], int]
) -> dict[str, Any]:
    frame = movement.frames[index]
    places = []
    for moment in moments(movement, index):
        shapes = shapes_of(movement, moment)
        row = tuple(number for place in changing for number in shapes[place].numbers)
        places.append(rows.setdefault(row, len(rows)))
    return {
        "poses": places,
        "move_s": frame.move_s,
        "hold_s": frame.hold_s,
        "cue": frame.cue,
        "breath": frame.breath.value if frame.breath else None,
    }


def _as_differences(rows: list[tuple[int, ...]]) -> list[list[int]]:
    befores = ([0] * len(rows[0]), *rows)
    return [
        [number - before for number, before in zip(row, last, strict=True)]
        for row, last in zip(rows, befores, strict=False)
    ]
