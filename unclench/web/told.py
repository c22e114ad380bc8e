"""All that a visitor told: in the check, before a session, of what is behind it, for a plan."""

from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.values.findings import Findings
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.check.services import latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import Plan
from unclench.web.relief.services import known_of
from unclench.web.understand.models import UnderstandAnswers


def told_by(visitor: Visitor | None) -> Findings:
    """The findings of a visitor; none without a check. Four queries, however long the record."""
    decision = latest_decision(visitor)
    return told_since(decision) if decision else Findings()


def told_since(decision: Decision) -> Findings:
    """The findings of the visitor whose newest decision this is, by one who has read it already."""
    visitor = decision.safety_check.visitor_id
    row = UnderstandAnswers.objects.filter(safety_check=decision.safety_check_id).first()
    plan = Plan.objects.filter(visitor_id=visitor).first()
    told = (row.answers if row else {}) | (plan.answers if plan else {})
    more = stored_findings(knowledge(), told)
    return known_of(decision).with_(more)
