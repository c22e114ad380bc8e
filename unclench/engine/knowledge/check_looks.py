"""Checks the quick look: each row is a sign that the check asks about with yes or no, too."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.finding import FindingType
from unclench.engine.values.follow_up import QuickLook
from unclench.engine.values.record import Provenance


def look_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What is wrong with the rows of a quick look; nothing for any other record."""
    if not isinstance(record, QuickLook):
        return
    asked = {name for page in base.interview.pages for name in page.findings}
    for name in record.rows:
        finding = base.findings.get(name)
        if finding is None:
            hint = did_you_mean(name, base.findings)
            yield "rows", f"no finding is called `{name}`.{hint}"
        elif finding.type is not FindingType.YES_NO or name not in asked:
            yield "rows", f"`{name}` is no sign that the check asks about with yes or no"
