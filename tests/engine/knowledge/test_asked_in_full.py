"""A question names every form of a sign that its row of the fact base names.

Somebody who has the one form that is left out answers "no" in good faith.
"""

import pytest

from tests.shipped import BASE

NAMED = {
    "saddle_numbness": ["between the legs", "inner thighs", "buttocks", "back passage"],
    "bladder_feeling": ["less feeling", "less urge", "do not feel the pee"],
    "old_pelvic_change": ["steady", "easing"],
}


@pytest.mark.parametrize("finding", NAMED)
def test_a_question_names_every_form_of_its_sign(finding):
    asked = BASE.findings[finding]
    text = f"{asked.question} {asked.hint}".lower()

    assert [words for words in NAMED[finding] if words not in text] == []
