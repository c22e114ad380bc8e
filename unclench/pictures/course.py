"""The course: pain and what could be done over weeks, with what happened marked."""

from datetime import date

from unclench.engine.values.library import NoticeableChange
from unclench.pictures import band as others
from unclench.pictures.axis import Axis, axis_of, names
from unclench.pictures.bins import ONE_DAY, Bin, Range, Step, Window, runs, window_of
from unclench.pictures.change import course_sentence
from unclench.pictures.course_keys import keys
from unclench.pictures.course_table import table_of
from unclench.pictures.lanes import PERIOD, lanes_of
from unclench.pictures.picture import Picture
from unclench.pictures.series import WORST_PAIN, Mark, MarkKind, Series, SpanKind
from unclench.pictures.svg import WIDTH, Point, area, dots, lines, number, path, root, text
from unclench.pictures.words import TO_THEM, Voice, count

LEFT, RIGHT = 30.0, 338.0
TOP, POINT = 50.0, 18.0
BASE = TOP + WORST_PAIN * POINT
ABOVE = TOP - 14
"""Where a flare-up stands that has no number of pain, or stands for a week or longer."""
MOST_DOTS = 60
LONGEST_LABEL = 20
LETTER = 7.4
MOST_LABELS = 3

TITLES = {
    Range.FOUR_WEEKS: "Your pain in four weeks",
    Range.TWELVE_WEEKS: "Your pain in twelve weeks",
    Range.YEAR: "Your pain in a year",
    Range.ALL: "Your pain since the first entry",
}


def course(
    series: Series,
    today: date,
    noticeable: NoticeableChange,
    shown: Range = Range.FOUR_WEEKS,
    voice: Voice = TO_THEM,
) -> Picture:
    """The picture of one range up to today."""
    window = window_of(series, shown, today)
    axis = axis_of(window, LEFT, RIGHT)
    lanes = lanes_of(window, axis, BASE + 44, voice)
    sentence, title = _sentence(window, noticeable), voice.title or TITLES[shown]
    body = _plot(series, window, axis) + lanes.svg
    drawing = root((WIDTH, lanes.bottom), title, sentence, body)
    return Picture(
        kind="course",
        title=title,
        drawings=(drawing,) if window.bins else (),
        sentence=sentence,
        table=table_of(window),
        keys=keys(series, window, lanes, voice),
        notes=_notes(series, window),
    )


def pain_y(pain: float) -> float:
    """How high a pain of 0 to 10 stands."""
    return BASE - pain * POINT


def _sentence(window: Window, noticeable: NoticeableChange) -> str:
    days = [day for one in window.bins for day in one.days]
    flares = sum(len(one.of(MarkKind.FLARE)) for one in window.bins)
    said = course_sentence(days, window.today, noticeable)[1]
    return f"{said} {count(flares, 'flare-up')}." if flares else said


def _notes(series: Series, window: Window) -> tuple[str, ...]:
    notes = []
    if window.step is not Step.DAY:
        notes.append(
            f"Each point is the average of {PERIOD[window.step]}. The pale part runs from the day"
            " with the least pain to the day with the most."
        )
    if series.band and others.in_window(series.band, window):
        notes.append(others.note(series.band))
    return tuple(notes)


def _plot(series: Series, window: Window, axis: Axis) -> str:
    told = [one for one in window.bins if one.pains]
    joined = [[(_x(axis, one), pain_y(_pain(one))) for one in run] for run in runs(window, told)]
    return "".join(
        (
            _episodes(series, window, axis),
            _usual(series, window, axis),
            _grid(),
            _plan_changes(window, axis),
            _spread(window, axis, told),
            lines("pain", joined),
            _dots(joined),
            _flares(window, axis),
            names(axis, BASE + 24),
        )
    )


def _dots(joined: list[list[Point]]) -> str:
    """A dot for each point; where they are many, only for those that no line joins."""
    points = [point for run in joined for point in run]
    if len(points) <= MOST_DOTS:
        return dots("dot" if len(points) <= 31 else "dot-small", points)
    return dots("dot-small", [run[0] for run in joined if len(run) == 1])


