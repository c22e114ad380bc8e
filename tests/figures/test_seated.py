"""What chairs, bands and wheels bring along, and signs for what cannot be seen."""

from tests.figures.library import movement_of
from unclench.figures.carry import planted_pose, pose_of
from unclench.figures.drawing import shapes_of
from unclench.figures.postures import body_of
from unclench.figures.props import anchor
from unclench.figures.shapes import Look


def frames_of(name: str) -> tuple[list[int], ...]:
    """The numbers of the last sign that each frame draws."""
    movement = movement_of(name)
    drawn = ([s for s in shapes_of(movement, f) if s.look is Look.MARK] for f in movement.frames)
    return tuple(list(marks[-1].numbers) for marks in drawn)


def test_the_band_grows_longer_as_the_elbows_go_back() -> None:
    movement = movement_of("band_pull_back")
    knot = anchor(planted_pose(movement))

    before, pulled = (pose_of(movement, frame).near_arm.end for frame in movement.frames)

    assert (knot - pulled).length() > (knot - before).length() + 0.15


def test_a_push_carries_the_hands_over_the_top_of_the_wheel() -> None:
    movement = movement_of("wheeling_bouts")

    behind, ahead = (pose_of(movement, frame) for frame in movement.frames)

    assert behind.near_arm.end.x < behind.trunk.hip.x
    assert ahead.near_arm.end.x > ahead.trunk.hip.x + 0.05


def test_the_pelvic_floor_rises_as_it_closes() -> None:
    soft, short, _, long = frames_of("pelvic_floor_squeeze")

    assert long[3] < short[3] < soft[3]


def test_the_strokes_behind_a_buttock_come_out_as_it_tenses() -> None:
    soft, tense = frames_of("buttock_squeeze")

    assert abs(soft[2] - soft[0]) < abs(tense[2] - tense[0])


def test_knees_go_apart_and_the_feet_stay() -> None:
    movement = movement_of("knee_press_out")

    before, pressed = (body_of(movement, frame) for frame in movement.frames)

    assert pressed.near_leg[1].right > before.near_leg[1].right + 0.03
    assert pressed.near_leg[2] == before.near_leg[2]


def test_the_trunk_tips_towards_the_viewer_over_a_crossed_leg() -> None:
    movement = movement_of("seated_figure_four")

    upright, tipped = (body_of(movement, frame) for frame in movement.frames)

    assert tipped.head.away < upright.head.away - 0.1
    assert tipped.near_leg == upright.near_leg


def test_in_the_wall_plank_ear_hip_and_ankle_make_one_line() -> None:
    movement = movement_of("wall_plank")

    line = pose_of(movement, movement.frames[1])

    along = line.trunk.shoulder - line.near_leg.end
    share = (line.trunk.hip.y - line.near_leg.end.y) / along.y
    assert abs(line.near_leg.end.x + along.x * share - line.trunk.hip.x) < 0.01
