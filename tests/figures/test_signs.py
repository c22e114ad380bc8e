"""Signs and things that go along with the body, and what stands before what."""

from itertools import pairwise

import pytest

from tests.figures.library import movement_of
from unclench.figures.carry import pose_of
from unclench.figures.clouds import BASE, cloud
from unclench.figures.drawing import shapes_of
from unclench.figures.geometry import Point
from unclench.figures.shapes import SCALE, Shape


def drawn(name: str, look: str) -> list[list[Shape]]:
    """The shapes of that look in every frame."""
    movement = movement_of(name)
    frames = [shapes_of(movement, frame) for frame in movement.frames]
    return [[shape for shape in shapes if shape.look == look] for shapes in frames]


def width(shape: Shape) -> int:
    return max(shape.numbers[0::2]) - min(shape.numbers[0::2])


def height(shape: Shape) -> int:
    return max(shape.numbers[1::2]) - min(shape.numbers[1::2])


def test_three_arrows_press_on_a_tense_belly_and_none_on_a_soft_one() -> None:
    soft, tense = drawn("gentle_brace", "mark")

    assert [height(arrow) for arrow in soft] == [0, 0, 0]
    assert all(height(arrow) > 40 for arrow in tense)


def test_what_presses_on_the_belly_points_down_to_it() -> None:
    above = drawn("gentle_brace", "mark")[1][1]

    assert above.numbers[3] > above.numbers[1]


def test_a_tense_hand_is_a_fist() -> None:
    tense, loose = (shapes[0] for shapes in drawn("muscle_relaxation", "moving"))

    assert width(tense) > 2 * width(loose)


def test_attention_wanders_from_the_feet_to_the_head() -> None:
    rights = [min(glass.numbers[0::2]) for glass, _ in drawn("body_scan", "mark")]

    assert all(later < before for before, later in pairwise(rights))


def test_a_thought_drifts_away_from_the_head() -> None:
    here, gone = (shapes[2] for shapes in drawn("relaxed_lying", "tool-line"))

    assert min(gone.numbers[0::2]) > max(here.numbers[0::2])


def test_a_bag_hangs_from_the_hand_at_every_step() -> None:
    movement = movement_of("suitcase_carry")
    hands = [pose_of(movement, frame).near_arm.tip for frame in movement.frames]
    bags = [shapes[0] for shapes in drawn("suitcase_carry", "tool")]

    middles = [(min(bag.numbers[0::2]) + max(bag.numbers[0::2])) / 2 for bag in bags]
    assert middles == pytest.approx([hand.x * SCALE for hand in hands], abs=10)


def test_a_roller_has_a_core() -> None:
    (roller,), (core, *_) = drawn("foam_roller", "tool")[0], drawn("foam_roller", "gap")[0]

    assert width(core) < width(roller) / 2


@pytest.mark.parametrize("name", ["press_up", "cat_camel", "plank_knees", "split_squat"])
def test_no_gap_breaks_the_line_of_the_floor(name: str) -> None:
    looks = [shape.look for shape in shapes_of(movement_of(name), movement_of(name).frames[0])]

    assert "gap" in looks
    assert "gap" not in looks[looks.index("ground") :]


def test_the_legs_lie_on_the_box_and_not_behind_its_edge() -> None:
    looks = [shape.look for shape in shapes_of(movement_of("static_back"), frame_of("static_back"))]

    assert looks[-1] == "prop"


def frame_of(name: str):
    return movement_of(name).frames[0]


def test_the_movement_in_the_cloud_raises_its_arms() -> None:
    before, after = (arms for _, arms, _ in drawn("imagery", "mark"))

    assert min(after.numbers[1::2]) < min(before.numbers[1::2])


def test_a_cloud_is_flat_below_and_round_above() -> None:
    heights = [point.y for point in cloud(Point(0.0, 0.0), (1.0, 1.0))]

    assert heights.count(BASE) > 5
    assert heights.count(max(heights)) < 3
