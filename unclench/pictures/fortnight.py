"""The last fourteen days, small, for a page that shows something else."""

from collections.abc import Sequence
from datetime import date

from unclench.pictures.axis import Axis
from unclench.pictures.bins import ONE_DAY
from unclench.pictures.picture import Picture, Table
from unclench.pictures.series import Day, Series
from unclench.pictures.svg import WIDTH, Point, dots, lines, path, root, text
from unclench.pictures.words import count, recent_words, short, short_day

DAYS = 14
TOP, POINT = 16.0, 5.6
BASE = TOP + 10 * POINT
RIGHT = 310.0
SIZE = (WIDTH, BASE + 30)
TITLE = "Your pain in the last 14 days"


def fortnight(series: Series, today: date) -> Picture:
    """Fourteen days up to today."""
    first = today - (DAYS - 1) * ONE_DAY
    told = [day for day in series.between(first, today) if day.pain is not None]
    sentence = _sentence(told, today)
    rows = tuple((short_day(day.day), short(day.pain or 0)) for day in reversed(told))
    return Picture(
        kind="fortnight",
        title=TITLE,
        drawings=(root(SIZE, TITLE, sentence, _drawn(told, first, today)),) if told else (),
        sentence=sentence,
        table=Table(("Day", "Pain"), rows),
    )


def _drawn(told: Sequence[Day], first: date, today: date) -> str:
    axis = Axis(4, RIGHT, first, DAYS)
    spots = {day.day: (axis.at(day.day), BASE - POINT * (day.pain or 0)) for day in told}
    days = text("date", (0, SIZE[1] - 4), f"{first.day} {first:%b}") + text(
        "date", (RIGHT, SIZE[1] - 4), "today", "end"
    )
    ground = path("grid", f"M0 {BASE:g}H{RIGHT:g}")
    missing = [axis.at(day) for n in range(DAYS) if (day := first + n * ONE_DAY) not in spots]
    none = dots("no-entry", [(x, BASE + 5) for x in missing])
    joined = lines("pain", _runs(spots))
    return ground + none + joined + dots("dot", spots.values()) + _last(told, spots) + days


def _last(told: Sequence[Day], spots: dict[date, Point]) -> str:
    """The newest number at the end of the line."""
    if not told:
        return ""
    x, y = spots[told[-1].day]
    return text("last", (x + 12, y + 7), short(told[-1].pain or 0))


def _runs(spots: dict[date, Point]) -> list[list[Point]]:
    joined: list[list[Point]] = []
    for day, spot in spots.items():
        if joined and day - ONE_DAY in spots:
            joined[-1].append(spot)
        else:
            joined.append([spot])
    return joined


def _sentence(told: Sequence[Day], today: date) -> str:
    if not told:
        return "No entry in the last 14 days."
    pains = [day.pain or 0 for day in told]
    low, high = min(pains), max(pains)
    between = f"always {short(low)}" if low == high else f"between {short(low)} and {short(high)}"
    last = told[-1]
    when = "today" if last.day == today else f"on {recent_words(last.day, today)}"
    return (
        f"{count(len(told), 'day')} of the last 14 with an entry. Pain was {between},"
        f" and {short(last.pain or 0)} {when}."
    )
