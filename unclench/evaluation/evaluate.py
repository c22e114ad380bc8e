"""Evaluates triage on a file of vignettes."""

from collections.abc import Mapping, Sequence
from typing import Any

from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.disposition import Disposition
from unclench.evaluation.causes import cause_report, meant_by
from unclench.evaluation.mapping import Mapped, Table, map_vignette
from unclench.evaluation.score import Outcome, report


class VignetteError(ValueError):
    """The file is not in the vignette schema. Says which case and what was expected."""


def evaluate(
    base: KnowledgeBase, table: Table, document: Any, causes: Sequence[Mapping[str, Any]] = ()
) -> Mapping[str, Any]:
    """The report on every case of a vignette document (see `knowledge/cases/README.md`).

    `table` reads the keys of a case, `causes` the words of its reference cause.

    Raises VignetteError when the document does not hold cases.
    """
    cases = document.get("cases") if isinstance(document, Mapping) else None
    if not isinstance(cases, list) or not cases:
        raise VignetteError("expected a list of people under `cases`")
    mapped = [map_vignette(base, table, _keys_of(case, n)) for n, case in enumerate(cases, 1)]
    outcomes = [_outcome(base, case, m) for case, m in zip(cases, mapped, strict=True)]
    unmapped = [
        f"{case.get('id')}: {text}"
        for case, m in zip(cases, mapped, strict=True)
        for text in m.unmapped
    ]
    never_set = base.read_by_rules.intersection(*(m.assumed for m in mapped))
    people = [
        (str(case.get("id")), m.findings, meant_by(causes, str(case.get("cause", ""))))
        for case, m in zip(cases, mapped, strict=True)
    ]
    return {**report(outcomes, unmapped, sorted(never_set)), "causes": cause_report(base, people)}


def _keys_of(case: Any, number: int) -> Mapping[str, Any]:
    if not isinstance(case, Mapping) or not isinstance(case.get("findings"), Mapping):
        raise VignetteError(f"case {number} has no `findings` mapping")
    return {**(case.get("demographics") or {}), **case["findings"]}


def _outcome(base: KnowledgeBase, case: Mapping[str, Any], mapped: Mapped) -> Outcome:
    result = triage(base, mapped.findings)
    return Outcome(
        id=str(case.get("id", "?")),
        reference=_level(case, case.get("triage")),
        acceptable=frozenset(_level(case, name) for name in case.get("also_acceptable") or ()),
        given=result.disposition,
        because=tuple(fired.rule for fired in result.raising),
        complete=result.complete,
    )


def _level(case: Mapping[str, Any], name: Any) -> Disposition:
    if name not in list(Disposition):
        hint = did_you_mean(str(name), list(Disposition))
        known = ", ".join(Disposition)
        raise VignetteError(f"case {case.get('id')}: `{name}` is not one of {known}.{hint}")
    return Disposition(name)
