"""The people in `knowledge/cases/`, with their findings."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from unclench.engine.assessment.review import DescribedPerson
from unclench.engine.knowledge.answers import read_answer, read_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Answer, Findings
from unclench.evaluation.mapping import map_vignette


def described_people(
    base: KnowledgeBase, folder: Path = PACKAGED / "cases"
) -> tuple[DescribedPerson, ...]:
    """Everybody in `people.yaml`, then everybody in `development.yaml`."""
    return (*_invented(base, folder), *_published(base, folder))


def _invented(base: KnowledgeBase, folder: Path) -> Iterator[DescribedPerson]:
    document = _read(folder / "people.yaml")
    denied = _denied(base, document["unless_named"])
    for person in document["people"]:
        findings = Findings({**denied, **read_findings(base, person["findings"])})
        yield DescribedPerson(person["name"], findings)


def _denied(base: KnowledgeBase, unless_named: Mapping[str, Any]) -> dict[str, Answer]:
    no: dict[str, Answer] = {
        finding.id: False
        for finding in base.findings.values()
        if finding.type is FindingType.YES_NO
    }
    return no | {name: read_answer(base, name, value) for name, value in unless_named.items()}


def _published(base: KnowledgeBase, folder: Path) -> Iterator[DescribedPerson]:
    table = _read(folder / "vignette_keys.yaml")
    for case in _read(folder / "development.yaml")["cases"]:
        keys = {**(case.get("demographics") or {}), **case["findings"]}
        name = f"{case['id']}: {case['story']}"
        yield DescribedPerson(name, map_vignette(base, table, keys).findings)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
