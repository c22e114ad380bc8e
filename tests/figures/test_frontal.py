"""Bodies that are not seen from the side: faces, mats and pillows."""

import pytest

from tests.figures.library import RECORDS, movement_of
from unclench.engine.values.keyframe import Movement
from unclench.figures.drawing import person_of, shapes_of, things_of
from unclench.figures.frontal import EYE_WIDTH
from unclench.figures.shapes import SCALE, Shape
from unclench.figures.space import AWAY, TO_VIEWER, UP, Eye

FACES = [name for name in RECORDS if movement_of(name).view != "side"]
EYE = round(EYE_WIDTH * SCALE)
ON_MATS = [name for name in FACES if "mat" in movement_of(name).props]


def eyes(movement: Movement, index: int) -> list[int]:
    """The lengths of the closed eyes in a frame, from the viewer's left to right."""
    shapes = person_of(movement, movement.frames[index])
    lines = [shape for shape in shapes if shape.look == "gap" and shape.width == EYE]
    lines.sort(key=lambda shape: shape.numbers[0])
    return [round(length(shape)) for shape in lines]


def length(shape: Shape) -> float:
    (x, y), (other_x, other_y) = shape.numbers[:2], shape.numbers[-2:]
    return ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5


@pytest.mark.parametrize("name", FACES)
def test_whoever_is_not_seen_from_the_side_has_two_eyes(name: str) -> None:
    assert len(eyes(movement_of(name), 0)) == 2


def test_a_face_that_looks_ahead_shows_both_eyes_alike() -> None:
    left, right = eyes(movement_of("seated_turn"), 0)

    assert left == right > 15


def test_the_eye_on_the_side_that_turns_away_is_the_shorter_one() -> None:
    left, right = eyes(movement_of("seated_turn"), 1)

    assert min(left, right) < 0.6 * max(left, right)


def test_an_eye_sees_what_faces_it() -> None:
    assert Eye(0.0).towards().dot(TO_VIEWER) == pytest.approx(1.0)
    assert Eye(0.0).towards().dot(AWAY) == pytest.approx(-1.0)
    assert Eye(90.0).towards().dot(UP) == pytest.approx(1.0)


@pytest.mark.parametrize("name", ON_MATS)
def test_a_mat_lies_behind_the_body_in_every_frame(name: str) -> None:
    movement = movement_of(name)
    mat = next(shape for shape in things_of(movement) if shape.look == "mat")

    bodies = [person_of(movement, frame) for frame in movement.frames]
    numbers = [shape.numbers for shapes in bodies for shape in shapes]
    assert min(min(row[0::2]) for row in numbers) > min(mat.numbers[0::2])
    assert max(max(row[0::2]) for row in numbers) < max(mat.numbers[0::2])
    assert min(min(row[1::2]) for row in numbers) > min(mat.numbers[1::2])
    assert max(max(row[1::2]) for row in numbers) < max(mat.numbers[1::2])


@pytest.mark.parametrize("name", ON_MATS)
def test_on_a_mat_the_gap_beside_a_limb_has_the_colour_of_the_mat(name: str) -> None:
    movement = movement_of(name)

    shapes = person_of(movement, movement.frames[0])
    gaps = [
        shape.look for shape in shapes if shape.look in {"gap", "mat-gap"} and shape.width > EYE
    ]
    assert set(gaps) == {"mat-gap"}


def test_a_pillow_between_the_knees_lies_between_the_legs() -> None:
    movement = movement_of("side_lying")

    looks = [shape.look for shape in shapes_of(movement, movement.frames[0])]
    pillow = len(looks) - 1 - looks[::-1].index("prop")
    assert looks.index("far") < pillow < len(looks) - 1 - looks[::-1].index("line")


def test_a_shoulder_touches_the_wall_without_a_gap() -> None:
    movement = movement_of("side_glide")

    looks = [shape.look for shape in shapes_of(movement, movement.frames[0])]
    assert looks[-1] == "prop"
