"""Which page comes next: the first that can still change the answer."""

from collections.abc import Mapping
from datetime import date

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.result import TriageResult
from unclench.engine.triage.triage import NEVER_SEEN, triage
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.interview import Page, Setting


def next_page(
    base: KnowledgeBase,
    findings: Findings,
    *,
    assessed: Mapping[str, date] = NEVER_SEEN,
    today: date | None = None,
) -> Page | None:
    """The next page to show, or None when the answer is settled.

    An emergency settles it at once. Otherwise a page is shown while one of its findings could
    still raise the disposition, and pages whose answer the person expects to give (`always`) are
    not left out. A flag that a clinician's check settles (see `triage`) no longer hides the
    questions behind it.
    """
    return page_after(base, findings, triage(base, findings, assessed=assessed, today=today))


def page_after(base: KnowledgeBase, findings: Findings, result: TriageResult) -> Page | None:
    """The same by somebody who knows what triage says of these findings."""
    if result.disposition is Disposition.EMERGENCY:
        return None
    wanted = result.to_ask()
    for page in base.interview.pages:
        if any(f in wanted and f not in findings for f in _answered_by(page, findings)):
            return page
        if len(page.always) == len(page.findings) and page.findings[0] not in findings:
            return page
    return None


def _answered_by(page: Page, findings: Findings) -> frozenset[str]:
    """What answering the page would tell; a preset's further findings while it is not answered."""
    if not page.presets or page.findings[0] in findings:
        return frozenset(page.findings)
    return frozenset(setting.finding for preset in page.presets for setting in preset.sets)


def rows_to_show(
    base: KnowledgeBase,
    page: Page,
    findings: Findings,
    *,
    assessed: Mapping[str, date] = NEVER_SEEN,
    today: date | None = None,
) -> tuple[str, ...]:
    """The findings of a page that still matter, or were answered on it, or belong there."""
    others = findings.without(*page.findings)
    matters = triage(base, others, assessed=assessed, today=today).to_ask()
    if others.answers != findings.answers:  # mostly nothing of the page was answered before
        matters |= triage(base, findings, assessed=assessed, today=today).to_ask()
    wanted = matters | _answered(page, findings) | set(page.always)
    return tuple(name for name in page.findings if name in wanted)


def _answered(page: Page, findings: Findings) -> frozenset[str]:
    """Rows of the page that were answered with anything but no."""
    return frozenset(f for f in page.findings if findings.get(f, False) is not False)


def pages_answered(base: KnowledgeBase, findings: Findings) -> tuple[Page, ...]:
    """The pages that hold at least one of the answers, in order: the road so far.

    A page whose answer came along with one tap on another page is left out.
    """
    came_along = _came_along(base, findings)
    return tuple(
        page
        for page in base.interview.pages
        if any(name in findings and name not in came_along for name in page.findings)
    )


def _came_along(base: KnowledgeBase, findings: Findings) -> frozenset[str]:
    """The findings that a preset answered besides those of its own page."""
    return frozenset(
        setting.finding
        for page in base.interview.pages
        for preset in page.presets
        for setting in preset.sets
        if setting.finding not in page.findings
        and all(_says(findings, other) for other in preset.sets)
    )


def _says(findings: Findings, setting: Setting) -> bool:
    answer = findings.get(setting.finding)
    return setting.option == ("not_sure" if answer is NOT_SURE else answer)
