"""A lift to scale: the person, the load, and the measures beside them, each with its share.

One unit of the drawing is a pixel on a phone. Colours and letters come from the page
(`uc-lift-picture__...`), so that no style stands in the drawing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from unclench.engine.values.keyframe import Keyframe, Movement, Part, View
from unclench.figures import side
from unclench.figures.geometry import Point
from unclench.figures.lift_pose import STATURE_CM, reach_for
from unclench.figures.shapes import SCALE, Look, Shape, polygon
from unclench.figures.svg import path, root

CM = 1.42
"""Units of the drawing for a centimetre."""
WIDTH = 346.0
BOX_HEIGHT, BELOW_HANDS = 28.0, 18.0
"""Centimetres: how high the load is, and how far it reaches below the hands."""
MARGIN = 10.0
FLOOR_FROM = -58.0
LABEL_HEIGHT, CHIP_HEIGHT, LETTER = 47.0, 23.0, 7.6
CLASS = "uc-lift-picture__"
MOVING = {"h": (Part.ARMS,), "v": (Part.TRUNK,), "d": (Part.LEGS,)}
"""The part in the accent colour when that measure takes most."""


@dataclass(frozen=True)
class Spot:
    """Where the hands are, in cm: before the ankles and above the floor."""

    h_cm: float
    v_cm: float

    def point(self) -> Point:
        """In units of the drawing, the floor at 0, up being less."""
        return Point(self.h_cm * CM, -self.v_cm * CM)


@dataclass(frozen=True)
class Label:
    """A measure as it is written, and its multiplier as it stands on the chip."""

    text: str
    share: str
    takes_most: bool = False


@dataclass(frozen=True)
class DrawnLift:
    """`here` is drawn in full, `there` as a ghost. `rises`: from start to end it goes up.
    `labels` by measure: `h` and `v` of `here`, and `d`."""

    here: Spot
    there: Spot
    rises: bool
    load: str
    labels: dict[str, Label]

    @property
    def first(self) -> str:
        """The measure that takes most, of those drawn here; may be none."""
        return next((name for name, label in self.labels.items() if label.takes_most), "")

    @property
    def is_stacked(self) -> bool:
        """Whether the way begins where the height ends, so that both fit into one column."""
        return self.there.v_cm >= self.here.v_cm


def is_reached(spot: Spot) -> bool:
    """Whether the person who is drawn gets there with both feet on the floor."""
    return reach_for(spot.h_cm, spot.v_cm).arrived


def lift_svg(lift: DrawnLift, *, title: str, description: str) -> str:
    """The drawing for a page. `title` and `description` are what a screen reader says."""
    right = max(_right_of(lift.here), _right_of(lift.there)) + 14
    way_at = right if lift.is_stacked else right + _wide(lift.labels["v"]) + 18
    heights = _label_heights(lift)
    parts = (
        _floor(right),
        _ghost(lift),
        _person(lift),
        _height_line(lift, right),
        _way_line(lift, way_at),
        _reach_line(lift),
        _label(lift.labels["v"], Point(right + 8, heights["v"])),
        _label(lift.labels["d"], Point(way_at + 8, heights["d"])),
        _reach_label(lift),
    )
    edge = max(right + _wide(lift.labels["v"]), way_at + _wide(lift.labels["d"])) + 10
    return root(_view(lift, edge), title, description, "".join(parts))


def hint_svg(measure: str) -> str:
    """A small drawing of the usual lift with one measure marked: `weight`, `h`, `v` or `to`."""
    here = Spot(45, 30)
    load = polygon(Look.MOVING if measure == "weight" else Look.TOOL, _corners(here))
    drawn = _scaled(map(path, _figure(here, (), load)))
    floor = _line("floor", Point(-80, 3), Point(130, 3))
    return (
        '<svg class="uc-figure__drawing" viewBox="-80 -175 220 220" aria-hidden="true"'
        ' focusable="false" stroke-linecap="round" stroke-linejoin="round">'
        f"{floor}{drawn}{_HINTS.get(measure.removesuffix('_end'), '')}</svg>"
    )


def _view(lift: DrawnLift, right: float) -> str:
    poses = [reach_for(spot.h_cm, spot.v_cm).pose for spot in (lift.here, lift.there)]
    behind = min(point.x for pose in poses for point in pose.trunk.back) * STATURE_CM * CM
    back = min(behind, _reach_label_left(lift), FLOOR_FROM) - 6
    top = max(pose.head.y + 0.07 for pose in poses) * STATURE_CM
    box = max(lift.here.v_cm, lift.there.v_cm) + BOX_HEIGHT - BELOW_HANDS
    height = max(top, box) * CM + MARGIN
    spare = max(WIDTH - (right - back), 0) / 2
    below = 62.0
    return f"{back - spare:.0f} {-height:.0f} {right - back + 2 * spare:.0f} {height + below:.0f}"


def _half(spot: Spot) -> float:
    """Half the depth of the load, as its distance allows; cm."""
    return min(max(spot.h_cm - 20, 19), 25)


def _right_of(spot: Spot) -> float:
    return (spot.h_cm + _half(spot)) * CM


def _corners(spot: Spot) -> list[Point]:
    low, half = max(spot.v_cm - BELOW_HANDS, 0.0), _half(spot)
    sides = ((-half, 0.0), (half, 0.0), (half, BOX_HEIGHT), (-half, BOX_HEIGHT))
    return [Point(spot.h_cm + x, low + y).times(1 / STATURE_CM) for x, y in sides]


def _figure(spot: Spot, moving: tuple[Part, ...], load: Shape | None) -> tuple[Shape, ...]:
    """The person, with the load between the far and the near limbs."""
    seen = Movement(view=View.SIDE, contacts=(), frames=(Keyframe(move_s=0),), moving=moving)
    far_leg, far_arm, *rest = side.figure(seen, reach_for(spot.h_cm, spot.v_cm).pose)
    return (far_leg, far_arm, *([load] if load else []), *rest)


def _scaled(shapes: Iterable[str], name: str = "") -> str:
    size = STATURE_CM * CM / SCALE
    named = f' class="{CLASS}{name}"' if name else ""
    return f'<g{named} transform="scale({size:.4f})">{"".join(shapes)}</g>'


def _person(lift: DrawnLift) -> str:
    load = polygon(Look.TOOL, _corners(lift.here))
    shapes = _figure(lift.here, MOVING.get(lift.first, ()), load)
    return _scaled(map(path, shapes)) + _stamp(lift)


def _stamp(lift: DrawnLift) -> str:
    """The weight on the side of the load that the arm leaves free, its unit below."""
    low = max(lift.here.v_cm - BELOW_HANDS, 0.0)
    right = lift.here.h_cm + _half(lift.here) * 0.6
    place = Point(right * CM, -(low + BOX_HEIGHT / 2) * CM)
    lines = zip(lift.load.split(" "), (-2.0, 13.0), strict=False)
    return "".join(_text("load", place + Point(0, y), word, "middle") for word, y in lines)


def _ghost(lift: DrawnLift) -> str:
    shapes = _figure(lift.there, (), None)
    plain = [Shape(Look.FAR, s.commands, s.numbers) for s in shapes if s.look is not Look.GAP]
    box = polygon(Look.FAR, _corners(lift.there))
    outline = f'<path class="{CLASS}there" d="{box.d()}"/>'
    return _scaled(map(path, plain), "ghost") + _scaled([outline])


def _floor(right: float) -> str:
    return _line("floor", Point(FLOOR_FROM, 3), Point(right + 6, 3))


def _height_line(lift: DrawnLift, x: float) -> str:
    """From the floor to the hands, with a thin line out to it."""
    hands = lift.here.point()
    out = _line("leader", Point(_right_of(lift.here) + 2, hands.y), Point(x + 4, hands.y))
    return out + _measure(lift.labels["v"], Point(x, 0), Point(x, hands.y))


def _way_line(lift: DrawnLift, x: float) -> str:
    """From where it is lifted to where it goes, with a point at that end."""
    here, there = lift.here.point(), lift.there.point()
    low, high = sorted((here.y, there.y), reverse=True)
    if low - high < 1:
        return ""
    tip, way = (high, 1) if lift.rises else (low, -1)
    drawn = _line("leader", Point(_right_of(lift.there) + 2, there.y), Point(x + 4, there.y))
    if not lift.is_stacked:
        drawn += _line("leader", Point(_right_of(lift.here) + 2, here.y), Point(x + 4, here.y))
    barbs = f"M{x - 5:.1f} {tip + 8 * way:.1f}L{x:.1f} {tip:.1f}L{x + 5:.1f} {tip + 8 * way:.1f}"
    arrow = f'<path class="{CLASS}{_kind("dim", lift.labels["d"])}" d="{barbs}"/>'
    return drawn + _line(_kind("dim", lift.labels["d"]), Point(x, low), Point(x, high)) + arrow


def _reach_line(lift: DrawnLift) -> str:
    """From between the ankles to between the hands, below the floor."""
    end, y = lift.here.point(), 17.0
    under = -max(lift.here.v_cm - BELOW_HANDS, 0.0) * CM
    down = _line("leader", Point(end.x, under + 2), Point(end.x, y))
    return down + _measure(lift.labels["h"], Point(0, y), Point(end.x, y))


def _reach_label(lift: DrawnLift) -> str:
    label = lift.labels["h"]
    left = _reach_label_left(lift)
    return _text("text", Point(left, 44), label.text) + _chip(
        label, Point(left + len(label.text) * LETTER + 8, 28)
    )


def _reach_label_left(lift: DrawnLift) -> float:
    """Where the words below the reach begin, so that they stand in its middle."""
    label = lift.labels["h"]
    wide = len(label.text) * LETTER + 8 + _chip_width(label)
    return max((lift.here.point().x - wide) / 2, -60)


def _label_heights(lift: DrawnLift) -> dict[str, float]:
    """The upper edge of each label, beside the middle of its line and clear of the other."""
    here, there = lift.here.point().y, lift.there.point().y
    height = min(here / 2 - LABEL_HEIGHT / 2, 2 - LABEL_HEIGHT)
    way = (here + there) / 2 - LABEL_HEIGHT / 2
    if lift.is_stacked:
        way = min(way, height - LABEL_HEIGHT - 4)
    return {"v": height, "d": min(way, 2 - LABEL_HEIGHT)}


def _measure(label: Label, start: Point, end: Point) -> str:
    """A line between two short strokes."""
    kind = _kind("dim", label)
    across = Point(0, 4) if start.y == end.y else Point(4, 0)
    ends = "".join(_line(kind, point - across, point + across) for point in (start, end))
    return _line(kind, start, end) + ends


def _kind(name: str, label: Label) -> str:
    return f"{name}--first" if label.takes_most else name


def _label(label: Label, at: Point) -> str:
    """The measure in words, and its share below."""
    return _text("text", at + Point(0, 15), label.text) + _chip(label, at + Point(0, 22))


def _wide(label: Label) -> float:
    """How much room a label takes beside its line."""
    return 8 + max(len(label.text) * LETTER, _chip_width(label))


def _chip_width(label: Label) -> float:
    return len(label.share) * LETTER + 16


def _chip(label: Label, at: Point) -> str:
    wide = _chip_width(label)
    plate = (
        f'<rect class="{CLASS}{_kind("chip", label)}" x="{at.x:.1f}" y="{at.y:.1f}"'
        f' width="{wide:.1f}" height="{CHIP_HEIGHT}" rx="{CHIP_HEIGHT / 2}"/>'
    )
    middle = at + Point(wide / 2, CHIP_HEIGHT / 2 + 5)
    return plate + _text(_kind("share", label), middle, label.share, anchor="middle")


def _text(name: str, at: Point, text: str, anchor: str = "start") -> str:
    return (
        f'<text class="{CLASS}{name}" x="{at.x:.1f}" y="{at.y:.1f}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _line(name: str, start: Point, end: Point) -> str:
    d = f"M{start.x:.1f} {start.y:.1f}L{end.x:.1f} {end.y:.1f}"
    return f'<path class="{CLASS}{name}" d="{d}"/>'


def _hint(start: Point, end: Point) -> str:
    return _line("hint", start, end)


_HINTS = {
    "h": _hint(Point(0, 24), Point(45 * CM, 24)),
    "v": _hint(Point(116, 0), Point(116, -30 * CM)),
    "to": _hint(Point(116, 0), Point(116, -110)) + _hint(Point(96, -110), Point(136, -110)),
}
