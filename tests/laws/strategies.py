"""What anybody may answer."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests import deep
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import NOT_SURE, Answer

MANY = settings(
    max_examples=deep.of(300, usually=150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def answers_to(finding: Finding) -> st.SearchStrategy[Answer]:
    """Any answer to a finding; of those that take a yes, mostly a no."""
    if finding.type is FindingType.YES_NO:
        return st.sampled_from([False, False, False, True, NOT_SURE])
    if finding.type is FindingType.CHOICE:
        return st.sampled_from([*(option.id for option in finding.options), NOT_SURE])
    return st.one_of(st.integers(int(finding.low), int(finding.high)).map(float), st.just(NOT_SURE))
