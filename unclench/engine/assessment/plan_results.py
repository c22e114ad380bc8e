"""A plan as plain values: the contract for integrators, and what is kept."""

from typing import Any

from unclench.engine.assessment.results import source_as_values
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import reason_in_words
from unclench.engine.plan.week import WeekPlan, shelf_of
from unclench.engine.values.plan import PlanItem, Withheld


def plan_as_values(base: KnowledgeBase, plan: WeekPlan) -> dict[str, Any]:
    """The plan of a week with every reason and source."""
    return {
        "load": str(plan.load),
        "flare": plan.flare is not None,
        "minutes": plan.minutes,
        "budget": plan.budget,
        "items": [item_as_values(base, item) for item in plan.items],
        "withheld": [_withheld(base, plan, each) for each in plan.withheld],
        "to_ask": sorted(plan.to_ask),
        "notes": [{"id": note.id, "text": note.text} for note in plan.notes],
        "disposition": str(plan.triage.urgency.disposition),
        "complete": plan.triage.complete,
        "knowledge_version": plan.knowledge_version,
    }


def item_as_values(base: KnowledgeBase, item: PlanItem) -> dict[str, Any]:
    """One line of a plan."""
    return {
        "id": item.id,
        "title": title_of(base, item.id),
        "kind": str(item.part),
        "shelf": item.shelf,
        "dosage": item.dose.parts() if item.dose else None,
        "days": list(item.days),
        "minutes": item.minutes,
        "reason": item.reason,
        "row": item.row,
        "findings": list(item.findings),
        "default": item.is_default,
        "care": list(item.care),
        "equals": list(item.equals),
        "certainty": str(item.certainty),
        "sources": [source_as_values(base, key) for key in item.sources],
    }


def title_of(base: KnowledgeBase, name: str) -> str:
    """What the library calls it."""
    return base.plan_shelves[shelf_of(base, name)][name].title


def _withheld(base: KnowledgeBase, plan: WeekPlan, each: Withheld) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": title_of(base, each.id),
        "reason": each.reason,
        "because": [reason_in_words(base, atom, plan.findings) for atom in each.answers],
        "asks": sorted(each.asks),
    }
