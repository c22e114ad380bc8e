"""Mistakes in where to go are named with their line."""

import pytest

from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import load


@pytest.mark.parametrize(
    ("was", "is_", "said"),
    [
        ("    call_first: true\n", "", "the number stands above every place"),
        ("[urgent_care, doctor,", "[urgent_cares, doctor,", "Did you mean `urgent_care`?"),
        ("  same_day:", "  sameday:", "there is no order for `same_day`"),
        ("kinds: [emergency_department, hospital]", "kinds: []", "names no kind of place"),
    ],
)
def test_an_order_that_would_mislead_does_not_load(knowledge_copy, was, is_, said):
    file = knowledge_copy / "care.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(was, is_), encoding="utf-8")

    with pytest.raises(KnowledgeError) as refused:
        load(knowledge_copy)

    assert any("care.yaml" in str(p) and said in str(p) for p in refused.value.problems)
