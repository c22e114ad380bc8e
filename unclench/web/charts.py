"""Pictures of a course for the pages: their drawings are markup of our own, their words are not."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import mark_safe

from unclench.pictures import invented
from unclench.pictures.bins import Range
from unclench.pictures.bodies import bodies
from unclench.pictures.course import course
from unclench.pictures.deeds import deeds
from unclench.pictures.estimate import estimate
from unclench.pictures.fortnight import fortnight
from unclench.pictures.heat import FUNCTION, PAIN, calendar
from unclench.pictures.links import links
from unclench.pictures.picture import Key, Picture
from unclench.pictures.scores import scores
from unclench.web.knowledge import knowledge


def chart(picture: Picture) -> dict[str, Any]:
    """What the chart component needs. Every word in a drawing was escaped when it was drawn."""
    return {
        "kind": picture.kind,
        "title": picture.title,
        "sentence": picture.sentence,
        "svg": mark_safe(picture.svg),
        "keys": drawn_keys(picture.keys),
        "notes": picture.notes,
        "table": picture.table,
    }


def drawn_keys(keys: Iterable[Key]) -> list[dict[str, str]]:
    """What the looks of a drawing mean."""
    return [{"svg": mark_safe(key.svg), "words": key.words} for key in keys]


def invented_chart(words: str) -> dict[str, Any]:
    """An example for the gallery: "course forty_days year", "calendar ten_years function"."""
    kind, who, what, *_ = [*words.split(), "", ""]
    return chart(_invented(kind, who, what))


def _invented(kind: str, who: str, what: str) -> Picture:
    if kind == "estimate":
        return estimate(invented.ESTIMATES[who])
    if kind == "bodies":
        return bodies(invented.marked_bodies(), invented.PLACES)
    if kind == "deeds":
        return deeds(invented.what_was_done(), invented.CATEGORIES, invented.TODAY)
    if kind == "scores":
        measure = knowledge().outcome_measures["roland_morris"]
        return scores(measure, invented.scores_told(), "5 on 30 March 2026. Lower is better.")
    if kind == "links":
        return links(invented.what_goes_with())
    series = invented.COURSES[who]()
    if kind == "calendar":
        return calendar(series, invented.TODAY, FUNCTION if what == "function" else PAIN)
    if kind == "fortnight":
        return fortnight(series, invented.TODAY)
    return course(series, invented.TODAY, knowledge().noticeable_change, Range(what))
