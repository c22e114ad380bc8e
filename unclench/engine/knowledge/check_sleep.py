"""Checks the page about sleeping: every tick is an answer, and one position stays for everybody."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import findings_read
from unclench.engine.values.interview import Setting
from unclench.engine.values.record import Provenance
from unclench.engine.values.sleep import Sleep, SleepPosition

Note = tuple[str, str]


def sleep_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with the page about sleeping, by key; nothing for any other record."""
    if not isinstance(record, Sleep):
        return
    rows = [("rows", setting) for row in record.rows for setting in row.sets]
    for key, setting in [*rows, *(("otherwise", setting) for setting in record.otherwise)]:
        yield from ((key, text) for text in _setting_problems(base, setting))
    asked = {setting.finding for _, setting in rows}
    for position in record.positions:
        for name in sorted(_read_by(position) - asked):
            yield "positions", f"`{name}` speaks of `{position.id}`, but no row asks for it"
    if all(position.leave_out for position in record.positions):
        yield "positions", "one position has to stay for everybody, without `leave_out`"


def _read_by(position: SleepPosition) -> frozenset[str]:
    against = [*(c.when for c in position.leave_out), *(p.when for p in position.care)]
    when = [*against, *(s.when for s in position.suits)]
    return frozenset[str]().union(*map(findings_read, when))


def _setting_problems(base: KnowledgeBase, setting: Setting) -> Iterator[str]:
    finding = base.findings.get(setting.finding)
    if finding is None:
        hint = did_you_mean(setting.finding, base.findings)
        yield f"no finding is called `{setting.finding}`.{hint}"
    elif finding.options and setting.option not in {o.id for o in finding.options}:
        hint = did_you_mean(setting.option, [o.id for o in finding.options])
        yield f"`{finding.id}` has no option `{setting.option}`.{hint}"
