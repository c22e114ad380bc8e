"""The page of everything: what there is, in groups that can be opened, calm first."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.safestring import SafeString

from unclench.engine.values.intervention import Intervention, Kind, Phase, Place
from unclench.web.knowledge import knowledge
from unclench.web.relief.pages import KIND_TITLES, card
from unclench.web.shelving import drawn

ABOUT = {
    "Positions that ease": "To rest a tight back for a few minutes.",
    "Slow breathing": "Anywhere, at once.",
    "Letting go": "To loosen body and mind.",
    "Warmth and cold": "For a short while, with a cloth between.",
    "Self-massage": "With a ball or a roller, softly.",
    "Gentle movement": "To show your back that moving is allowed.",
    "Keeping active": "On foot, in water, or on the spot.",
    "Strength": "Once the worst is over, and to stay well.",
}
LONG_SHELF = 8  # More than that on one shelf is sorted by where it is done.
PLACES = {
    Place.FLOOR: "On the floor or in bed",
    Place.BED: "On the floor or in bed",
    Place.CHAIR: "On a chair",
    Place.STANDING: "Standing",
}


@cache
def drawn_shelves(root: str) -> SafeString:
    """Everything that exists as it stands on a page of a site that begins at `root`."""
    return drawn(shelves())


def shelves() -> list[dict[str, Any]]:
    """Everything that exists, by kind. The first shelf stands open."""
    titles = list(dict.fromkeys(KIND_TITLES.values()))
    filled = [(title, _on_shelf(title)) for title in titles]
    return [_shelf(title, records) for title, records in filled if records]


def _on_shelf(title: str) -> list[Intervention]:
    """What stands on a shelf, the gentlest first."""
    kinds = [kind for kind in Kind if KIND_TITLES[kind] == title]
    found = (one for one in knowledge().interventions.values() if one.kind in kinds)
    return sorted(found, key=_gentle_first)


def _gentle_first(record: Intervention) -> tuple[bool, bool, str]:
    return (not record.calm_for_everyone, Phase.ACUTE not in record.phase, record.title)


def _shelf(title: str, records: list[Intervention]) -> dict[str, Any]:
    return {
        "title": title,
        "text": ABOUT[title],
        "count": len(records),
        "open": title == KIND_TITLES[Kind.POSITION_OF_EASE],
        "parts": _by_place(records) if len(records) > LONG_SHELF else [_part("", records)],
    }


def _by_place(records: list[Intervention]) -> list[dict[str, Any]]:
    """Parts of a long shelf, by the place that each thing names first."""
    titles = dict.fromkeys(PLACES.values())
    found = {t: [one for one in records if PLACES[one.where[0]] == t] for t in titles}
    return [_part(title, those) for title, those in found.items() if those]


def _part(title: str, records: Iterable[Intervention]) -> dict[str, Any]:
    return {"title": title, "cards": [card(record.id) for record in records]}
