"""What one kind of help does, as far as is known: where it most likely lies, and how wide that is.

Points of 0 to 10; above 0 is less pain than there would be by itself.
"""

from dataclasses import dataclass

from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.svg import WIDTH, bar, dots, path, root, swatch, text
from unclench.pictures.words import short

Interval = tuple[float, float]
FURTHEST = 3.5
"""Points to either side that are drawn; what lies further out ends at the edge."""
MIDDLE, EDGE = WIDTH / 2, 8.0
POINT = (MIDDLE - EDGE) / FURTHEST
LINE, BEFORE, BASE = 26.0, 47.0, 58.0
SIZE = (WIDTH, 96.0)
FLAT = 0.05
WORSE, BETTER, NOTHING = "more pain", "less pain", "no change"


@dataclass(frozen=True)
class Estimate:
    """All that a picture of one kind of help shows. `name`: inside a title.

    mean and intervals in points; `before`: the interval of 80 % before the first session, None
    where nothing was rated yet. chances and prior_share from 0 to 1; `noticeable`: points.
    """

    name: str
    mean: float
    interval_50: Interval
    interval_80: Interval
    interval_95: Interval
    chance_better: float
    chance_noticeable: float
    chance_worse: float
    sessions: int
    prior_share: float
    before: Interval | None = None
    noticeable: float = 1.0


def estimate(of: Estimate) -> Picture:
    """The picture of one kind of help. Its keys stand once, above all of them."""
    sentence = in_words(of)
    return Picture(
        kind="estimate",
        title=f"{of.name}: what it does, as far as we can tell",
        drawings=(root(SIZE, of.name, sentence, _drawn(of)),),
        sentence=sentence,
        table=_table(of),
    )


def in_words(of: Estimate) -> str:
    """What the drawing shows, and nothing more."""
    return f"Most likely {points(of.mean)}. Eight times in ten it is {between(of.interval_80)}."


def points(value: float) -> str:
    """Such as "0.6 points less pain"."""
    if abs(value) < FLAT:
        return NOTHING
    size = short(abs(value))
    unit = "point" if size == "1" else "points"
    return f"{size} {unit} {BETTER if value > 0 else WORSE}"


def between(interval: Interval) -> str:
    """Both ends of an interval, the smaller size first where both lie on one side."""
    low, high = sorted(interval, key=abs)
    if low * high > 0 and abs(low) >= FLAT:
        return f"{short(abs(low))} to {points(high)}"
    return f"{points(interval[0])} to {points(interval[1])}"


def at(value: float) -> float:
    """Where a number of points stands; less pain is to the right."""
    return MIDDLE + POINT * max(-FURTHEST, min(FURTHEST, value))


def _drawn(of: Estimate) -> str:
    small = 2 * POINT * of.noticeable
    ground = bar("small-change", (at(-of.noticeable), 6), (small, BASE - 6))
    before = _line("assumed", of.before, BEFORE) if of.before else ""
    intervals = (("95", of.interval_95), ("80", of.interval_80), ("50", of.interval_50))
    drawn = "".join(_line(f"interval-{level}", each, LINE) for level, each in intervals)
    return ground + _scale() + before + drawn + dots("most-likely", [(at(of.mean), LINE)])


def _line(look: str, interval: Interval, y: float) -> str:
    low, high = interval
    return path(look, f"M{at(low):.1f} {y:g}H{at(high):.1f}")


def _scale() -> str:
    """The line at the bottom with its points, and the words at its ends."""
    whole = range(-int(FURTHEST), int(FURTHEST) + 1)
    ticks = "".join(f"M{at(n):.1f} {BASE:g}v5" for n in whole)
    numbers = "".join(text("date", (at(n), BASE + 18), str(abs(n)), "middle") for n in whole)
    ends = (
        text("end-words", (0, SIZE[1] - 3), f"← {WORSE}")
        + text("end-words", (MIDDLE, SIZE[1] - 3), NOTHING, "middle")
        + text("end-words", (WIDTH, SIZE[1] - 3), f"{BETTER} →", "end")
    )
    ground = path("grid", f"M0 {BASE:g}H{WIDTH:g}{ticks}")
    return ground + path("zero", f"M{MIDDLE:g} 2V{BASE + 5:g}") + numbers + ends


def _table(of: Estimate) -> Table:
    noticed = f"Chance of {points(of.noticeable)} or better"
    rows = (
        ("Most likely", points(of.mean)),
        ("Five times in ten", between(of.interval_50)),
        ("Eight times in ten", between(of.interval_80)),
        ("95 times in a hundred", between(of.interval_95)),
        ("Chance of any less pain", percent(of.chance_better)),
        (noticed, percent(of.chance_noticeable)),
        ("Chance of half a point more pain", percent(of.chance_worse)),
        ("How often you rated it", str(of.sessions)),
        ("How much is assumed", f"{100 * of.prior_share:.0f} in 100"),
        ("How much is you", f"{100 * (1 - of.prior_share):.0f} in 100"),
    )
    return Table(("What", "How much"), rows)


def percent(share: float) -> str:
    """A chance, never as more sure than anybody can be."""
    return f"{min(99, max(1, round(100 * share)))} in 100"


def keys() -> tuple[Key, ...]:
    """What the looks mean, for all pictures of a page."""
    return (
        Key(swatch(path("interval-50", "M8 9H20") + dots("most-likely", [(14, 9)])), "most likely"),
        Key(swatch(path("interval-50", "M5 9H23")), "five times in ten"),
        Key(swatch(path("interval-80", "M3 9H25")), "eight times in ten"),
        Key(swatch(path("interval-95", "M1 9H27")), "95 times in a hundred"),
        Key(swatch(path("assumed", "M1 9H27")), "assumed before your first time"),
        Key(swatch(bar("small-change", (2, 1), (24, 16))), "too small to notice"),
    )
