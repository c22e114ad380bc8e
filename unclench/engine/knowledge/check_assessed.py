"""Holds every red flag against the lists of what a clinician's check may settle."""

from collections.abc import Iterator

from unclench.engine.values.assessed import AssessedRules
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.red_flag import ASSESSED_DAYS, RedFlag, Tier


def assessed_problems(rules: AssessedRules, flag: RedFlag) -> Iterator[tuple[str, str]]:
    """Where a flag may be settled for longer, or in a more pressing form, than its rows allow."""
    allowed = rules.time_for(flag)
    if flag.assessed is not allowed:
        rows = ", ".join(flag.facts)
        yield "assessed", f"the lists of assessed.yaml say `{allowed}` for {rows}"
    limit = flag.assessed_up_to
    if (limit is not None) is not (ASSESSED_DAYS[flag.assessed] > 0):
        yield "assessed_up_to", "a flag that a check may settle needs it, and no other flag may"
    if limit is None:
        return
    if flag.tier is Tier.A or limit.disposition is not Disposition.SOON:
        yield "assessed_up_to", "a check settles no flag of tier A, and nothing above `soon`"
    form = rules.limit_for(flag)
    if form is not None and limit > form:
        yield "assessed_up_to", f"assessed.yaml allows no more than `{form}`"
