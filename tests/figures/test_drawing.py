"""What comes out: SVG that reads aloud, and tracks that stay small."""

import gzip
import json
import re
from itertools import accumulate, pairwise
from operator import add
from xml.dom import minidom

import pytest

from tests.figures.library import RECORDS, movement_of
from unclench.figures.drawing import shapes_of, still_of, view_of
from unclench.figures.shapes import GAPS
from unclench.figures.svg import standalone_svg, start_svg, steps_svg, still_svg
from unclench.figures.timeline import moments
from unclench.figures.track import track
from unclench.figures.words import in_words

ALL = list(RECORDS)


@pytest.mark.parametrize("name", ALL)
def test_a_still_says_what_it_shows(name: str) -> None:
    svg = still_svg(movement_of(name), 0, title="Cat & camel", description="On <all> fours")

    root = minidom.parseString(svg).documentElement
    assert root.getAttribute("role") == "img"
    assert [node.tagName for node in root.childNodes[:2]] == ["title", "desc"]
    assert root.childNodes[0].firstChild.data == "Cat & camel"


@pytest.mark.parametrize("name", ALL)
def test_a_still_holds_no_style_that_a_strict_policy_would_refuse(name: str) -> None:
    svg = still_svg(movement_of(name), 0, title="t", description="d")

    assert "style" not in svg
    assert "#" not in svg


@pytest.mark.parametrize("name", ALL)
def test_every_track_stays_small(name: str) -> None:
    data = json.dumps(track(movement_of(name)), separators=(",", ":")).encode()

    assert len(gzip.compress(data)) < 4096


@pytest.mark.parametrize("name", ALL)
def test_every_moment_fits_the_frame(name: str) -> None:
    movement, box = movement_of(name), view_of(movement_of(name))
    indexes = range(len(movement.frames))
    drawn = [shapes_of(movement, m) for i in indexes for m in moments(movement, i)]
    numbers = [shape.numbers for shapes in drawn for shape in shapes if shape.look not in GAPS]

    assert all(box.left <= x <= box.right for row in numbers for x in row[0::2])
    assert all(box.top <= y <= box.bottom for row in numbers for y in row[1::2])


@pytest.mark.parametrize("name", ALL)
def test_every_path_of_the_picture_to_start_from_is_one_that_the_track_knows(name: str) -> None:
    movement = movement_of(name)
    picture = minidom.parseString(start_svg(movement, title="t", description="d"))
    drawn = [node.getAttribute("d") for node in picture.getElementsByTagName("path")]

    assert drawn == [shape.d() for shape in shapes_of(movement, movement.frames[0])]


def test_a_track_ends_every_segment_in_its_frame() -> None:
    movement = movement_of("cat_camel")
    played = track(movement)

    rows = list(accumulate(played["poses"], lambda one, step: list(map(add, one, step))))
    for frame, segment in zip(movement.frames, played["segments"], strict=True):
        shapes = shapes_of(movement, frame)
        expected = [n for place, _ in played["shapes"] for n in shapes[place].numbers]
        assert rows[segment["poses"][-1]] == expected


def test_the_way_back_uses_the_rows_of_the_way_there() -> None:
    there, back = track(movement_of("cat_camel"))["segments"]

    assert there["poses"] == back["poses"][::-1]


def test_a_track_carries_cues_breath_and_seconds() -> None:
    breathe_in = track(movement_of("slow_breathing"))["segments"][0]

    assert breathe_in["breath"] == "in"
    assert breathe_in["move_s"] == 4
    assert "in" in breathe_in["cue"]


def test_without_scripts_every_step_is_shown() -> None:
    page = steps_svg(movement_of("cat_camel"), title="Cat and camel", description="")

    assert page.count("<svg") == 2
    assert "Round your back slowly" in page


def test_a_file_of_its_own_moves_and_needs_nothing_else() -> None:
    svg = standalone_svg(movement_of("cat_camel"), title="Cat and camel", description="")

    minidom.parseString(svg)
    assert "<animate" in svg
    assert "prefers-color-scheme" in svg
    assert re.findall(r"(?:href|src)=|url\(", svg) == []


def test_a_position_without_movement_is_not_animated() -> None:
    svg = standalone_svg(movement_of("static_back"), title="Legs up", description="")

    assert "<animate" not in svg


@pytest.mark.parametrize("name", ALL)
def test_every_moment_has_the_same_shapes_so_that_it_can_play(name: str) -> None:
    movement = movement_of(name)
    indexes = range(len(movement.frames))
    drawn = [shapes_of(movement, m) for i in indexes for m in moments(movement, i)]

    kinds = {tuple((shape.look, shape.commands, shape.width) for shape in row) for row in drawn}
    assert len(kinds) == 1


def test_a_step_shows_with_an_arrow_which_way_it_came() -> None:
    start, lifted = (still_of(movement_of("bridge"), index) for index in (0, 1))

    assert [shape.look for shape in lifted if shape.look == "arrow"] == ["arrow", "arrow"]
    assert "arrow" not in [shape.look for shape in start]


def test_the_arrow_of_the_bridge_points_up() -> None:
    way, _ = (shape for shape in still_of(movement_of("bridge"), 1) if shape.look == "arrow")

    assert way.numbers[-1] < way.numbers[1] - 50


@pytest.mark.parametrize("name", ["sit_to_stand", "split_squat", "press_up", "toe_taps"])
def test_an_arrow_bends_evenly(name: str) -> None:
    way = next(shape for shape in still_of(movement_of(name), 1) if shape.look == "arrow")

    places = list(zip(way.numbers[0::6], way.numbers[1::6], strict=True))
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(places)]
    turns = [abs(a * d - b * c) for (a, b), (c, d) in pairwise(steps)]
    assert max(turns) < 1.5 * min(turns)


def test_the_arrow_of_the_pelvic_tilt_turns_back_the_other_way() -> None:
    flat, arched = (still_of(movement_of("pelvic_tilt"), index)[-2] for index in (0, 1))

    assert flat.numbers[0] > flat.numbers[-2]
    assert arched.numbers[0] < arched.numbers[-2]


def test_both_steps_of_a_breath_show_where_the_belly_goes() -> None:
    stills = [still_of(movement_of("diaphragmatic_breathing"), index) for index in (0, 1)]

    assert all("arrow" in [shape.look for shape in still] for still in stills)


def test_the_breath_at_the_mouth_turns_round() -> None:
    movement = movement_of("slow_breathing")
    drawn = [shapes_of(movement, frame) for frame in movement.frames]

    drawn_in, out = ([s for s in shapes if s.look == "tool-line"][-1] for shapes in drawn)
    assert drawn_in.numbers[6] < drawn_in.numbers[0]
    assert out.numbers[6] > out.numbers[0]


def test_the_moving_picture_has_no_arrows() -> None:
    frame = movement_of("bridge").frames[1]

    assert "arrow" not in [shape.look for shape in shapes_of(movement_of("bridge"), frame)]


@pytest.mark.parametrize("name", ALL)
def test_every_figure_says_in_words_what_it_shows(name: str) -> None:
    words = in_words(movement_of(name))

    assert words
    assert all(frame.cue in words for frame in movement_of(name).frames)


def test_the_words_of_a_figure_are_its_cues_in_order() -> None:
    words = in_words(movement_of("cat_camel"))

    assert words.startswith("1. Round your back slowly.")
    assert "2. Let the belly sink." in words
