"""What may be offered to a person: contraindications take away, precautions warn.

A "not sure" about a contraindication counts as yes. One that was not asked yet keeps the
intervention back until it was, unless it is calm for everyone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.contradictions import Reading, safer_reading, told
from unclench.engine.values.advice import Exit
from unclench.engine.values.condition import Atom, Condition, evaluate, open_questions
from unclench.engine.values.findings import Findings
from unclench.engine.values.intervention import Contraindication, Intervention
from unclench.engine.values.session import SessionPlan, Slot


class Standing(StrEnum):
    """`offered`: nothing known speaks against it. `ask_first`: a caution was not asked yet.
    `left_out`: something speaks against it."""

    OFFERED = "offered"
    ASK_FIRST = "ask_first"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Reason:
    """Why an intervention is left out, and the answers that make it so."""

    why: str
    answers: tuple[Atom, ...]


@dataclass(frozen=True)
class Offer:
    """Whether an intervention may be offered, and why not, or with what care.

    `because` are the contraindications that hold; `reasons` why it is left out, each with the
    answers that it rests on; `care` what to do differently; `to_ask` the findings that would
    settle what is open.
    """

    intervention: str
    standing: Standing
    because: tuple[Contraindication, ...] = ()
    reasons: tuple[Reason, ...] = ()
    care: tuple[str, ...] = ()
    to_ask: frozenset[str] = frozenset()


def offer(base: KnowledgeBase, intervention: Intervention, findings: Findings) -> Offer:
    """Whether this intervention may be offered to the person with these findings.

    Answers that contradict one another are read the safer way.
    """
    return offer_read(base, intervention, safer_reading(base, findings))


def offer_read(base: KnowledgeBase, intervention: Intervention, reading: Reading) -> Offer:
    """The same for answers that were read the safer way already."""
    findings = reading.findings
    care = tuple(
        p.advice for p in intervention.precautions if evaluate(p.when, findings, unsure=True)
    )
    exit_ = _excluding_exit(base, intervention, findings)
    if exit_:
        why = f"It is not on the short list for you. Ask {exit_.ask}."
        reason = Reason(why, told(exit_.when, reading))
        return Offer(intervention.id, Standing.LEFT_OUT, reasons=(reason,))
    against = tuple(
        c for c in intervention.contraindications if evaluate(c.when, findings, unsure=True)
    )
    if against:
        why_not = tuple(Reason(c.why, told(c.when, reading)) for c in against)
        return Offer(intervention.id, Standing.LEFT_OUT, against, why_not, care)
    to_ask = cautions_to_ask(intervention, findings)
    waits = any(
        evaluate(c.when, findings, unsure=True) is None for c in intervention.contraindications
    )
    standing = Standing.ASK_FIRST if waits else Standing.OFFERED
    return Offer(intervention.id, standing, care=care, to_ask=to_ask)


def cautions_to_ask(intervention: Intervention, findings: Findings) -> frozenset[str]:
    """The findings that its cautions still wait for."""
    return frozenset().union(
        *(open_questions(when, findings) for when in _conditions(intervention))
    )


def _excluding_exit(
    base: KnowledgeBase, intervention: Intervention, findings: Findings
) -> Exit | None:
    """The exit that does not offer this to somebody whom the program is not made for."""
    for exit_ in base.exits.values():
        holds = evaluate(exit_.when, findings, unsure=True)
        if holds and intervention.id not in exit_.offer:
            return exit_
    return None


def fill(
    base: KnowledgeBase, plan: SessionPlan, findings: Findings, *, calm: bool
) -> tuple[str, ...]:
    """The interventions of a session, one for each slot that can be filled.

    `calm` chooses the slots that come before any caution is asked, or those that come after.
    """
    slots = [slot for slot in plan.slots if slot.calm is calm]
    found = (_choice(base, slot, findings) for slot in slots)
    return tuple(choice for choice in found if choice)


def _choice(base: KnowledgeBase, slot: Slot, findings: Findings) -> str:
    for name in slot.choices:
        intervention = base.interventions[name]
        standing = offer(base, intervention, findings).standing
        if standing is Standing.OFFERED:
            return name
    return ""


def session_cautions(
    base: KnowledgeBase, names: Iterable[str], findings: Findings
) -> tuple[str, ...]:
    """The cautions to ask before these interventions, in the order of the caution list.

    What matters only after a yes to another waits until that was answered: nobody who uses no
    wheelchair is asked how they get to the floor.
    """
    conditions = {when for name in names for when in _conditions(base.interventions[name])}
    waiting = [(when, open_questions(when, findings)) for when in conditions]
    wanted = frozenset().union(*(asked for _, asked in waiting))
    listed = [name for name in base.cautions if name in wanted]
    return tuple(
        name
        for place, name in enumerate(listed)
        if any(
            name in asked and not _settled_by_no(when, findings, listed[:place])
            for when, asked in waiting
        )
    )


def _conditions(intervention: Intervention) -> Iterator[Condition]:
    """Whatever its cautions read."""
    yield from (contraindication.when for contraindication in intervention.contraindications)
    yield from (precaution.when for precaution in intervention.precautions)


def _settled_by_no(when: Condition, findings: Findings, earlier: Iterable[str]) -> bool:
    """Whether a no to all earlier questions would leave nothing to ask of this condition."""
    denied = findings.with_(dict.fromkeys(earlier, False))
    return evaluate(when, denied, unsure=True) is False