def _x(axis: Axis, one: Bin) -> float:
    return axis.at(one.start, (one.end - one.start).days + 1)


def _pain(one: Bin) -> float:
    return one.pain or 0.0


def _grid() -> str:
    level = "".join(f"M{LEFT:g} {number(pain_y(n))}H{RIGHT:g}" for n in (0, 5, 10))
    numbers = "".join(text("number", (LEFT - 8, pain_y(n) + 5), str(n), "end") for n in (0, 5, 10))
    return path("grid", level) + text("name", (0, 14), "Pain, 0 to 10") + numbers


def _episodes(series: Series, window: Window, axis: Axis) -> str:
    drawn = []
    for span in series.spans:
        end = min(span.end or window.today, window.last)
        if span.kind is SpanKind.EPISODE and span.meets(window.first, window.last):
            left, right = axis.edge(span.start), axis.edge(end + ONE_DAY)
            drawn.append((number(left), number(right)))
    ground = "".join(f"M{left} {TOP:g}H{right}V{BASE:g}H{left}Z" for left, right in drawn)
    edge = "".join(f"M{left} {BASE:g}H{right}" for left, right in drawn)
    return path("episode", ground) + path("episode-edge", edge)


def _usual(series: Series, window: Window, axis: Axis) -> str:
    found = others.in_window(series.band, window) if series.band else []
    middle = [(axis.at(day), pain_y(point.middle)) for day, point in found]
    high = [(axis.at(day), pain_y(p.high)) for day, p in found if p.high is not None]
    low = [(axis.at(day), pain_y(p.low)) for day, p in found if p.low is not None]
    band = path("usual-band", area(high, low)) if high and low else ""
    return band + lines("usual", [middle])


def _spread(window: Window, axis: Axis, told: list[Bin]) -> str:
    if window.step is Step.DAY:
        return ""
    drawn = []
    for run in runs(window, told):
        high = [(_x(axis, one), pain_y(max(one.pains))) for one in run]
        low = [(_x(axis, one), pain_y(min(one.pains))) for one in run]
        drawn.append(area(high, low))
    return path("spread", "".join(drawn))


def _plan_changes(window: Window, axis: Axis) -> str:
    marks = [mark for one in window.bins for mark in one.of(MarkKind.PLAN_CHANGE)]
    places = dict.fromkeys(round(axis.at(mark.day)) for mark in marks)
    stems = [f"M{x} {TOP - 4:g}V{BASE:g}" for x in places] if window.step is Step.DAY else []
    heads = "".join(f"M{x} {TOP - 14:g}l5 5l-5 5l-5 -5z" for x in places)
    return path("plan-stem", "".join(stems)) + path("plan", heads)


def _flares(window: Window, axis: Axis) -> str:
    """A dot for each day with a flare-up; a stroke above for each week or month that has one."""
    flared = [one for one in window.bins if one.of(MarkKind.FLARE)]
    if window.step is not Step.DAY:
        return path("flare-stroke", "".join(f"M{number(_x(axis, one))} 23v8" for one in flared))
    spots = [(_x(axis, one), pain_y(_pain(one)) if one.pains else ABOVE) for one in flared]
    named = [(spot, one.of(MarkKind.FLARE)[0]) for spot, one in zip(spots, flared, strict=True)]
    labels = _labels(named) if len(flared) <= MOST_LABELS else ""
    return dots("flare-ring", spots) + dots("flare", spots) + labels


def _labels(named: list[tuple[Point, Mark]]) -> str:
    """The words of flare-ups above their dots, without lying on one another."""
    drawn, taken = [], [-1.0]
    for (x, y), mark in named:
        words = _cut(mark.words)
        half = len(words) * LETTER / 2
        middle = min(max(x, LEFT + half), RIGHT - half)
        if words and middle - half > taken[-1]:
            drawn.append(text("flare-words", (middle, y - 13), words, "middle"))
            taken.append(middle + half + 6)
    return "".join(drawn)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
