"""The body stays a body: on the ground, in one piece, and where it was put."""

from itertools import pairwise

import pytest

from tests.figures.library import GROUNDED, SIDE_ON, movement_of
from unclench.engine.values.keyframe import Keyframe
from unclench.figures import body
from unclench.figures.carry import pose_of
from unclench.figures.pose import Pose
from unclench.figures.timeline import moments

STILL = 0.004
"""Statures. Less than this cannot be seen."""


def poses(name: str) -> list[Pose]:
    movement = movement_of(name)
    indexes = range(len(movement.frames))
    return [pose_of(movement, moment) for i in indexes for moment in moments(movement, i)]


def spread(values: list[float]) -> float:
    return max(values) - min(values)


def bones(pose: Pose) -> list[float]:
    pairs = [pair for limb in pose.limbs() for pair in pairwise(limb.points()[:3])]
    return [(end - start).length() for start, end in pairs]


def bend_of_back(pose: Pose) -> float:
    """Height of the middle of the spine above the straight line from hip to shoulder."""
    return pose.trunk.spine[3].y - pose.trunk.hip.towards(pose.trunk.shoulder, 0.48).y


def test_hands_stay_on_the_floor_through_cat_and_camel() -> None:
    wrists = [pose.near_arm.end for pose in poses("cat_camel")]

    assert spread([wrist.x for wrist in wrists]) < STILL
    assert max(wrist.y for wrist in wrists) < body.WRIST_HEIGHT + STILL


def test_knees_stay_on_the_floor_through_cat_and_camel() -> None:
    knees = [pose.near_leg.middle for pose in poses("cat_camel")]

    assert spread([knee.x for knee in knees]) < STILL
    assert spread([knee.y for knee in knees]) < STILL


def test_the_back_rounds_in_the_cat_and_arches_in_the_camel() -> None:
    movement = movement_of("cat_camel")

    cat, camel = (pose_of(movement, frame) for frame in movement.frames)

    assert bend_of_back(cat) > 0.05
    assert bend_of_back(camel) < -0.02


def test_the_low_back_leaves_the_floor_only_when_it_arches() -> None:
    movement = movement_of("pelvic_tilt")

    flat, arched = (pose_of(movement, frame) for frame in movement.frames)

    assert min(point.y for point in flat.trunk.back[3:5]) < 0.012
    assert min(point.y for point in arched.trunk.back[3:5]) > 0.025


@pytest.mark.parametrize("name", GROUNDED)
def test_no_part_of_anybody_sinks_below_the_ground(name: str) -> None:
    lowest = min(min(point.y for point in pose.trunk.outline()) for pose in poses(name))
    joints = min(
        point.y - radius
        for pose in poses(name)
        for limb, radii in zip(pose.limbs(), 2 * [body.LEG_R] + 2 * [body.ARM_R], strict=True)
        for point, radius in zip(limb.points()[1:], radii[1:], strict=True)
    )

    assert lowest > -STILL
    assert joints > -0.012


@pytest.mark.parametrize("name", GROUNDED)
def test_the_head_stays_above_the_ground(name: str) -> None:
    assert min(pose.head.y for pose in poses(name)) > body.HEAD_WIDTH_R - 0.006


@pytest.mark.parametrize("name", SIDE_ON)
def test_limb_lengths_never_change(name: str) -> None:
    lengths = [bones(pose) for pose in poses(name)]

    assert all(spread(list(one)) < 0.001 for one in zip(*lengths, strict=True))


@pytest.mark.parametrize(
    "name", ["pelvic_tilt", "seated_cat_camel", "standing_back_bend", "supported_lean"]
)
def test_feet_that_carry_never_slide(name: str) -> None:
    ankles = [pose.near_leg.end for pose in poses(name)]

    assert spread([ankle.x for ankle in ankles]) < STILL
    assert spread([ankle.y for ankle in ankles]) < STILL


def test_the_belly_rises_with_the_breath_in() -> None:
    movement = movement_of("diaphragmatic_breathing")

    breathed_in, breathed_out = (pose_of(movement, frame) for frame in movement.frames)

    tops = [max(p.y for p in pose.trunk.front) for pose in (breathed_in, breathed_out)]
    assert tops[0] - tops[1] > 0.015


def test_in_walking_one_foot_is_always_on_the_ground() -> None:
    for pose in poses("short_walk"):
        feet = (pose.near_leg, pose.far_leg)
        assert min(min(leg.end.y - 0.03, leg.tip.y - 0.02) for leg in feet) < STILL


def test_an_angle_left_out_is_zero() -> None:
    assert Keyframe(move_s=1).trunk == 0
