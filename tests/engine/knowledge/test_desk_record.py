"""What is said of a desk that is written wrongly."""

import pytest

from tests.engine.knowledge.broken import broken


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: hollow", "id: holow", "the drawing knows no `holow`. Did you mean `hollow`?"),
        ("- part: time", "- part: seat", "`time` is asked 0 times; ask it once"),
        ("id: short, label: Up to half an hour", "id: short, label: A bit, advice: Go", "needs no"),
        ("becomes: laptop_raised", "becomes: tablet", "the drawing knows no `tablet`"),
    ],
)
def test_a_mistake_is_told_in_words(knowledge_copy, old, new, said):
    assert said in broken(knowledge_copy, "desk.yaml", old, new)
