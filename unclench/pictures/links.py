"""What may go with the pain of the next day: one row for each thing, with how far it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.svg import WIDTH, bar, dots, lines, root, swatch, text
from unclench.pictures.words import count, listed

TITLE = "The day before, and the pain after"
NOTE = (
    "Points of 0 to 10, against days as usual for you, if there is a link: the best guess, then "
    "what is very likely."
)
ROW, TOP, FOOT, TICK = 58.0, 22.0, 26.0, 6.0
SHARE_WIDTH, DAYS_WIDTH = 48.0, 70.0
LEAST, MOST = 1.0, 3.0  # points on either side of the middle
EDGE = 6.0


@dataclass(frozen=True)
class Linked:
    """Points of pain on the next day after a day with more of something than usual, if there is a
    link.

    low, high: the interval of 95 %; inner_low, inner_high: that of 50 %. days: how many tell of it;
    assumed: the share that was assumed before any day, 0 to 1. linked: whether a link is claimed;
    chance: how probable one is, 0 to 1.
    """

    name: str
    mean: float
    low: float
    high: float
    inner_low: float
    inner_high: float
    days: int
    assumed: float
    chance: float
    linked: bool = False


def links(known: Sequence[Linked]) -> Picture:
    """In the order given. Without anything there is no drawing."""
    sentence = _sentence(known)
    reach = _reach(known)
    rows = "".join(_row(each, TOP + ROW * place, reach) for place, each in enumerate(known))
    size = (WIDTH, TOP + ROW * len(known) + FOOT)
    return Picture(
        kind="links",
        title=TITLE,
        drawings=(root(size, TITLE, sentence, _ground(size[1], reach) + rows),) if known else (),
        sentence=sentence,
        table=_table(known),
        keys=_keys() if known else (),
        notes=(NOTE,) if known else (),
    )


def _reach(known: Sequence[Linked]) -> float:
    """How many points the picture holds on either side."""
    widest = max((max(-each.low, each.high) for each in known), default=LEAST)
    return min(max(LEAST, round(widest + 0.05, 1)), MOST)


def _at(points: float, reach: float) -> float:
    """Where so many points stand; what lies outside ends at the edge."""
    held = min(max(points, -reach), reach)
    return WIDTH / 2 + held / reach * (WIDTH / 2 - EDGE)


def _ground(height: float, reach: float) -> str:
    """The middle, where nothing differs, and whole points to either side."""
    ends = text("number", (0, 13), "less pain after") + text(
        "number", (WIDTH, 13), "more pain", "end"
    )
    foot = height - FOOT + 2
    starts = {-1.0: foot - TICK, 0.0: TOP, 1.0: foot - TICK}
    grid = lines("grid", [[(_at(x, reach), y), (_at(x, reach), foot)] for x, y in starts.items()])
    marks = [text("date", (_at(0, reach), height - 6), "no difference", "middle")]
    marks += [
        text("date", (_at(-1, reach), height - 6), "-1 point", "" if reach == LEAST else "middle"),
        text("date", (_at(1, reach), height - 6), "+1", "end" if reach == LEAST else "middle"),
    ]
    return ends + grid + "".join(marks)


def _row(each: Linked, top: float, reach: float) -> str:
    y = top + 38
    wide = [(_at(each.low, reach), y), (_at(each.high, reach), y)]
    inner = [(_at(each.inner_low, reach), y), (_at(each.inner_high, reach), y)]
    look = "link-bar" if each.linked else "open-bar"
    return (
        text("name", (0, top + 16), each.name)
        + text("number", (WIDTH, top + 16), count(each.days, "day"), "end")
        + _share(each, (WIDTH - DAYS_WIDTH - SHARE_WIDTH, top + 8.5))
        + lines("link-line", [wide])
        + lines(look, [inner])
        + dots("link-dot", [(_at(each.mean, reach), y)])
    )


def _share(each: Linked, at: tuple[float, float]) -> str:
    told = SHARE_WIDTH * (1 - min(max(each.assumed, 0.0), 1.0))
    return bar("share-assumed", at, (SHARE_WIDTH, 5)) + bar("share-told", at, (told, 5))


def _sentence(known: Sequence[Linked]) -> str:
    if not known:
        return "Nothing is noted yet that could be compared with the pain of the next day."
    names = [each.name.lower() for each in known if each.linked]
    things = count(len(known), "thing")
    if not names:
        return f"Of {things} in your diary, none shows a clear link with the next day's pain yet."
    verb = "is" if len(names) == 1 else "are"
    return f"Of {things} in your diary, {listed(names)} {verb} linked with the next day's pain."


def _keys() -> tuple[Key, ...]:
    middle = 9.0
    line = lines("link-line", [[(1, middle), (27, middle)]])
    share = bar("share-assumed", (0, 6), (28, 5)) + bar("share-told", (0, 6), (20, 5))
    return (
        Key(swatch(dots("link-dot", [(14, middle)])), "the best guess"),
        Key(swatch(line + lines("open-bar", [[(8, middle), (20, middle)]])), "as likely in as out"),
        Key(swatch(line), "very likely in here"),
        Key(swatch(share), "filled: from your days; the rest is assumed"),
    )


def _table(known: Sequence[Linked]) -> Table:
    heads = ("More of", "Pain after, if linked", "Days", "Assumed", "Chance of a link")
    rows = tuple(
        (
            each.name,
            f"{signed(each.mean)}, {signed(each.low)} to {signed(each.high)}",
            str(each.days),
            f"{100 * each.assumed:.0f} %",
            f"{min(100 * each.chance, 99):.0f} %",
        )
        for each in known
    )
    return Table(heads, rows)


def signed(points: float) -> str:
    """A difference with its sign, to a tenth: "+0.4", "-0.2", "0"."""
    told = round(points, 1)
    return f"{told:+g}" if told else "0"
