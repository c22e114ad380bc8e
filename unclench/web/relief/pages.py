"""What the relief pages show, as plain values for the templates."""

from typing import Any

from django.urls import reverse

from unclench.engine.values.advice import Country
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.intervention import Guardrail, Intervention, Kind
from unclench.web import drawing
from unclench.web.knowledge import knowledge

CALM = ("side_lying", "half_sitting")
BREATHING = "slow_breathing"
KIND_TITLES = {
    Kind.POSITION_OF_EASE: "Positions that ease",
    Kind.BREATHING: "Slow breathing",
    Kind.HEAT: "Warmth and cold",
    Kind.COLD: "Warmth and cold",
    Kind.MOBILITY: "Gentle movement",
    Kind.WALKING: "Walking",
}


def danger_signs() -> list[str]:
    """The signs that stand on every page of relief."""
    return list(knowledge().advice[Disposition.SELF_CARE].watch_for[:3])


def card(name: str) -> dict[str, Any]:
    """An intervention as a card with its picture."""
    record = knowledge().interventions[name]
    return {
        "id": record.id,
        "title": record.title,
        "summary": record.summary,
        "svg": drawing.still(name),
        "url": reverse("relief_one", args=[record.id]),
        "minutes": minutes(record),
    }


def minutes(record: Intervention) -> str:
    """How long one go takes, in words."""
    seconds = round_seconds(record)
    return "about a minute" if seconds < 90 else f"about {round(seconds / 60)} minutes"


def round_seconds(record: Intervention) -> float:
    """Seconds for the starting dosage: the sitting, or the repetitions and holds."""
    dosage = record.dosage
    if dosage.duration_s:
        return dosage.duration_s.start
    return record.movement.seconds() * repetitions(record) * _start(dosage.sets, 1)


def repetitions(record: Intervention) -> int:
    """Repetitions to begin with; 1 where it is one hold."""
    return int(_start(record.dosage.repetitions, 1))


def _start(guardrail: Guardrail | None, default: float) -> float:
    return guardrail.start if guardrail else default


def player(record: Intervention, care: tuple[str, ...] = ()) -> dict[str, Any]:
    """All that the player of one intervention needs, with script and without."""
    timed = record.dosage.duration_s is not None
    frames = record.movement.frames
    return {
        "record": record,
        "first": drawing.first_frame(record.id),
        "track": drawing.track_of(record.id),
        "moves": len(frames) > 1,
        "steps": [{"text": line} for line in record.how],
        "moments": [
            {
                "svg": svg,
                "text": frame.cue or record.summary,
                "seconds": frame.move_s + frame.hold_s,
            }
            for svg, frame in zip(drawing.stills(record.id), frames, strict=True)
        ],
        "timed": timed,
        "seconds": int(round_seconds(record)),
        "shown": clock(int(round_seconds(record))),
        "repetitions": repetitions(record),
        "care": care,
        "stop_rules": record.stop_rules,
        "unverified": record.certainty == "unverified",
        "sources": sources_of(record),
        "cautions": [c.why for c in record.contraindications],
    }


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 5:00."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def sources_of(record: Intervention) -> list[dict[str, str]]:
    """The sources of a record with their links."""
    sources = knowledge().sources
    return [{"title": sources[key].title, "url": sources[key].link} for key in record.source]


def shelves() -> list[dict[str, Any]]:
    """Everything that exists, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    for record in sorted(
        knowledge().interventions.values(), key=lambda r: list(Kind).index(r.kind)
    ):
        found.setdefault(KIND_TITLES[record.kind], []).append(card(record.id))
    return [{"title": title, "cards": cards} for title, cards in found.items()]


def now_context(country: Country) -> dict[str, Any]:
    """Relief now: a position of ease and slow breathing, with the danger signs in view."""
    return {
        "positions": [card(name) for name in CALM],
        "breathing": card(BREATHING),
        "signs": danger_signs(),
        "country": country,
        "emergency_number": country.emergency,
    }
