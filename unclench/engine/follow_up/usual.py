"""What usually happens to people with pain that has lasted about as long."""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings
from unclench.engine.values.follow_up import UsualCourse


def usual_course(base: KnowledgeBase, findings: Findings) -> tuple[UsualCourse, ...]:
    """The measured statements that fit this person. None that rests on an unknown."""
    records = base.usual_course.values()
    return tuple(record for record in records if evaluate(record.when, findings) is True)
