"""What was done: one row for each kind of thing, one circle for each week."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import sqrt

from unclench.pictures.axis import Axis, names
from unclench.pictures.bins import ONE_DAY, monday
from unclench.pictures.picture import Key, Picture, Table
from unclench.pictures.series import Category, Done
from unclench.pictures.svg import WIDTH, circle, dots, root, swatch, text
from unclench.pictures.words import count, listed, short_day

TITLE = "What you did in twelve weeks"
WEEKS = 12
MOST_ROWS = 8
OTHER = Category("", "Everything else")
ROW, NAME = 58.0, 18.0
SMALLEST, LARGEST = 8.5, 12.5
Week = Counter[date]


def deeds(done: Sequence[Done], categories: Sequence[Category], today: date) -> Picture:
    """Twelve weeks up to today. What is done most stands first; the rest is put together."""
    first = monday(today) - (WEEKS - 1) * 7 * ONE_DAY
    weeks = [first + n * 7 * ONE_DAY for n in range(WEEKS)]
    rows = _rows([d for d in done if first <= d.day <= today], categories)
    sentence = _sentence(rows)
    size = (WIDTH, ROW * len(rows) + 24)
    most = max((max(counts.values()) for _, counts in rows), default=1)
    drawn = "".join(_row(row, counts, n, weeks, most) for n, (row, counts) in enumerate(rows))
    below = names(Axis(0, WIDTH, first, 7 * WEEKS), size[1] - 6, 7)
    return Picture(
        kind="deeds",
        title=TITLE,
        drawings=(root(size, TITLE, sentence, drawn + below),) if rows else (),
        sentence=sentence,
        table=_table(rows, weeks),
        keys=_keys() if rows else (),
    )


def _rows(done: Sequence[Done], categories: Sequence[Category]) -> list[tuple[Category, Week]]:
    """A row with its count a week for each kind that was done at all, the most frequent first."""
    counts = {category.id: Counter[date]() for category in categories}
    for one in done:
        counts.setdefault(one.category, Counter())[monday(one.day)] += one.times
    by_id = {category.id: category for category in categories}
    found = [(by_id.get(key, Category(key, key)), weeks) for key, weeks in counts.items() if weeks]
    found.sort(key=lambda row: -row[1].total())
    return _bounded(found)


def _bounded(rows: list[tuple[Category, Week]]) -> list[tuple[Category, Week]]:
    if len(rows) <= MOST_ROWS:
        return rows
    rest: Week = sum((weeks for _, weeks in rows[MOST_ROWS - 1 :]), Counter())
    return [*rows[: MOST_ROWS - 1], (OTHER, rest)]


def _row(row: Category, counts: Week, place: int, weeks: Sequence[date], most: int) -> str:
    top = place * ROW
    middle = top + NAME + 4 + LARGEST
    spots = [(WIDTH / WEEKS * (n + 0.5), middle) for n in range(len(weeks))]
    none = [spot for spot, week in zip(spots, weeks, strict=True) if not counts[week]]
    some = [(spot, counts[week]) for spot, week in zip(spots, weeks, strict=True) if counts[week]]
    circles = (circle("deed", spot, _radius(many, most)) for spot, many in some)
    numbers = (text("deed-number", (x, y + 4.5), str(many), "middle") for (x, y), many in some)
    heading = text("name", (0, top + 14), row.name)
    total = text("number", (WIDTH, top + 14), str(counts.total()), "end")
    return heading + total + dots("no-deed", none) + "".join(circles) + "".join(numbers)


def _radius(many: int, most: int) -> float:
    """The area grows with the count, from a circle that still holds its number."""
    return SMALLEST + (LARGEST - SMALLEST) * sqrt(many / most)


def _sentence(rows: Sequence[tuple[Category, Week]]) -> str:
    if not rows:
        return "Nothing noted in these twelve weeks."
    parts = [f"{row.name.lower()} {count(weeks.total(), 'time')}" for row, weeks in rows]
    return f"In these twelve weeks you noted {listed(parts)}."


def _keys() -> tuple[Key, ...]:
    inside = circle("deed", (14, 9), 8.5) + text("deed-number", (14, 13.5), "3", "middle")
    return (
        Key(swatch(inside), "how often in that week"),
        Key(swatch(dots("no-deed", [(14, 9)])), "nothing noted in that week"),
    )


def _table(rows: Sequence[tuple[Category, Week]], weeks: Sequence[date]) -> Table:
    heads = ("Week from", *(row.name for row, _ in rows))
    cells = tuple(
        (short_day(week), *(str(counts[week]) for _, counts in rows)) for week in reversed(weeks)
    )
    return Table(heads, cells if rows else ())
