"""The drawing of a desk shows what was told, and stands on the floor."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from unclench.engine.values.desk import DRAWN, DeskPart
from unclench.figures import body
from unclench.figures.desk import VIEW, desk_svg, scene_of

ONE_EACH = [{part: answer} for part in DeskPart for answer in DRAWN[part]]
SOME = [dict(zip(DeskPart, answers, strict=True)) for answers in itertools.product(*DRAWN.values())]


def drawn(setup) -> str:
    numbers = {part: number for number, part in enumerate(setup, 1)}
    return desk_svg(setup, numbers, title="At a desk", words="Somebody at a desk.")


@pytest.mark.parametrize("setup", ONE_EACH, ids=lambda s: "-".join(next(iter(s.items()))))
def test_every_answer_is_drawn_with_its_number(setup):
    svg = ElementTree.fromstring(drawn(setup))

    assert "".join(svg.itertext()).endswith("1")


@pytest.mark.parametrize(
    "setup",
    [s for s in ONE_EACH if list(s.values()) != [DRAWN[next(iter(s))][0]]],
    ids=lambda s: "-".join(next(iter(s.items()))),
)
def test_an_answer_that_can_be_changed_looks_different(setup):
    plain = desk_svg({}, {}, title="t", words="w")

    assert desk_svg(setup, {}, title="t", words="w") != plain


@pytest.mark.parametrize("setup", SOME[::97])
def test_everything_stays_inside_the_picture(setup):
    spots = re.findall(r'<circle cx="(-?\d+)" cy="(-?\d+)"', drawn(setup))

    assert all(VIEW.left < int(x) < VIEW.right for x, _ in spots)
    assert all(VIEW.top < int(y) < VIEW.bottom for _, y in spots)


@pytest.mark.parametrize("seat", ["flat", "low"])
def test_feet_that_stand_are_on_the_floor(seat):
    legs = scene_of({DeskPart.SEAT: seat}).pose.legs()

    assert [leg.end.y for leg in legs] == pytest.approx([body.ANKLE_HEIGHT] * 2, abs=0.01)


def test_feet_that_hang_are_above_the_floor():
    legs = scene_of({DeskPart.SEAT: "high"}).pose.legs()

    assert min(leg.tip.y for leg in legs) > body.LEG_R[3]


@pytest.mark.parametrize("setup", SOME[::97])
def test_the_hands_rest_on_the_keyboard(setup):
    scene = scene_of(setup)

    assert scene.pose.near_arm.end.y - scene.table == pytest.approx(0.026, abs=0.012)


@pytest.mark.parametrize("setup", SOME[::97])
def test_the_table_is_above_the_lap(setup):
    scene = scene_of(setup)

    assert scene.table > scene.pose.trunk.hip.y + body.LEG_R[0] - 0.01
