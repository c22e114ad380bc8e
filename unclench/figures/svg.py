"""Drawings as SVG text: stills for pages, and files that stand alone and move by themselves.

Pages colour the drawing by class (`uc-figure__line` and so on), so no style stands in it.
"""

from html import escape

from unclench.engine.values.keyframe import Movement
from unclench.figures.drawing import shapes_of, still_of, view_of
from unclench.figures.shapes import Shape
from unclench.figures.timeline import moments

LONGEST_HOLD_S = 2.0
"""A file that plays by itself waits no longer than this in one frame."""

STYLE = """
:root{--paper:#FAF6EF;--ink:#12332F;--far:#78938C;--accent:#C8552B;--accent-far:#C07C5E;
--prop:#B9AE9A;--mat:#DED6C8;--calm:#1F6F63}
@media (prefers-color-scheme:dark){:root{--paper:#0C1A19;--ink:#E9F1EC;--far:#6F8A83;
--accent:#F0996B;--accent-far:#9C6B51;--prop:#45605B;--mat:#2A413D;--calm:#7CC5B4}}
svg{background:var(--paper)}
.uc-figure__line{fill:var(--ink)}.uc-figure__far{fill:var(--far)}
.uc-figure__moving{fill:var(--accent)}.uc-figure__moving-far{fill:var(--accent-far)}
.uc-figure__prop{fill:var(--prop);stroke:var(--prop)}
.uc-figure__mat{fill:var(--mat);stroke:var(--mat)}
.uc-figure__prop-line,.uc-figure__ground{fill:none;stroke:var(--prop)}
.uc-figure__gap{fill:none;stroke:var(--paper);stroke-linecap:butt}
.uc-figure__mat-gap{fill:none;stroke:var(--mat);stroke-linecap:butt}
.uc-figure__warm,.uc-figure__mark,.uc-figure__arrow{fill:none;stroke:var(--accent)}
.uc-figure__arrow{opacity:.7}
.uc-figure__tool{fill:var(--calm);stroke:var(--calm)}.uc-figure__tool-line{fill:none;stroke:var(--calm)}
.uc-figure__cool{fill:none;stroke:var(--calm)}
.uc-figure__resting{display:none}
@media (prefers-reduced-motion:reduce){.uc-figure__resting{display:inline}
.uc-figure__playing{display:none}}
""".replace("\n", "")


def still_svg(movement: Movement, frame_index: int, *, title: str, description: str) -> str:
    """One frame, for a page. `title` and `description` are what a screen reader says."""
    return _svg(movement, title, description, _still(movement, frame_index))


def start_svg(movement: Movement, *, title: str, description: str) -> str:
    """The picture that a moving figure starts from: the first frame, with no arrow or outline, so
    that every path stands where the track looks for it."""
    shapes = shapes_of(movement, movement.frames[0])
    return _svg(movement, title, description, "".join(map(path, shapes)))


def _still(movement: Movement, frame_index: int) -> str:
    return "".join(map(path, still_of(movement, frame_index)))


def steps_svg(movement: Movement, *, title: str, description: str) -> str:
    """Every frame as a still, one after the other, with its cue as the description."""
    return "".join(
        still_svg(
            movement,
            index,
            title=title if len(movement.frames) == 1 else f"{title}, {index + 1}",
            description=frame.cue or description,
        )
        for index, frame in enumerate(movement.frames)
    )


def standalone_svg(movement: Movement, *, title: str, description: str) -> str:
    """A whole file: it follows light and dark, plays its loop, and rests in the frame that
    explains it best where the reader asked for less motion or nothing plays."""
    resting = _still(movement, movement.still)
    body = (
        f'<style>{STYLE}</style><g class="uc-figure__resting">{resting}</g>'
        f'<g class="uc-figure__playing">{_playing(movement)}</g>'
    )
    return _svg(movement, title, description, body) + "\n"


def _svg(movement: Movement, title: str, description: str, body: str) -> str:
    return root(view_of(movement).view_box(), title, description, body)


def root(view_box: str, title: str, description: str, body: str) -> str:
    """The element around a drawing, with what a screen reader says."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="uc-figure__drawing" role="img"'
        f' viewBox="{view_box}" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>"
    )


def path(shape: Shape, inside: str = "") -> str:
    """One shape as an element. `inside`: what animates it."""
    width = f' stroke-width="{shape.width}"' if shape.width else ""
    end = f">{inside}</path>" if inside else "/>"
    return f'<path class="uc-figure__{shape.look}" d="{shape.d()}"{width}{end}'


def _playing(movement: Movement) -> str:
    """The shapes of the frame that explains the movement best, each with its own animation."""
    times, drawn = _film(movement)
    first = shapes_of(movement, movement.frames[movement.still])
    return "".join(
        path(shape, _animation([shapes[place].d() for shapes in drawn], times))
        for place, shape in enumerate(first)
    )


def _film(movement: Movement) -> tuple[list[float], list[tuple[Shape, ...]]]:
    """The seconds and the shapes of every sample of one round, holds included."""
    clock, times, drawn = 0.0, [], []
    for index, frame in enumerate(movement.frames):
        samples = [shapes_of(movement, moment) for moment in moments(movement, index)]
        for step, shapes in enumerate(samples):
            times.append(clock + frame.move_s * step / max(len(samples) - 1, 1))
            drawn.append(shapes)
        clock += frame.move_s + min(frame.hold_s, LONGEST_HOLD_S)
        times.append(clock)
        drawn.append(samples[-1])
    return times, drawn


def _animation(values: list[str], times: list[float]) -> str:
    if len(set(values)) == 1:
        return ""
    total = times[-1]
    keys = ";".join(f"{time / total:.4f}" for time in times)
    return (
        f'<animate attributeName="d" dur="{total:g}s" repeatCount="indefinite"'
        f' keyTimes="{keys}" values="{";".join(values)}"/>'
    )
