"""The most pressing answer that each invented person was ever given.

The ledger only rises by itself. Whoever lowers an answer has to name the person in the changelog,
so that nobody's disposition falls unnoticed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.disposition import Urgency, parse_urgency
from unclench.evaluation.people import Case

LEDGER = PACKAGED / "cases" / "told.yaml"
_HEAD = """\
# The most pressing answer that each invented person was ever given. `script/reference` adds people
# and raises answers, and never lowers one. A person who is told less now than here is named in the
# changelog, or the tests fail.
"""


def told_today(base: KnowledgeBase, cases: Iterable[Case]) -> Mapping[str, Urgency]:
    """What each person is told with this knowledge, by name."""
    return {case.name: triage(base, case.findings).urgency for case in cases}


def read_ledger(path: Path = LEDGER) -> Mapping[str, Urgency]:
    """What each person was told at most, by name."""
    if not path.exists():
        return {}
    kept = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {name: parse_urgency(text) for name, text in kept.items()}


def raised(kept: Mapping[str, Urgency], today: Mapping[str, Urgency]) -> Mapping[str, Urgency]:
    """The ledger with everybody in it who is there today, and no answer lowered."""
    return {name: max(kept.get(name, level), level) for name, level in today.items()}


def lowered(kept: Mapping[str, Urgency], today: Mapping[str, Urgency]) -> Mapping[str, str]:
    """The people who are told less than they once were: from what to what, by name."""
    return {
        name: f"{kept[name]} -> {level}"
        for name, level in today.items()
        if name in kept and level < kept[name]
    }


def write_ledger(kept: Mapping[str, Urgency], path: Path = LEDGER) -> None:
    """Writes the ledger, in the order of the names."""
    plain = {name: str(kept[name]) for name in sorted(kept)}
    lines = yaml.safe_dump(plain, allow_unicode=True, width=1000, sort_keys=True)
    path.write_text(_HEAD + lines, encoding="utf-8")
