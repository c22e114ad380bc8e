"""Nobody is led through a test at home while a bone may be broken, or after cancer."""

import pytest

from tests.people import a_person
from tests.shipped import BASE
from unclench.engine.values.condition import evaluate

LEFT_OUT = {
    "crushing pain at 70, worse on turning over": ({"age": 70}, ["crushing_pain"]),
    "a new stoop at 74": ({"age": 74}, ["shape_change"]),
    "pain after a small fall at 66": ({"age": 66, "onset": "fall"}, []),
    "pain after a small fall at 30": ({"age": 30, "onset": "fall"}, []),
    "a lift at 54 with thin bones": ({"age": 54, "onset": "sudden_movement"}, ["weak_bones"]),
    "cancer once": ({"age": 50}, ["cancer_ever"]),
    "a fused spine": ({"age": 50}, ["stiff_spine"]),
    "cannot lie flat at 68": ({"age": 68}, ["not_flat_for_pain"]),
}


def is_left_out(test, signs=(), **answers):
    man = a_person(BASE, with_=signs, not_asked=["weeks_pregnant"], **answers)
    return evaluate(BASE.self_tests[test].not_when, man, unsure=True)


@pytest.mark.parametrize("test", BASE.self_tests)
@pytest.mark.parametrize("pattern", LEFT_OUT)
def test_a_self_test_is_left_out_where_a_bone_may_be_broken_or_after_cancer(test, pattern):
    answers, signs = LEFT_OUT[pattern]

    assert is_left_out(test, signs, **answers)


@pytest.mark.parametrize("test", BASE.self_tests)
def test_an_ordinary_back_may_be_tested(test):
    assert not is_left_out(test)
