"""How pain went for groups of people, on the days of one person: a line, or a band where a range
is known."""

from datetime import date, timedelta

from unclench.engine.values.follow_up import UsualCourse
from unclench.pictures.bins import Window
from unclench.pictures.series import Band, BandPoint
from unclench.pictures.words import HOW_SURE


def band_of(record: UsualCourse, begins: date, source: str) -> Band | None:
    """The band of a record of the knowledge; None when it holds nothing that can be drawn."""
    if not record.averages:
        return None
    points = tuple(
        BandPoint(a.week * 7, a.pain / 10, _tenth(a.low), _tenth(a.high)) for a in record.averages
    )
    return Band(begins, points, record.group, source, record.certainty)


def _tenth(value: float | None) -> float | None:
    return None if value is None else value / 10


def in_window(band: Band, window: Window) -> list[tuple[date, BandPoint]]:
    """The band on the days shown, cut at the edges; nothing where they do not meet."""
    start = max(0, (window.first - band.begins).days)
    end = min(band.points[-1].day, (window.last - band.begins).days)
    if len(band.points) < 2 or start >= end:
        return []
    within = [p.day for p in band.points if start < p.day < end]
    return [(band.begins + timedelta(days=day), _at(band, day)) for day in (start, *within, end)]


def _at(band: Band, day: int) -> BandPoint:
    """The band on one day: on a straight line between the days that were measured."""
    pairs = zip(band.points, band.points[1:], strict=False)
    one, other = next((a, b) for a, b in pairs if a.day <= day <= b.day)
    share = (day - one.day) / (other.day - one.day)
    return BandPoint(
        day,
        one.middle + share * (other.middle - one.middle),
        _between(one.low, other.low, share),
        _between(one.high, other.high, share),
    )


def _between(one: float | None, other: float | None, share: float) -> float | None:
    return None if one is None or other is None else one + share * (other - one)


def has_range(band: Band) -> bool:
    """Whether a source gives where people lay, and not only their average."""
    return all(p.low is not None and p.high is not None for p in band.points)


def key_words(band: Band) -> str:
    """What the line or band is, for the key."""
    what = "where most" if has_range(band) else "the average of"
    return f"{what} people with {band.group}"


def note(band: Band) -> str:
    """Where it comes from and how sure that is."""
    known = "" if has_range(band) else " No range was found around it, so there is no band."
    return (
        "The dotted line is an average of groups of people, counted from the start of each study,"
        f" with straight lines between the weeks that were measured.{known} It cannot say how it"
        f" will go for you. From {band.source}; {HOW_SURE[band.how_sure]}."
    )
