"""What is said of a capacity test that is written wrongly."""

import pytest

from tests.engine.knowledge.broken import broken

FILE = "capacity_tests.yaml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("when: easily_flared", "when: easily_flaerd", "no finding or concept is called"),
        ("[pain_nprs, easily_flared]", "[pain_nprs, easily_flard]", "no finding is called"),
        ("      source: [ex_x21]", "      source: [ex_x2100]", "no source is called `ex_x2100`"),
        ("sex: female", "sex: femal", "`sex` has no option `femal`"),
        ("low: 12, high: 17", "low: 17, high: 12", "a range runs from the lower number"),
        ("  seconds: 30\n", "", "`seconds` belongs to a count"),
        ("Half of {who} stood", "Half of them stood", "`says` needs {who}, {low} and {high}"),
    ],
)
def test_a_mistake_is_told_in_words(knowledge_copy, old, new, said):
    assert said in broken(knowledge_copy, FILE, old, new)


def test_a_norm_from_memory_cannot_claim_to_be_sure(knowledge_copy):
    said = broken(
        knowledge_copy,
        FILE,
        "certainty: unverified\n      source: [general_knowledge]",
        "certainty: low\n      source: [general_knowledge]",
    )

    assert "without one it is `unverified`" in said


def test_a_test_without_norms_has_to_say_so(knowledge_copy):
    said = broken(knowledge_copy, FILE, "  no_norms: >-", "  summary_of_none: >-")

    assert "no key is called `summary_of_none`" in said
