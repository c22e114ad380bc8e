"""How triage does on the development people, as a document."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED, load
from unclench.evaluation.evaluate import evaluate

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "evaluation.md"
TEXT = """# Triage on the development people

Made by `script/reference` from `unclench/knowledge/cases/development.yaml`; do not edit. The same
as `script/unclench evaluate unclench/knowledge/cases/development.yaml`.

These {cases} people come from published reports. The rules were **developed on them**, and one
author, not a panel of clinicians, set the reference level. So the table shows how it goes with
people already known; it does not show how often the rules are right for others. The intervals
reckon with the small number alone, as if these people had been drawn by lot.

| Measure | Result | 95 % interval |
|---|---|---|
| the very level of the reference | {exact} of {cases} | {exact_interval} |
| that level, or another that was called acceptable | {accepted} of {cases} | {accepted_interval} |
| emergencies sent to emergency help | {sent} of {emergencies} | {sent_interval} |
| dangerously under-triaged | {dangerous} of {cases} | |
| people for self-care who were sent to be seen today | {over} of {self_care} | |
| the cause that is meant is among the first three | {near} of {meant} | |

Findings that none of these people mentions, and that count as denied for all of them: {denied}.
What rests on those is not tried by this table.
"""


def page(base: KnowledgeBase) -> str:
    """The whole document."""
    causes = _read("vignette_causes.yaml")["causes"]
    report = evaluate(base, _read("vignette_keys.yaml"), _read("development.yaml"), causes)
    intervals = report["intervals_95"]
    return TEXT.format(
        cases=report["cases"],
        exact=report["exact"],
        near=report["causes"]["in_first_three"],
        meant=report["causes"]["meant"],
        accepted=report["accepted"],
        sent=report["emergency"]["sent"],
        emergencies=report["emergency"]["total"],
        dangerous=report["dangerous_undertriage"],
        over=report["self_care"]["overtriaged"],
        self_care=report["self_care"]["total"],
        denied=len(report["counted_as_denied"]),
        exact_interval=_percent(intervals["exact"]),
        accepted_interval=_percent(intervals["accepted"]),
        sent_interval=_percent(intervals["emergency_sent"]),
    )


def _percent(interval: list[float]) -> str:
    low, high = interval
    return f"{low:.0%} to {high:.0%}"


def _read(name: str) -> Mapping[str, Any]:
    return yaml.safe_load((PACKAGED / "cases" / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(load()), encoding="utf-8")
