"""What may be offered to a person: contraindications take away, precautions warn.

A "not sure" about a contraindication counts as yes. One that was not asked yet keeps the
intervention back until it was, unless it is calm for everyone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.contradictions import Reading, safer_reading, told
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.condition import Atom, Condition, evaluate, open_questions
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.engine.values.intervention import Contraindication, Intervention, Precaution
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
    shut_out = _shut_out(base, intervention.id, reading)
    if shut_out:
        return Offer(intervention.id, Standing.LEFT_OUT, reasons=(shut_out,))
    return _weighed(_cautions_of(intervention), reading)


def offer_test(
    base: KnowledgeBase, test: CapacityTest, findings: Findings, *, checked: Disposition
) -> Offer:
    """Whether this person may be tested, read as strictly as what is offered: a "not sure" leaves
    it out, and what was not asked yet is asked first. Nobody on a short list is tested, and nobody
    whose check (`checked`) asks for more than self-care."""
    if checked is not Disposition.SELF_CARE:
        return Offer(test.id, Standing.LEFT_OUT, reasons=(Reason(test.seen_first, ()),))
    reading = safer_reading(base, findings)
    weighed = _weighed(Cautions(test.id, test.contraindications(), test.care), reading)
    shut_out = _shut_out(base, test.id, reading)
    if shut_out and not weighed.because:
        return Offer(test.id, Standing.LEFT_OUT, reasons=(shut_out,))
    return weighed


@dataclass(frozen=True)
class Cautions:
    """What speaks against one thing to do, and what asks for care with it."""

    name: str
    contraindications: tuple[Contraindication, ...]
    precautions: tuple[Precaution, ...]

    def conditions(self) -> Iterator[Condition]:
        """Whatever they read."""
        yield from (caution.when for caution in self.contraindications)
        yield from (caution.when for caution in self.precautions)


def _weighed(cautions: Cautions, reading: Reading) -> Offer:
    """What its cautions say of one thing to do."""
    findings = reading.findings
    care = _care(cautions.precautions, findings)
    truths = [(c, evaluate(c.when, findings, unsure=True)) for c in cautions.contraindications]
    against = tuple(c for c, holds in truths if holds)
    if against:
        reasons = tuple(Reason(c.why, told(c.when, reading)) for c in against)
        return Offer(cautions.name, Standing.LEFT_OUT, against, reasons, care)
    waits = any(holds is None for _, holds in truths)
    standing = Standing.ASK_FIRST if waits else Standing.OFFERED
    return Offer(cautions.name, standing, care=care, to_ask=_open(cautions, findings))


def _care(precautions: tuple[Precaution, ...], findings: Findings) -> tuple[str, ...]:
    return tuple(p.advice for p in precautions if evaluate(p.when, findings, unsure=True))


def cautions_to_ask(intervention: Intervention, findings: Findings) -> frozenset[str]:
    """The findings that its cautions still wait for."""
    return _open(_cautions_of(intervention), findings)


def _cautions_of(intervention: Intervention) -> Cautions:
    return Cautions(intervention.id, intervention.contraindications, intervention.precautions)


def _open(cautions: Cautions, findings: Findings) -> frozenset[str]:
    return frozenset().union(*(open_questions(when, findings) for when in cautions.conditions()))


def _shut_out(base: KnowledgeBase, name: str, reading: Reading) -> Reason | None:
    """Why somebody whom the program is not made for is not offered this; None if they are."""
    for exit_ in base.exits.values():
        holds = evaluate(exit_.when, reading.findings, unsure=True)
        if holds and name not in exit_.offer:
            why = f"It is not on the short list for you. Ask {exit_.ask}."
            return Reason(why, told(exit_.when, reading))
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
    conditions = {
        when for name in names for when in _cautions_of(base.interventions[name]).conditions()
    }
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


def _settled_by_no(when: Condition, findings: Findings, earlier: Iterable[str]) -> bool:
    """Whether a no to all earlier questions would leave nothing to ask of this condition."""
    denied = findings.with_(dict.fromkeys(earlier, False))
    return evaluate(when, denied, unsure=True) is False
