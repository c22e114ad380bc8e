"""The drawn lift is to scale: hands where they were measured, feet where they stand."""

import re
from itertools import pairwise

import pytest

from unclench.figures import body
from unclench.figures.geometry import Point
from unclench.figures.lift_drawing import DrawnLift, Label, Spot, hint_svg, is_reached, lift_svg
from unclench.figures.lift_pose import STATURE_CM, reach_for
from unclench.figures.lift_tiles import grip_svg, often_svg, twist_svg

PLACES = [(h, v) for h in (25, 40, 63) for v in (0, 15, 40, 75, 110, 150, 175)]
FEW = [(25, 0), (45, 30), (63, 75), (40, 160)]
CLOSE_CM = 3.0


def in_cm(point: Point) -> tuple[float, float]:
    return point.x * STATURE_CM, point.y * STATURE_CM


def a_lift(here=(45, 30), there=(45, 80), *, takes_most="h", rises=True) -> DrawnLift:
    names = {"h": f"{here[0]} cm away", "v": f"{here[1]} cm high", "d": "down 250 cm"}
    labels = {n: Label(text, "x 0.56", n == takes_most) for n, text in names.items()}
    return DrawnLift(Spot(*here), Spot(*there), rises, "12.5 kg", labels)


def drawn(lift: DrawnLift) -> str:
    return lift_svg(lift, title="A lift", description="In words.")


def frame_of(svg: str) -> tuple[float, float, float, float]:
    left, top, width, height = map(float, re.search(r'viewBox="([^"]+)"', svg).group(1).split())
    return left, top, left + width, top + height


def chips_of(svg: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every chip."""
    found = re.findall(
        r'chip[^"]*" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', svg
    )
    return [(x, y, x + w, y + h) for x, y, w, h in (map(float, four) for four in found)]


@pytest.mark.parametrize(("h", "v"), PLACES)
def test_the_hands_are_drawn_where_they_were_measured(h, v):
    reached = reach_for(h, v)

    assert in_cm(reached.hands) == pytest.approx((h, v), abs=CLOSE_CM)
    assert reached.arrived


@pytest.mark.parametrize(("h", "v"), PLACES)
def test_the_ankles_stand_on_the_floor_with_their_middle_at_the_start_of_the_reach(h, v):
    near, far = reach_for(h, v).pose.legs()

    assert near.end.towards(far.end, 0.5).x == pytest.approx(0, abs=0.01)
    assert (near.end.y, far.end.y) == pytest.approx((body.ANKLE_HEIGHT,) * 2, abs=0.01)


@pytest.mark.parametrize(("h", "v"), FEW)
def test_no_bone_grows_or_shrinks_for_a_reach(h, v):
    leg, arm = reach_for(h, v).pose.near_leg, reach_for(h, v).pose.near_arm

    lengths = [(b - a).length() for limb in (leg, arm) for a, b in pairwise(limb.points()[:3])]

    bones = [body.THIGH, body.SHANK, body.UPPER_ARM, body.FOREARM]
    assert lengths == pytest.approx(bones, abs=1e-6)


def test_the_lower_the_hands_the_lower_the_head():
    heads = [reach_for(40, v).pose.head.y for v in (0, 25, 50, 75, 100)]

    assert heads == sorted(heads)


@pytest.mark.parametrize("place", [(110, 75), (40, 240), (150, 0)])
def test_what_cannot_be_reached_is_known_to_be_out_of_reach(place):
    assert not is_reached(Spot(*place))


@pytest.mark.parametrize("takes_most", ["h", "v", "d"])
def test_only_what_takes_most_stands_out(takes_most):
    svg = drawn(a_lift(takes_most=takes_most))

    assert svg.count("chip--first") == 1
    assert svg.count('chip"') == 2


def test_where_nothing_takes_most_nothing_stands_out():
    svg = drawn(a_lift(takes_most=""))

    assert "--first" not in svg
    assert "uc-figure__moving" not in svg


@pytest.mark.parametrize("there", [(45, 80), (45, 10), (63, 175), (25, 30)])
@pytest.mark.parametrize("here", [(25, 0), (45, 30), (63, 150), (110, 60)])
def test_every_chip_lies_inside_the_picture_and_apart_from_the_others(here, there):
    svg = drawn(a_lift(here, there, rises=there[1] >= here[1]))

    left, top, right, bottom = frame_of(svg)
    chips = chips_of(svg)
    assert len(chips) == 3
    assert all(left <= c[0] and top <= c[1] and c[2] <= right and c[3] <= bottom for c in chips)
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for i, a in enumerate(chips)
        for b in chips[i + 1 :]
    )


def test_a_drawing_is_named_in_words_and_holds_no_style():
    svg = drawn(a_lift())

    assert "<title>A lift</title><desc>In words.</desc>" in svg
    assert "style" not in svg


def test_what_somebody_wrote_is_never_read_as_markup():
    lift = a_lift()
    lift.labels["h"] = Label("<b>45", "x 0.56")

    assert "<b>" not in drawn(lift)


@pytest.mark.parametrize("per_min", [0.2, 1, 4, 15, 30])
def test_a_ring_has_a_dot_for_every_lift_up_to_fifteen(per_min):
    assert often_svg(per_min, first=False).count("uc-figure__line") == min(max(per_min, 1), 15)


def test_a_turn_has_an_arc_and_straight_ahead_has_none():
    assert "uc-figure__arrow" in twist_svg(45, first=True)
    assert "uc-figure__arrow" not in twist_svg(0, first=True)


def test_no_two_grips_look_alike():
    assert len({grip_svg(grip, first=False) for grip in ("good", "fair", "poor")}) == 3


def test_each_question_has_a_drawing_of_its_own():
    assert len({hint_svg(name) for name in ("weight", "h", "v", "to")}) == 4
