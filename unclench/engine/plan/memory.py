"""How far back a plan looks: a year at least, two at most.

What was done before decides nothing any more: a body that has not done a thing for a year begins
anew, and a plan costs the same to work out after ten years as after two. Source:
`engineering_proposal`.
"""

from dataclasses import replace
from datetime import date, timedelta

from unclench.engine.values.history import History
from unclench.engine.values.plan import Progression


def remembered_from(rule: Progression, since: date | None, today: date) -> date | None:
    """The first day that counts: the last but one birthday of the plan; None while all does.

    It moves once in `remembered_days` and not every day, so that no dosage changes from one day to
    the next for what happened a year ago. `since`: the first day of the plan, if it has one.
    """
    whole = (today - since).days // rule.remembered_days - 1 if since else 0
    return since + timedelta(days=whole * rule.remembered_days) if since and whole > 0 else None


def remembered(rule: Progression, history: History, today: date) -> History:
    """What of a history counts today; `since` is then the first day of it.

    Asked again about what it gave, it takes nothing more away.
    """
    first = remembered_from(rule, history.since, today)
    if first is None:
        return history
    return replace(
        history,
        done=tuple(each for each in history.done if each.day >= first),
        marks=tuple(each for each in history.marks if each.day >= first),
        days=tuple(each for each in history.days if each.day >= first),
        since=first,
        forgotten=True,
    )
