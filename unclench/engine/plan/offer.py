"""What may be offered to a person: contraindications take away, precautions warn.

A "not sure" about a contraindication counts as yes. One that was not asked yet keeps the
intervention back until it was, unless it is calm for everyone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.contradictions import safer_reading
from unclench.engine.values.condition import evaluate, open_questions
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
class Offer:
    """Whether an intervention may be offered, and why not, or with what care.

    `because` are the contraindications that hold; `care` what to do differently; `to_ask` the
    findings that would settle what is open.
    """

    intervention: str
    standing: Standing
    because: tuple[Contraindication, ...] = ()
    reason: str = ""
    care: tuple[str, ...] = ()
    to_ask: frozenset[str] = frozenset()


def offer(base: KnowledgeBase, intervention: Intervention, findings: Findings) -> Offer:
    """Whether this intervention may be offered to the person with these findings.

    Answers that contradict one another are read the safer way.
    """
    findings = safer_reading(base, findings).findings
    care = tuple(
        p.advice for p in intervention.precautions if evaluate(p.when, findings, unsure=True)
    )
    excluded = _excluded_by_exit(base, intervention, findings)
    if excluded:
        return Offer(intervention.id, Standing.LEFT_OUT, reason=excluded)
    against = tuple(
        c for c in intervention.contraindications if evaluate(c.when, findings, unsure=True)
    )
    if against:
        return Offer(intervention.id, Standing.LEFT_OUT, against, against[0].why, care)
    to_ask = cautions_to_ask(intervention, findings)
    waits = any(
        evaluate(c.when, findings, unsure=True) is None for c in intervention.contraindications
    )
    standing = Standing.ASK_FIRST if waits else Standing.OFFERED
    return Offer(intervention.id, standing, care=care, to_ask=to_ask)


def cautions_to_ask(intervention: Intervention, findings: Findings) -> frozenset[str]:
    """The findings that its cautions still wait for."""
    conditions = [
        *(contraindication.when for contraindication in intervention.contraindications),
        *(precaution.when for precaution in intervention.precautions),
    ]
    return frozenset().union(*(open_questions(when, findings) for when in conditions))


def _excluded_by_exit(base: KnowledgeBase, intervention: Intervention, findings: Findings) -> str:
    """Why somebody whom the program is not made for is not offered this; "" if they are."""
    for exit_ in base.exits.values():
        holds = evaluate(exit_.when, findings, unsure=True)
        if holds and intervention.id not in exit_.offer:
            return f"It is not on the short list for you. Ask {exit_.ask}."
    return ""


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
    """The cautions to ask before these interventions, in the order of the caution list."""
    wanted: frozenset[str] = frozenset().union(
        *(cautions_to_ask(base.interventions[name], findings) for name in names)
    )
    return tuple(name for name in base.cautions if name in wanted)
