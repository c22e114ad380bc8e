"""What the relief pages show, as plain values for the templates."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from unclench.engine.assessment.assess import offer, shared_stop_rules
from unclench.engine.knowledge.wording import condition_in_words, reason_in_words
from unclench.engine.plan.dose import first_dose, seconds_of
from unclench.engine.values.condition import atoms_of
from unclench.engine.values.country import Country
from unclench.engine.values.findings import Findings
from unclench.engine.values.intervention import (
    Contraindication,
    Intervention,
    Kind,
    Precaution,
    Sides,
)
from unclench.engine.values.keyframe import Keyframe, Movement
from unclench.engine.values.plan import Dose
from unclench.engine.values.record import Certainty
from unclench.web import drawing
from unclench.web.accounts.country import numbers_for
from unclench.web.danger import danger_signs
from unclench.web.follow_up import pages as follow_up
from unclench.web.knowledge import knowledge
from unclench.web.noticing import Noticed
from unclench.web.relief.holds import held, held_track
from unclench.web.relief.how_much import how_much
from unclench.web.relief.models import Session

CALM = ("side_lying", "half_sitting")
BREATHING = "slow_breathing"
SKIN_LOOK_S = 300  # After 5 minutes: row HEAT-03 of the fact base, and every pack.
SKIN_ANSWER_S = 60  # Our own proposal: silence is not taken for a yes.
COUNTABLE_S = 1.5
LONG_HOLD_S = 5
PACKS = {
    Kind.HEAT: "The pack is on, with a cloth between",
    Kind.COLD: "The pack is on, with a towel between",
}
PACES = {Kind.BREATHING: "breath", Kind.HEAT: "pack", Kind.COLD: "pack"}
RUNNING = {
    Kind.HEAT: "left. Warm, never hot.",
    Kind.COLD: "left. Cool, never painful.",
    Kind.WALKING: "left. Your own pace.",
    Kind.MOBILITY: "left, slowly.",
    Kind.STRENGTH: "left. Keep breathing.",
    Kind.ACTIVITY: "left. You can still talk.",
    Kind.SELF_MASSAGE: "left. Press softly.",
}
HOW_SURE = {
    Certainty.HIGH: "How sure we are that it helps: very sure.",
    Certainty.MODERATE: "How sure we are that it helps: fairly sure.",
    Certainty.LOW: "How sure we are that it helps: not very sure. Good trials are few.",
    Certainty.VERY_LOW: "How sure we are that it helps: we know very little.",
    Certainty.UNVERIFIED: "How sure we are that it helps: nobody has measured it well.",
}
KIND_TITLES = {  # In the order in which the page of everything shows them: calm first.
    Kind.POSITION_OF_EASE: "Positions that ease",
    Kind.BREATHING: "Slow breathing",
    Kind.RELAXATION: "Letting go",
    Kind.HEAT: "Warmth and cold",
    Kind.COLD: "Warmth and cold",
    Kind.SELF_MASSAGE: "Self-massage",
    Kind.MOBILITY: "Gentle movement",
    Kind.WALKING: "Keeping active",
    Kind.ACTIVITY: "Keeping active",
    Kind.STRENGTH: "Strength",
}


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
    return about(round_seconds(record))


def about(seconds: float) -> str:
    """Such as "about 5 minutes"."""
    return "about a minute" if seconds < 90 else f"about {round(seconds / 60)} minutes"


def round_seconds(record: Intervention) -> float:
    """Seconds for the starting dosage: the sitting, or the repetitions, holds and rests."""
    return seconds_of(record, first_dose(record))


def player(
    record: Intervention,
    known: Findings,
    care: tuple[str, ...] = (),
    *,
    dose: Dose | None = None,
) -> dict[str, Any]:
    """All that the player of one intervention needs, with script and without.

    `dose`: of today, where it is not the one to begin with.
    """
    shared, today = shared_stop_rules(knowledge(), known), dose or first_dose(record)
    return {
        "record": record,
        "first": drawing.first_frame(record.id),
        "still": drawing.still(record.id),
        "track": held_track(drawing.track_of(record.id), _hold_s(record, today)),
        "guide": guide(record, dose=today, starts=_starts_alone(record, care)),
        "steps": [{"text": line} for line in record.how],
        "how_much": how_much(record.dosage),
        "parts": record.parts,
        "moments": moments(record, today),
        "care": care,
        "stop_rules": [*record.stop_rules, *(rule.text for rule in shared)],
        "how_sure": HOW_SURE[record.effect_certainty],
        "unverified": record.certainty == Certainty.UNVERIFIED,
        "sources": sources_of([*record.source, *(key for rule in shared for key in rule.source)]),
        "cautions": [left_out_by(caution) for caution in record.contraindications],
        "with_care": [with_care(caution) for caution in record.precautions],
    }


def with_care(caution: Precaution) -> dict[str, str]:
    """For whom, in the short words of the findings, and what they do differently."""
    findings = knowledge().findings
    read = dict.fromkeys(atom.finding for atom in atoms_of(caution.when))
    said = [findings[name].short for name in read]
    who = ", ".join(words for words in said if "{" not in words)
    return {"who": who[:1].upper() + who[1:], "advice": caution.advice}


def left_out_by(caution: Contraindication) -> dict[str, str]:
    """Who leaves it out, as the condition says it, and why."""
    who = condition_in_words(knowledge(), caution.when)
    return {"who": who[:1].upper() + who[1:], "why": caution.why}


def held_back(record: Intervention, known: Findings) -> list[str]:
    """Why this person leaves it out, each with the answers that it rests on; nothing if not."""
    base = knowledge()
    return [
        _you_told_us([reason_in_words(base, atom, known) for atom in reason.answers]) + reason.why
        for reason in offer(base, record, known).reasons
    ]


def _you_told_us(answers: list[str]) -> str:
    said = "; ".join(dict.fromkeys(answers))
    return f"You told us: {said}. " if said else ""


def _starts_alone(record: Intervention, care: tuple[str, ...]) -> bool:
    """Breathing begins at once, in any position; whatever asks for care or a place waits."""
    return record.kind == Kind.BREATHING and record.calm_for_everyone and not care


def guide(
    record: Intervention, *, dose: Dose | None = None, starts: bool = False
) -> dict[str, Any]:
    """How the player paces an intervention: by rounds, or by the clock.

    `dose`: of today, where it is not the one to begin with.
    """
    today = dose or first_dose(record)
    timed = today.duration_s is not None
    paced = _by_clock(record, today) if timed else _by_rounds(record, today)
    return paced | {"starts": starts}


def _by_rounds(record: Intervention, dose: Dose) -> dict[str, Any]:
    """`least`: the fewest rounds that count as having done it."""
    rounds = int(dose.repetitions or 1)
    fewest = record.dosage.repetitions
    guided = {
        "pace": "rounds",
        "rounds": rounds,
        "least": int(fewest.absolute[0]) if fewest else 1,
        "number": rounds,
        **_sets(dose),
    } | round_words(held(record.movement, _hold_s(record, dose)), dose, record.sides)
    if record.parts:
        guided |= {"label": f"{rounds} parts, {minutes(record)}", "running": f"of {rounds} parts"}
    return guided


def _hold_s(record: Intervention, dose: Dose) -> float | None:
    """How long the dosage holds; None where the movement stays as it is drawn. In a relaxation with
    parts the longest hold is the letting go."""
    return None if record.parts else dose.hold_s


def _sets(dose: Dose) -> dict[str, Any]:
    """How many sets, and the seconds of rest between two; nothing where there is one."""
    sets = int(dose.sets or 1)
    return {"sets": sets, "rest_s": int(dose.rest_s or 0)} if sets > 1 else {}


def round_words(movement: Movement, dose: Dose, sides: Sides | None) -> dict[str, str]:
    """What stands below the number: before it begins, such as "2 times, held for 20 seconds";
    while it runs, such as "of 2 repeats"; and while the other side has its turn."""
    rounds = int(dose.repetitions or 1)
    hold_s = max(frame.hold_s for frame in movement.frames)
    how = f"held for {hold_s:g} seconds" if hold_s >= LONG_HOLD_S else "slowly"
    how += f", {dose.sets:g} sets" if dose.sets and dose.sets > 1 else ""
    often = f"{rounds} times" if rounds > 1 else "once"
    counted = f"of {rounds} repeat{'' if rounds == 1 else 's'}"
    if sides is None:
        running = counted if hold_s >= LONG_HOLD_S else f"{counted}, slowly"
        return {"label": f"{often}, {how}", "running": running}
    return {
        "sides": str(sides),
        "label": f"{often} on each side, {how}",
        "running": f"{counted}, first side",
        "other": f"{counted}, other side",
    }


def _by_clock(record: Intervention, dose: Dose) -> dict[str, Any]:
    """`least`: the fewest seconds that count as having done it. Never beyond the absolute bound."""
    limits = record.dosage.duration_s
    assert limits is not None
    wanted = limits.start if dose.duration_s is None else dose.duration_s
    seconds = int(min(wanted, limits.absolute[1]))
    clocked = {
        "pace": PACES.get(record.kind, "time"),
        "seconds": seconds,
        "least": int(limits.absolute[0]),
        "number": clock(seconds),
        "label": f"{about(seconds)}, or as long as it feels good",
        "running": RUNNING.get(record.kind, "left. Nothing to do but breathe."),
    }
    return clocked | (_pack(record) if record.kind in PACKS else {})


def _pack(record: Intervention) -> dict[str, Any]:
    return {
        "label": f"{minutes(record)}, then it comes off",
        "start_text": PACKS[record.kind],
        "look_s": SKIN_LOOK_S,
        "answer_s": SKIN_ANSWER_S,
    }


def moments(record: Intervention, dose: Dose) -> list[dict[str, Any]]:
    """One picture and one sentence for every moment, for a page without script."""
    frames = held(record.movement, _hold_s(record, dose)).frames
    drawn = zip(drawing.stills(record.id), frames, strict=True)
    shown = [
        {"svg": svg, "text": f"{frame.cue or record.summary} {_how_long(record, frame)}".strip()}
        for svg, frame in drawn
    ]
    return [*shown, {"text": _how_often(record, dose)}]


def _how_long(record: Intervention, frame: Keyframe) -> str:
    """Nothing for a moment that lasts, or that is too short to count."""
    seconds = frame.move_s + frame.hold_s
    if len(record.movement.frames) == 1 or seconds < COUNTABLE_S:
        return ""
    return f"Take {seconds:g} seconds."


def _how_often(record: Intervention, dose: Dose) -> str:
    if dose.duration_s is not None:
        return f"Go on for {about(dose.duration_s)}. Any clock will do."
    if record.parts:
        return "Do this once for each part on the list."
    rounds = int(dose.repetitions or 1)
    often = f"{rounds} times" if rounds > 1 else "once"
    sets = f" Do {dose.sets:g} sets, with a rest between." if dose.sets and dose.sets > 1 else ""
    return f"Do this {often}{' on each side' if record.sides else ''}, slowly.{sets}"


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 5:00."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def sources_of(keys: Iterable[str]) -> list[dict[str, str]]:
    """Sources with their links, each once."""
    listed = (knowledge().sources[key] for key in dict.fromkeys(keys))
    return [{"title": source.title, "url": source.link} for source in listed]


def now_context(country: Country) -> dict[str, Any]:
    """Relief now: a position of ease and slow breathing, with the danger signs in view."""
    return {
        "positions": [card(name) for name in CALM],
        "breathing": card(BREATHING),
        "signs": danger_signs(),
    } | numbers_for(country)


def ahead(session: Session) -> dict[str, Any]:
    """The days on which to check again, counted from the check that the session rests on."""
    decision = session.decision
    if decision is None:
        return {}
    return follow_up.ahead(timezone.localdate(decision.made_at), decision.findings)


def noticed_context(found: Noticed, country: Country) -> dict[str, Any]:
    """What to ask about a note, and whom to talk to. A note without danger words has no `asks`."""
    titles = list(dict.fromkeys(topic.title for topic in found.topics))
    asks = f"You wrote about {listed(titles)}. Shall we check that?" if titles else ""
    words = knowledge().crisis if found.despair else None
    return {
        "topics": found.topics,
        "asks": asks,
        "heading": words.heading if words else asks,
        "check_url": reverse("check_page", args=[found.topics[0].page]) if titles else "",
        "words": words,
        "signs": danger_signs(),
    } | numbers_for(country)


def listed(names: list[str]) -> str:
    """Names as they are said one after the other: "peeing, your bowels and a fall"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
