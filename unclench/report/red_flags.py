"""Every red flag with what came out of asking about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings
from unclench.engine.values.red_flag import RedFlag, Tier
from unclench.report.record import FlagTold, Told


def flags_told(
    base: KnowledgeBase, findings: Findings, result: Mapping[str, Any]
) -> tuple[FlagTold, ...]:
    """The flags in the order of their groups. `result`: what was decided, as it is kept.

    A flag that fired then stands as it did. Any other one is "no" only if each of its rules is
    decided false; else it was not asked.
    """
    fired = {t["flag"]: {**t, "place": place} for place, t in enumerate(result["fired"])}
    noted = frozenset(result["recorded"])
    known = [
        _told(base, flag, findings, fired.get(flag.id), is_noted=flag.id in noted)
        for flag in base.red_flags.values()
        if flag.tier is not Tier.EXIT or flag.id in fired
    ]
    gone = [
        _fired(told["title"], "", told)
        for name, told in fired.items()
        if name not in base.red_flags
    ]
    order = list(base.groups)
    return tuple(sorted([*gone, *known], key=lambda f: order.index(f.group) if f.group else -1))


def _told(
    base: KnowledgeBase,
    flag: RedFlag,
    findings: Findings,
    fired: Mapping[str, Any] | None,
    *,
    is_noted: bool,
) -> FlagTold:
    if fired is not None:
        return _fired(flag.title, flag.group, fired)
    denied = all(evaluate(rule.when, findings) is False for rule in flag.rules)
    told = Told.NOTED if is_noted else Told.NO if denied else Told.NOT_ASKED
    return FlagTold(id=flag.id, title=flag.title, group=flag.group, told=told)


def _fired(title: str, group: str, fired: Mapping[str, Any]) -> FlagTold:
    return FlagTold(
        id=fired["flag"],
        title=title,
        group=group,
        told=Told.NOT_SURE if fired["not_sure"] else Told.YES,
        because=tuple(fired["because"]),
        place=fired["place"],
        checked_on=_day(fired.get("seen_on")) if fired["settled_by_clinician"] else None,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def of(flags: Iterable[FlagTold], *told: Told) -> tuple[FlagTold, ...]:
    """The flags of which that came out, the most pressing first where they hold."""
    return tuple(sorted((f for f in flags if f.told in told), key=_order))


def _order(flag: FlagTold) -> tuple[int, int]:
    """What holds stands by how pressing it is, and what was only noted after it."""
    return int(flag.told is Told.NOTED), flag.place
