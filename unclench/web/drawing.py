"""Figures for pages, drawn once for the life of the process."""

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.cause import SelfTest
from unclench.engine.values.intervention import Intervention
from unclench.figures.desk import desk_svg
from unclench.figures.svg import start_svg, steps_svg, still_svg
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
    return mark_safe(_start(_intervention(name)))


def _drawn(record: Intervention | SelfTest | CapacityTest, frame: int) -> str:
    """One picture, described by what all of its moments say."""
    words = in_words(record.movement, record.summary)
    return still_svg(record.movement, frame, title=record.title, description=words)


def _start(record: Intervention | SelfTest | CapacityTest) -> str:
    words = in_words(record.movement, record.summary)
    return start_svg(record.movement, title=record.title, description=words)


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


def _test(name: str) -> SelfTest | CapacityTest:
    base = knowledge()
    return base.self_tests.get(name) or base.capacity_tests[name]


@cache
def still_of_test(name: str) -> SafeString:
    """The one picture that explains a self-test or a capacity test best."""
    test = _test(name)
    return mark_safe(_drawn(test, test.movement.still))


@cache
def first_frame_of_test(name: str) -> SafeString:
    """The picture that the moving figure of a test starts from."""
    return mark_safe(_start(_test(name)))


@cache
def moments_of_test(name: str) -> tuple[dict[str, object], ...]:
    """One picture and one sentence for every moment of a test."""
    test = _test(name)
    drawn = steps_svg(test.movement, title=test.title, description=test.summary)
    parts = [mark_safe(f"{part}</svg>") for part in drawn.split("</svg>") if part]
    cues = (frame.cue for frame in test.movement.frames)
    return tuple({"svg": svg, "text": cue} for svg, cue in zip(parts, cues, strict=True))


@cache
def track_of_test(name: str) -> dict[str, object]:
    """What the figure of a test plays, fit for JSON."""
    return track(_test(name).movement)


@cache
def sleep_still(name: str) -> SafeString:
    """How somebody lies at night, with the pillows."""
    position = next(p for p in knowledge().sleep.positions if p.id == name)
    words = in_words(position.movement, position.why)
    return mark_safe(still_svg(position.movement, 0, title=position.title, description=words))


@cache
def desk_still() -> SafeString:
    """Somebody at a desk at which nothing has to change."""
    words = "Somebody at a desk, leaning back, the screen as high as the eyes."
    return mark_safe(desk_svg({}, {}, title=knowledge().desk.title, words=words))
