"""Whatever a movement says carries the body touches what carries it, from beginning to end."""

import pytest

from tests.figures.library import SIDE_ON
from tests.figures.reach import claims, gaps
from tests.figures.test_pose import poses
from unclench.engine.values.keyframe import Contact
from unclench.figures.geometry import turn_of

TOUCHING = 0.012
"""Statures: about two centimetres, less than the flesh over a bone."""
STRAIGHT = 1.0
"""Degrees. A joint that is stretched may be off by so much."""


@pytest.mark.parametrize(("name", "contact"), claims())
def test_what_carries_the_body_touches_it(name: str, contact: Contact) -> None:
    assert max(gaps(name, contact)) < TOUCHING


@pytest.mark.parametrize("name", SIDE_ON)
def test_knees_bend_only_backwards(name: str) -> None:
    legs = [leg for pose in poses(name) for leg in pose.legs()]

    turns = [turn_of(leg.root, leg.middle, leg.end) for leg in legs]

    assert max(turns) < STRAIGHT
    assert min(turns) > -165


@pytest.mark.parametrize("name", SIDE_ON)
def test_elbows_bend_only_forwards(name: str) -> None:
    arms = [arm for pose in poses(name) for arm in (pose.near_arm, pose.far_arm)]

    assert min(turn_of(arm.root, arm.middle, arm.end) for arm in arms) > -STRAIGHT
