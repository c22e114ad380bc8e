"""What was decided once, decided again with the knowledge of today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unclench.engine.assessment.assess import TriageResult, triage
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.disposition import Urgency, parse_urgency, soon

# The day itself does not matter: a mark that counted then counts in the replay.
THAT_DAY = date(2000, 1, 1)


class ReplayError(ValueError):
    """A kept check cannot be read. Says which, and what was expected."""


@dataclass(frozen=True)
class Kept:
    """A check that was kept: its answers as they were stored, what was said, and by which rules.

    `settled` are the flags that a clinician's check kept from raising the level on that day.
    """

    id: str
    answers: Mapping[str, Any]
    urgency: Urgency
    rules: frozenset[str]
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Change:
    """A check that would be answered differently today. `by` are the rules that made the change:
    those that demand the new level, or those that demanded the old one and no longer do."""

    kept: Kept
    now: Urgency
    by: tuple[str, ...]

    @property
    def lowered(self) -> bool:
        """Whether the person would be told something less pressing today."""
        return self.now < self.kept.urgency


def replay(base: KnowledgeBase, kept: Iterable[Kept]) -> Iterator[Change]:
    """Every kept check that would be answered differently, in the order given.

    An answer that the knowledge no longer has is left out, and so counts as not asked.
    """
    for check in kept:
        marks = dict.fromkeys(check.settled, THAT_DAY)
        findings = stored_findings(base, check.answers)
        result = triage(base, findings, assessed=marks, today=THAT_DAY)
        if result.urgency != check.urgency:
            yield Change(check, result.urgency, _by(check, result))


def _by(check: Kept, result: TriageResult) -> tuple[str, ...]:
    now = {fired.rule for fired in result.raising}
    if result.urgency > check.urgency:
        pressing = [f.rule for f in result.raising if f.urgency == result.urgency]
        return tuple(pressing) or ("an unanswered question",)
    return tuple(sorted(check.rules - now)) or ("its level was lowered",)


def read_kept(document: Any) -> list[Kept]:
    """Kept checks from a list of mappings with `id`, `findings`, `disposition`, `within_days`.

    `rules` and `settled` may be left out. Raises ReplayError.
    """
    if not isinstance(document, list) or not document:
        raise ReplayError("expected a list of checks, each with `findings` and `disposition`")
    return [read_one(raw, number) for number, raw in enumerate(document, 1)]


def read_one(raw: Any, number: int = 1) -> Kept:
    """One kept check; `number` names it where it has no id. Raises ReplayError."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("findings"), Mapping):
        raise ReplayError(f"check {number} has no `findings`, a mapping of finding id to value")
    try:
        urgency = _urgency(raw)
    except ValueError as error:
        raise ReplayError(f"check {number}: {error}; expected a disposition") from None
    return Kept(
        id=str(raw.get("id", number)),
        answers=raw["findings"],
        urgency=urgency,
        rules=frozenset(map(str, raw.get("rules", ()))),
        settled=frozenset(map(str, raw.get("settled", ()))),
    )


def _urgency(raw: Mapping[str, Any]) -> Urgency:
    said = str(raw.get("disposition"))
    if said == "soon":
        return soon(int(raw.get("within_days") or 14))
    return parse_urgency(said)
