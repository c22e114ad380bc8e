"""What is proved about offers: nothing that speaks against an intervention is passed over."""

from collections.abc import Iterator

import z3

from unclench.engine.assessment.assess import Standing, fill, offer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.choose import Pool
from unclench.engine.values.condition import Condition
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import History
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.plan import Load
from unclench.engine.values.session import SessionPlan, Slot
from unclench.proofs.person import Formula, all_of
from unclench.proofs.proof import Obligation, Outcome, Proof


def nothing_contraindicated_is_offered(proof: Proof) -> Outcome:
    """What may be offered has every contraindication decided false, "not sure" read as yes."""
    return proof.nobody(_offers(proof))


def _offers(proof: Proof) -> Iterator[Obligation]:
    for record in proof.base.interventions.values():
        offered = _is_offered(proof, record)
        for against in record.contraindications:
            false = proof.person.truths(against.when, unsure=True).false
            yield Obligation(
                z3.And(offered, z3.Not(false)), f"and {record.title} is offered in spite of it"
            )
        for exit_ in proof.base.exits.values():
            excluded = proof.person.truths(exit_.when, unsure=True).true
            if record.id not in exit_.offer:
                complaint = f"and {record.title} is offered, although it is not on their list"
                yield Obligation(z3.And(offered, excluded), complaint)


def _is_offered(proof: Proof, record: Intervention) -> Formula:
    """What `engine.plan.offer` says, as a formula."""
    person = proof.person
    excluded = [
        z3.Not(person.truths(exit_.when, unsure=True).true)
        for exit_ in proof.base.exits.values()
        if record.id not in exit_.offer
    ]
    against = [person.truths(c.when, unsure=True).false for c in record.contraindications]
    return all_of(excluded + against)


def offers_agree_with_the_program(proof: Proof) -> Outcome:
    """For every contraindication that holds, half holds or is open, no session and no plan
    of anybody holds it."""
    met, wrong = 0, []
    for records, formula in _against(proof):
        found = proof.somebody(formula)
        if found is None:
            continue
        for record in records:
            if _is_let_through(proof.base, record, found.findings):
                wrong.append(proof.sentence(found, f"and {record.title} is offered in spite of it"))
            else:
                met += 1
    return Outcome(met, tuple(wrong))


def _against(proof: Proof) -> Iterator[tuple[list[Intervention], Formula]]:
    """Every way in which a contraindication may speak, with the interventions that have it."""
    for when, records in _by_contraindication(proof.base).items():
        surely = proof.person.truths(when).true
        favoured = proof.person.truths(when, unsure=True)
        yield records, surely
        yield records, z3.And(favoured.true, z3.Not(surely))
        yield records, favoured.open


def _by_contraindication(base: KnowledgeBase) -> dict[Condition, list[Intervention]]:
    """Many share one, so a person who meets it is looked for once."""
    found: dict[Condition, list[Intervention]] = {}
    for record in base.interventions.values():
        for when in dict.fromkeys(against.when for against in record.contraindications):
            found.setdefault(when, []).append(record)
    return found


def _is_let_through(base: KnowledgeBase, record: Intervention, findings: Findings) -> bool:
    standing = offer(base, record, findings).standing
    held = _filled(base, record, findings) or _planned(base, record, findings)
    return standing is Standing.OFFERED or held


def _filled(base: KnowledgeBase, record: Intervention, findings: Findings) -> bool:
    """Whether a session with nothing but this intervention would hold it."""
    only = Slot(id="only", choices=(record.id,))
    plan = SessionPlan(id="only", title="", minutes=0, check_counts_days=1, slots=(only,))
    return record.id in fill(base, plan, findings, calm=False)


def _planned(base: KnowledgeBase, record: Intervention, findings: Findings) -> bool:
    """Whether a plan could hold it, on any day: as what a row names, as the version of that, or as
    what comes after an easier or a harder one."""
    everything = {
        name: frozenset(option.id for option in base.findings[name].options)
        for name in ("plan_places", "plan_has")
    }
    anywhere = findings.with_(everything)
    pools = [Pool(base, anywhere, History(), load, _LONG_MIN) for load in Load]
    return any(
        pool.as_done(record.id) == record or pool.first_allowed((record.id,)) for pool in pools
    )


_LONG_MIN = 60.0
