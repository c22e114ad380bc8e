"""Checks the table of plans: every choice exists, and whatever a row reads is asked."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import findings_read
from unclench.engine.values.plan import SESSION_PARTS, Load, PlanRow
from unclench.engine.values.record import Provenance

NOTES = (
    "check_first", "be_seen_first", "be_seen_soon", "ask_first", "flare", "flare_check",
    "rest_today", "missed", "little", "monthly_look",
)  # fmt: skip


def row_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a row of the plan, by key; nothing for any other record."""
    if not isinstance(record, PlanRow):
        return
    known = {name for shelf in base.plan_shelves.values() for name in shelf}
    for name in record.choices:
        if name not in known:
            yield "choices", f"nothing to plan is called `{name}`.{did_you_mean(name, known)}"
        elif record.part in SESSION_PARTS and name not in base.interventions:
            yield "choices", f"`{name}` cannot be done in a session; name an intervention"
    yield from _calm_problems(base, record)
    yield from _unasked(base, record)


def _calm_problems(base: KnowledgeBase, row: PlanRow) -> Iterator[tuple[str, str]]:
    """Before the check only what is calm for everyone stands in a plan."""
    if Load.CALM not in row.loads:
        return
    for name in row.choices:
        if name in base.interventions and not base.interventions[name].calm_for_everyone:
            yield "choices", f"`{name}` is not calm for everyone, so no row for `calm` may name it"


def _unasked(base: KnowledgeBase, row: PlanRow) -> Iterator[tuple[str, str]]:
    for key in ("when", "unless"):
        condition = getattr(row, key)
        read = findings_read(condition) if condition is not None else frozenset()
        for name in sorted(read - _asked(base)):
            yield key, f"`{name}` is read here, but no page asks for it"


def _asked(base: KnowledgeBase) -> frozenset[str]:
    pages = (base.interview, base.understand_pages, base.medicine_pages, base.plan.pages)
    on_pages = {name for each in pages for page in each.pages for name in page.findings}
    return frozenset(on_pages | set(base.cautions))


def plan_problems(base: KnowledgeBase) -> Iterator[str]:
    """What is missing from the plan's pages and notes."""
    for page in base.plan.pages.pages:
        for name in page.findings:
            if name not in base.findings:
                hint = did_you_mean(name, base.findings)
                yield f"page `{page.id}`: no finding is called `{name}`.{hint}"
    looks = [f"no_progress_{weeks}" for weeks in base.plan.progression.look_weeks]
    for name in (*NOTES, *looks):
        if name not in base.plan.notes:
            yield f"notes.yaml has no `{name}`, which a plan may say"
