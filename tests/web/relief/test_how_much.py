"""How much of it, in words that need no legend."""

import pytest

from unclench.engine.values.intervention import Dosage, Guardrail
from unclench.web.knowledge import knowledge
from unclench.web.relief.how_much import LABELS, how_much


def said(**part):
    (line,) = how_much(Dosage(**part))
    return f"{line['label']}: {line['text']}"


def test_repeats_are_said_without_a_unit():
    repeats = Guardrail(absolute=(1, 12), recommended=(6, 8), start=6)

    assert said(repetitions=repeats) == "Repeats: 6 to begin with. Later, up to 8."


def test_one_of_something_is_not_said_as_many():
    carry = Guardrail(absolute=(1, 60), recommended=(1, 40), start=1)

    assert said(distance_m=carry) == "Distance: 1 metre to begin with. Later, up to 40 metres."


def test_a_sitting_is_said_in_minutes():
    sitting = Guardrail(absolute=(60, 1800), recommended=(180, 600), start=180)

    assert said(duration_s=sitting) == "How long: 3 minutes to begin with. Later, up to 10 minutes."


def test_what_may_become_less_is_not_said_to_grow():
    rest = Guardrail(absolute=(10, 120), recommended=(30, 60), start=60)

    assert said(rest_s=rest) == (
        "Rest in between: 60 seconds to begin with. 30 to 60 seconds is usual."
    )


def test_what_does_not_change_is_said_once():
    daily = Guardrail(absolute=(1, 2), recommended=(1, 1), start=1)

    assert said(times_a_day=daily) == "Times in a day: 1."


def test_a_weight_names_the_most_that_is_ever_advised():
    load = Guardrail(absolute=(0, 23), recommended=(2, 15), start=2)

    assert said(load_kg=load) == (
        "Weight in your hands: 2 kg to begin with. Later, up to 15 kg. Never over 23 kg."
    )


def test_every_part_of_a_dosage_has_a_name_on_the_page():
    assert set(LABELS) == set(Dosage.__dataclass_fields__)


@pytest.mark.parametrize("name", sorted(knowledge().interventions))
def test_the_page_of_an_intervention_says_how_much(person, name):
    lines = how_much(knowledge().interventions[name].dosage)

    page = person.opens(f"/relief/do/{name}/").content.decode()

    assert lines
    assert all(line["text"] in page for line in lines)
