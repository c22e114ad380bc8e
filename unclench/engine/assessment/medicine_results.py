"""What is said of medicines as plain values: the contract for integrators, and what is kept."""

from typing import Any

from unclench.engine.assessment.results import because_as_values, source_as_values
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.medicines import FiredRule, MedicineAnswer, MedicineCheck
from unclench.engine.values.disposition import Urgency
from unclench.engine.values.findings import Findings
from unclench.engine.values.medicine import LEAFLET, MedicineRule, is_known


def medicines_as_values(
    base: KnowledgeBase, findings: Findings, check: MedicineCheck, country: str | None
) -> dict[str, Any]:
    """Every answer with its reasons in words and their sources. No amount of any medicine."""
    return {
        "country": country,
        "complete": not check.to_ask,
        "urgent": _urgent(check.urgent),
        "urgent_because": _urgent_because(base, check),
        "exit": _exit(check),
        "medicines": [_answer(base, findings, answer, country) for answer in check.answers],
        "to_ask": sorted(check.to_ask),
        "leaflet": LEAFLET,
        "knowledge_version": base.version,
    }


def _urgent(urgent: Urgency | None) -> dict[str, Any] | None:
    if urgent is None:
        return None
    return {"disposition": str(urgent.disposition), "within_days": urgent.within_days}


def _urgent_because(base: KnowledgeBase, check: MedicineCheck) -> list[str]:
    """Why help comes first, in words, once each."""
    if check.urgent is None:
        return []
    flags = (f for f in check.triage.raising if f.urgency == check.urgent)
    stops = (f.rule.why for f in check.stops)
    return list(dict.fromkeys([*(base.red_flags[f.flag].why for f in flags), *stops]))


def _exit(check: MedicineCheck) -> dict[str, Any] | None:
    if check.exit is None:
        return None
    return {"id": check.exit.id, "text": list(check.exit.text), "ask": check.exit.ask}


def _answer(
    base: KnowledgeBase, findings: Findings, answer: MedicineAnswer, country: str | None
) -> dict[str, Any]:
    medicine = base.medicines[answer.medicine]
    return {
        "medicine": medicine.id,
        "title": medicine.title,
        "what": medicine.what,
        "standing": str(answer.standing),
        "never_suggested": medicine.never_suggested,
        "fired": [_fired(base, findings, fired, country) for fired in answer.fired],
        "to_ask": sorted(answer.to_ask),
        "benefit": medicine.benefit,
        "benefit_certainty": str(medicine.benefit_certainty),
        "benefit_sources": [source_as_values(base, key) for key in medicine.benefit_source],
        "care": list(medicine.care),
        "sources": [source_as_values(base, key) for key in medicine.source],
    }


def _fired(
    base: KnowledgeBase, findings: Findings, fired: FiredRule, country: str | None
) -> dict[str, Any]:
    rule = fired.rule
    return {
        "rule": rule.id,
        "row": rule.row,
        "action": str(rule.action),
        "why": rule.why,
        **because_as_values(base, findings, fired.because),
        "not_sure": fired.unsure,
        "country_unknown": not is_known(country) and _depends_on_country(rule),
        "certainty": str(rule.certainty),
        "sources": [source_as_values(base, key) for key in rule.source],
    }


def _depends_on_country(rule: MedicineRule) -> bool:
    return bool(rule.only_in or rule.not_in)
