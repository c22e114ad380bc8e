"""What is said of a page about sleeping that is written wrongly."""

import pytest

from tests.engine.knowledge.broken import broken


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("finding: sore_hip, option", "finding: sore_hips, option", "no finding is called"),
        ("option: arching_back}", "option: archng_back}", "`worse_with` has no option"),
        ("when: leg_pain,", "when: leg_weakness,", "but no row asks for it"),
    ],
)
def test_a_mistake_is_told_in_words(knowledge_copy, old, new, said):
    assert said in broken(knowledge_copy, "sleep.yaml", old, new)
