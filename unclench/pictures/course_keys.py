"""What each look of the course means; only looks that are in the picture are explained."""

from collections.abc import Iterator

from unclench.pictures import band as others
from unclench.pictures.bins import Step, Window
from unclench.pictures.lanes import PERIOD, Lanes
from unclench.pictures.picture import Key
from unclench.pictures.series import MarkKind, Series, Span, SpanKind
from unclench.pictures.svg import dots, path, swatch
from unclench.pictures.words import TO_THEM, Voice

MIDDLE = 9


def keys(series: Series, window: Window, lanes: Lanes, voice: Voice = TO_THEM) -> tuple[Key, ...]:
    """The keys of one picture."""
    found = _all(series, window, lanes, voice)
    return tuple(Key(swatch(sample), words) for sample, words in found)


def _all(series: Series, window: Window, lanes: Lanes, voice: Voice) -> Iterator[tuple[str, str]]:
    if any(one.pains for one in window.bins):
        yield _pain(window), f"{voice.pain}; a gap where there is no entry"
    yield from _marks(window, voice)
    if any(_is_shown(span, window) for span in series.spans):
        yield path("episode", "M2 1H26V17H2Z") + path("episode-edge", "M2 16H26"), "a bout"
    if series.band and others.in_window(series.band, window):
        yield _usual(others.has_range(series.band)), others.key_words(series.band)
    yield from _lanes(window, lanes, voice)


def _pain(window: Window) -> str:
    spread = "" if window.step is Step.DAY else path("spread", "M2 3H26V15H2Z")
    return spread + path("pain", f"M3 {MIDDLE}H25") + dots("dot-small", [(14, MIDDLE)])


def _marks(window: Window, voice: Voice) -> Iterator[tuple[str, str]]:
    kinds = {mark.kind for one in window.bins for mark in one.marks}
    if MarkKind.FLARE in kinds:
        day = dots("flare", [(14, MIDDLE)])
        stroke = path("flare-stroke", "M14 5v9")
        if window.step is Step.DAY:
            yield day, "a flare-up"
        else:
            yield stroke, f"{PERIOD[window.step]} with a flare-up"
    if MarkKind.PLAN_CHANGE in kinds:
        yield path("plan", "M14 4l5 5l-5 5l-5 -5z"), voice.plan


def _is_shown(span: Span, window: Window) -> bool:
    return span.kind is SpanKind.EPISODE and span.meets(window.first, window.last)


def _usual(ranged: bool) -> str:
    band = path("usual-band", "M2 3H26V15H2Z") if ranged else ""
    return band + path("usual", f"M2 {MIDDLE}H26")


def _lanes(window: Window, lanes: Lanes, voice: Voice) -> Iterator[tuple[str, str]]:
    if lanes.function:
        words = f"taller: {voice.more}; hollow: not at all"
        hollow = path("function-none", "M2 13h6v3h-6z")
        yield hollow + path("function", "M11 9h6v7h-6zM20 2h6v14h-6z"), words
    if lanes.sessions:
        words = "a day with a session" if window.step is Step.DAY else "sessions"
        yield _sessions(window), words


def _sessions(window: Window) -> str:
    if window.step is Step.DAY:
        return dots("session", [(14, MIDDLE)])
    return path("session-bar", "M5 11h5v5h-5zM17 3h5v13h-5z")
