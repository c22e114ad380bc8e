"""Builds marks for tests: what a clinician has seen, and what was true on that day."""

from datetime import date

from unclench.engine.assessment.assess import Mark, rules_of, triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import Findings

TODAY = date(2026, 11, 23)
SIX_WEEKS_AGO = date(2026, 10, 12)


def marked(
    base: KnowledgeBase,
    person: Findings,
    *flags: str,
    seen_on: date = SIX_WEEKS_AGO,
    made_on: date = SIX_WEEKS_AGO,
) -> list[Mark]:
    """Marks for these flags, made when the person answered like this."""
    fired = frozenset(f.flag for f in triage(base, person).fired)
    return [
        Mark(flag, seen_on, made_on, rules_of(base.red_flags[flag]), fired, person)
        for flag in flags
    ]
