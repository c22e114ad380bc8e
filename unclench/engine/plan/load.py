"""How much a back can take today: by how easily it is stirred first, by weeks second.

Source: the fact base 1.16 (`engineering_proposal`). Not known counts as easily stirred.
"""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.result import TriageResult
from unclench.engine.values.condition import evaluate
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.engine.values.plan import Load

_AT_HOME = (Disposition.SELF_CARE, Disposition.SOON)


def load_of(
    base: KnowledgeBase, findings: Findings, triage: TriageResult, *, in_flare: bool
) -> Load:
    """The load for these answers.

    Whoever has to be seen today, or has a danger question open, gets what is calm for everyone;
    whoever has to be seen within days gets no more than `light`.
    """
    disposition = triage.urgency.disposition
    if not triage.complete or disposition not in _AT_HOME:
        return Load.CALM
    load = _by_pain(base, findings)
    if in_flare:
        return min(load, Load.EASY, key=_RISING.index)
    if _is_well(findings) and disposition is Disposition.SELF_CARE:
        return Load.UPKEEP
    return _kept_light(load) if disposition is Disposition.SOON else load


_RISING = (Load.CALM, Load.REST, Load.EASY, Load.LIGHT, Load.FULL)


def _is_well(findings: Findings) -> bool:
    return findings.known("back_well") is True


def _kept_light(load: Load) -> Load:
    return min(load, Load.LIGHT, key=_RISING.index)


def _by_pain(base: KnowledgeBase, findings: Findings) -> Load:
    pain = findings.known("pain_nprs")
    if isinstance(pain, float) and pain >= base.plan.progression.rest_from:
        return Load.REST
    stirred = evaluate(base.concepts["back_easily_stirred"].means, findings, unsure=True)
    if stirred is not False:
        return Load.EASY
    calm = evaluate(base.concepts["back_calm"].means, findings)
    return Load.FULL if calm else Load.LIGHT
