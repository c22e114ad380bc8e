"""The invented people of `knowledge/cases`, and what must be said to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from unclench.engine.assessment.assess import TriageResult
from unclench.engine.assessment.review import DescribedPerson
from unclench.engine.knowledge.answers import read_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.document import KnowledgeError, Problem, read_file
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Findings
from unclench.evaluation.mapping import map_vignette

FILES = ("people.yaml", "boundaries.yaml")
USUAL = "usual.yaml"
CASE_KEYS = frozenset({"name", "findings", "expect", "not_asked"})
EXPECT_KEYS = frozenset({"disposition", "within_days", "because"})


@dataclass(frozen=True)
class Case:
    """A person by name, and what a clinician would say. `because`: flags that must be among the
    reasons; `within_days`: None where any time limit will do."""

    name: str
    findings: Findings
    dispositions: frozenset[str]
    within_days: int | None = None
    because: frozenset[str] = frozenset()

    def is_met_by(self, result: TriageResult) -> bool:
        """Whether the result says what it must."""
        days = self.within_days is None or result.within_days == self.within_days
        reasons = self.because <= {fired.flag for fired in result.raising}
        return str(result.disposition) in self.dispositions and days and reasons


def cases_of(base: KnowledgeBase, folder: Path = PACKAGED / "cases") -> tuple[Case, ...]:
    """Every invented person, and the development vignettes."""
    usual = usual_person(base, folder)
    people = [raw for name in FILES for raw in _read(folder / name)["people"]]
    return (*(_case(base, raw, usual) for raw in people), *_vignettes(base, folder))


@dataclass(frozen=True)
class CauseCase:
    """A person by name, and the causes that a clinician would think of first."""

    name: str
    findings: Findings
    meant: frozenset[str]


def cause_cases(base: KnowledgeBase, folder: Path = PACKAGED / "cases") -> tuple[CauseCase, ...]:
    """The invented people of `causes.yaml`."""
    usual = usual_person(base, folder)
    return tuple(
        CauseCase(
            raw["name"],
            usual.with_(read_findings(base, raw["findings"])),
            frozenset(raw["cause"]),
        )
        for raw in _read(folder / "causes.yaml")["people"]
    )


def usual_person(base: KnowledgeBase, folder: Path = PACKAGED / "cases") -> Findings:
    """Somebody with an ordinary back pain who denies every danger."""
    no = {f.id: False for f in base.findings.values() if f.type is FindingType.YES_NO}
    return Findings({**no, **read_findings(base, _read(folder / USUAL))})


@cache
def _read(path: Path) -> Any:
    """A file of cases, read once: a thousand tests begin with the usual person."""
    return read_file(path, f"cases/{path.name}")


def _case(base: KnowledgeBase, raw: Mapping[str, Any], usual: Findings) -> Case:
    expect = raw["expect"]
    _only(raw, CASE_KEYS)
    _only(expect, EXPECT_KEYS)
    told = usual.with_(read_findings(base, raw["findings"]))
    return Case(
        name=raw["name"],
        findings=told.without(*raw.get("not_asked", ())),
        dispositions=frozenset({expect["disposition"]}),
        within_days=expect.get("within_days"),
        because=frozenset(expect.get("because", ())),
    )


def _only(told: Mapping[str, Any], known: frozenset[str]) -> None:
    """A misspelt key would leave what it demands untried."""
    for key in told.keys() - known:
        message = f"a case has no key called `{key}`; it has {', '.join(sorted(known))}"
        raise KnowledgeError([Problem("cases", getattr(told, "line", 1), message)])


def _vignettes(base: KnowledgeBase, folder: Path) -> Iterable[Case]:
    table = _read(folder / "vignette_keys.yaml")
    for person in _read(folder / "development.yaml")["cases"]:
        keys = {**(person.get("demographics") or {}), **person["findings"]}
        accepted = {person["triage"], *(person.get("also_acceptable") or ())}
        findings = map_vignette(base, table, keys).findings
        yield Case(f"{person['id']}: {person['story']}", findings, frozenset(accepted))


def described_people(base: KnowledgeBase) -> tuple[DescribedPerson, ...]:
    """Every case as somebody whom the content is tried on."""
    return tuple(DescribedPerson(case.name, case.findings) for case in cases_of(base))
