"""A triage result as plain values: the contract for integrators, and what is stored."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import reason_in_words
from unclench.engine.triage.result import Fired, TriageResult, Undecided
from unclench.engine.triage.triage import NEVER_SEEN
from unclench.engine.values.condition import Atom
from unclench.engine.values.findings import Findings


def result_as_values(
    base: KnowledgeBase,
    findings: Findings,
    result: TriageResult,
    *,
    assessed: Mapping[str, date] = NEVER_SEEN,
) -> dict[str, Any]:
    """The result with its reasons in words and their sources.

    `assessed` are the days that `triage` was given: on which a clinician checked a flag.
    """
    return {
        "disposition": str(result.disposition),
        "within_days": result.within_days,
        "complete": result.complete,
        "fired": [
            _fired(base, findings, fired, assessed.get(fired.flag)) for fired in result.fired
        ],
        "undecided": [_undecided(base, undecided) for undecided in result.undecided],
        "recorded": list(result.recorded),
        "contradictions": [
            {"id": name, "question": base.contradictions[name].question}
            for name in result.contradictions
        ],
        "knowledge_version": result.knowledge_version,
    }


def _fired(
    base: KnowledgeBase, findings: Findings, fired: Fired, seen_on: date | None
) -> dict[str, Any]:
    flag = base.red_flags[fired.flag]
    return {
        "flag": fired.flag,
        "rule": fired.rule,
        "title": flag.title,
        "disposition": str(fired.urgency.disposition),
        "within_days": fired.urgency.within_days,
        "why": flag.why,
        **because_as_values(base, findings, fired.because),
        "not_sure": fired.unsure,
        "raised_by_partner": fired.raised,
        "settled_by_clinician": fired.settled,
        "seen_on": seen_on.isoformat() if seen_on else None,
        "certainty": str(flag.certainty),
        "sources": [source_as_values(base, key) for key in flag.source],
    }


def because_as_values(
    base: KnowledgeBase, findings: Findings, because: Iterable[Atom]
) -> dict[str, Any]:
    """The answers that made something hold: in words, once each, and by their ids."""
    atoms = tuple(because)
    return {
        "because": list(dict.fromkeys(reason_in_words(base, atom, findings) for atom in atoms)),
        "findings": sorted({atom.finding for atom in atoms}),
    }


def source_as_values(base: KnowledgeBase, key: str) -> dict[str, str]:
    """A source as it is shown: its title, its address, and how it was read."""
    source = base.sources[key]
    return {"id": key, "title": source.title, "link": source.link, "seen": source.seen}


def _undecided(base: KnowledgeBase, undecided: Undecided) -> dict[str, Any]:
    return {
        "flag": undecided.flag,
        "rule": undecided.rule,
        "title": base.red_flags[undecided.flag].title,
        "disposition": str(undecided.urgency.disposition),
        "within_days": undecided.urgency.within_days,
        "findings": sorted(undecided.findings),
    }
