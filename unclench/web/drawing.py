"""Figures for pages, drawn once for the life of the process."""

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from unclench.engine.values.cause import SelfTest
from unclench.engine.values.intervention import Intervention
from unclench.figures.svg import steps_svg, still_svg
from unclench.figures.track import track
from unclench.figures.words import in_words
from unclench.web.knowledge import knowledge


def _intervention(name: str) -> Intervention:
    return knowledge().interventions[name]


@cache
def still(name: str) -> SafeString:
    """The one picture that explains an intervention best."""
    record = _intervention(name)
    return mark_safe(_drawn(record, record.movement.still))


@cache
def first_frame(name: str) -> SafeString:
    """The picture that the moving figure starts from."""
    return mark_safe(_drawn(_intervention(name), 0))


def _drawn(record: Intervention | SelfTest, frame: int) -> str:
    """One picture, described by what all of its moments say."""
    words = in_words(record.movement, record.summary)
    return still_svg(record.movement, frame, title=record.title, description=words)


@cache
def stills(name: str) -> tuple[SafeString, ...]:
    """One picture for each moment, for the steps without script."""
    record = _intervention(name)
    if len(record.movement.frames) < 2:
        return (still(name),)
    drawn = steps_svg(record.movement, title=record.title, description=record.summary)
    parts = [f"{part}</svg>" for part in drawn.split("</svg>") if part]
    return tuple(mark_safe(part) for part in parts)


@cache
def track_of(name: str) -> dict[str, object]:
    """What the figure plays, fit for JSON."""
    return track(_intervention(name).movement)


@cache
def self_test_still(name: str) -> SafeString:
    """The one picture that explains a self-test best."""
    test = knowledge().self_tests[name]
    return mark_safe(_drawn(test, test.movement.still))


@cache
def self_test_moments(name: str) -> tuple[dict[str, object], ...]:
    """One picture and one sentence for every moment of a self-test."""
    test = knowledge().self_tests[name]
    drawn = steps_svg(test.movement, title=test.title, description=test.summary)
    parts = [mark_safe(f"{part}</svg>") for part in drawn.split("</svg>") if part]
    cues = (frame.cue for frame in test.movement.frames)
    return tuple({"svg": svg, "text": cue} for svg, cue in zip(parts, cues, strict=True))


@cache
def self_test_track(name: str) -> dict[str, object]:
    """What the figure of a self-test plays, fit for JSON."""
    return track(knowledge().self_tests[name].movement)
