"""Mistakes in where to go are named with their line."""

import shutil

import pytest

from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import PACKAGED, load


@pytest.mark.parametrize(
    ("was", "is_", "said"),
    [
        ("    call_first: true\n", "", "the number stands above every place"),
        ("[urgent_care, doctor,", "[urgent_cares, doctor,", "Did you mean `urgent_care`?"),
        ("  same_day:", "  sameday:", "there is no order for `same_day`"),
        ("kinds: [emergency_department, hospital]", "kinds: []", "names no kind of place"),
    ],
)
def test_an_order_that_would_mislead_does_not_load(tmp_path, was, is_, said):
    folder = tmp_path / "knowledge"
    shutil.copytree(PACKAGED, folder)
    file = folder / "care.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(was, is_), encoding="utf-8")

    with pytest.raises(KnowledgeError) as refused:
        load(folder)

    assert any("care.yaml" in str(p) and said in str(p) for p in refused.value.problems)
