"""A question names every form of a sign that its row of the fact base names.

Somebody who has the one form that is left out answers "no" in good faith.
"""

import pytest

from tests.shipped import BASE
from unclench.engine.values.disposition import Disposition

NAMED = {
    "saddle_numbness": ["between the legs", "inner thighs", "buttocks", "back passage"],
    "bladder_feeling": ["less feeling", "less urge", "do not feel the pee"],
    "old_pelvic_change": ["steady", "easing"],
    "sexual_change": ["erection", "ejaculation", "orgasm"],
    "leg_weakness": ["heel", "toes", "get up"],
    "fever": ["38", "feverish", "shivering", "very low"],
    "very_ill": ["diabetes", "weak immune system", "unwell"],
    "recent_infection": ["skin", "teeth", "pee", "blood", "heart", "drip line"],
    "spine_procedure": ["operation", "injection", "epidural", "acupuncture"],
    "injects_drugs": ["any drug", "steroids"],
    "weak_immunity": ["biologic", "transplant", "spleen", "hiv", "alcohol"],
    "cancer_signs": ["lump", "breast", "blood", "bones", "tiredness"],
    "bleeding_gut": ["tar-like", "blood", "coffee"],
    "spine_bruise": ["bruise", "graze", "dent"],
    "calf_walking": ["calf", "buttock"],
    "upper_back": ["upper", "middle", "neck"],
    "night_pain": ["night", "lying down"],
}


@pytest.mark.parametrize("finding", NAMED)
def test_a_question_names_every_form_of_its_sign(finding):
    asked = BASE.findings[finding]
    text = f"{asked.question} {asked.hint}".lower()

    assert [words for words in NAMED[finding] if words not in text] == []


NET = ["peeing", "pooing", "leak", "feeling", "numbness", "genitals", "buttocks", "both legs"]


@pytest.mark.parametrize("level", ["self_care", "soon", "same_day"])
def test_the_safety_net_names_the_signs_of_cauda_equina(level):
    net = " ".join(BASE.advice[Disposition(level)].watch_for).lower()

    assert [words for words in NET if words not in net] == []


@pytest.mark.parametrize("level", ["self_care", "soon"])
def test_whoever_waits_at_home_is_told_to_come_day_or_night(level):
    advice = BASE.advice[Disposition(level)]

    assert any("day or night" in line and "strain" in line for line in advice.do_not)
    assert any("erection" in line for line in advice.watch_for)


def test_an_emergency_page_forbids_neither_food_nor_drink():
    assert not any("eat" in line.split() for line in BASE.advice[Disposition.EMERGENCY].do_not)
