"""Where it was, over time: the body from behind and from the front on the days that differ."""

from collections.abc import Mapping, Sequence

from unclench.pictures.body_places import View, body_map
from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.series import BodyDay
from unclench.pictures.svg import number, path, root, swatch, text
from unclench.pictures.words import count, day_words, listed, short_day

MOST_BODIES = 6
EACH = 164.0
HEAD, FOOT = 24.0, 22.0
SCALE = 0.475
"""The body's own drawing is 340 by 400 units for both views."""
SIDES = ("behind", "front")


def bodies(entries: Sequence[BodyDay], names: Mapping[str, str]) -> Picture:
    """The last days on which other places were marked than before, the oldest first. `entries`
    come with the oldest first; `names` says each place in words, inside a sentence."""
    shown = _differing(entries)[-MOST_BODIES:]
    before = [None, *shown]
    drawings = tuple(_one(this, last, names) for this, last in zip(shown, before, strict=False))
    return Picture(
        kind="bodies",
        title="Where it was",
        drawings=drawings,
        sentence=_sentence(shown, names),
        table=Table(("Day", "Places marked"), tuple(_row(one, names) for one in reversed(shown))),
        keys=_keys(shown) if shown else (),
    )


def _differing(entries: Sequence[BodyDay]) -> list[BodyDay]:
    """Without the days that repeat the one before."""
    pairs = zip(entries, [None, *entries], strict=False)
    return [this for this, last in pairs if last is None or this.areas != last.areas]


def _one(this: BodyDay, last: BodyDay | None, names: Mapping[str, str]) -> str:
    gone = last.areas - this.areas if last else frozenset()
    views = body_map(this.areas)
    drawn = "".join(_view(view, gone, place) for place, view in enumerate(views))
    words = _places(this.areas, names)
    size = (EACH, HEAD + 400 * SCALE + FOOT)
    day = text("name", (EACH / 2, 14), short_day(this.day), "middle")
    sides = "".join(_side(words, place, size[1] - 4) for place, words in enumerate(SIDES))
    return root(size, day_words(this.day), words, day + drawn + sides)


def _side(words: str, place: int, y: float) -> str:
    return text("weekday", (EACH / 4 * (1 + 2 * place), y), words, "middle")


def _view(view: View, gone: frozenset[str], place: int) -> str:
    """One side of the body, half as wide as the drawing."""
    trunk, *limbs = view.limbs
    marked = "".join(_ellipse(a.x, a.y, a.rx, a.ry) for a in view.areas if a.chosen)
    left = "".join(_ellipse(a.x, a.y, a.rx, a.ry) for a in view.areas if a.value in gone)
    body = (
        path("body-head", _ellipse(100, 32, 21, 21))
        + path("body-trunk", trunk)
        + path("body-limb", "".join(limbs))
        + path("body-gone", left)
        + path("body-area", marked)
    )
    across = number(place * EACH / 2 - 18 * SCALE)
    return f'<g transform="translate({across} {HEAD:g}) scale({SCALE})">{body}</g>'


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    arc = f"a{rx:g} {ry:g} 0 1 0 "
    return f"M{x - rx:g} {y:g}{arc}{2 * rx:g} 0{arc}{-2 * rx:g} 0z"


def _places(areas: frozenset[str], names: Mapping[str, str]) -> str:
    return listed(sorted(names.get(area, area) for area in areas)) if areas else "no place"


def _row(one: BodyDay, names: Mapping[str, str]) -> tuple[str, str]:
    return short_day(one.day), _places(one.areas, names)


def _sentence(shown: Sequence[BodyDay], names: Mapping[str, str]) -> str:
    if not shown:
        return "No place has been marked yet."
    last = shown[-1]
    said = f"On {day_words(last.day)} you marked {_counted(last.areas, names)}."
    return f"{said} {_difference(shown[-2], last, names)}" if len(shown) > 1 else said


def _counted(areas: frozenset[str], names: Mapping[str, str]) -> str:
    if not areas:
        return "no place"
    return f"{count(len(areas), 'place')}: {_places(areas, names)}"


def _difference(before: BodyDay, after: BodyDay, names: Mapping[str, str]) -> str:
    new, gone = after.areas - before.areas, before.areas - after.areas
    parts = [f"new {_is(new)} {_places(new, names)}"] if new else []
    parts += [f"no longer marked {_is(gone)} {_places(gone, names)}"] if gone else []
    return f"Since {day_words(before.day)}, {'; '.join(parts)}."


def _is(areas: frozenset[str]) -> str:
    return "is" if len(areas) == 1 else "are"


def _keys(shown: Sequence[BodyDay]) -> tuple[Key, ...]:
    marked = Key(swatch(path("key-area", _ellipse(14, 9, 9, 7))), "marked on that day")
    if len(shown) < 2:
        return (marked,)
    gone = swatch(path("key-gone", _ellipse(14, 9, 9, 7)))
    return marked, Key(gone, "marked before, no longer")
