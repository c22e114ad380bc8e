"""What stands on the page of a cause rests on the sources that the page names."""

import pytest

from tests.shipped import BASE

NOT_PUBLISHED = {"general_knowledge", "engineering_proposal"}


@pytest.mark.parametrize("name", sorted(BASE.causes))
def test_a_cause_names_every_source_that_its_texts_rest_on(name):
    cause = BASE.causes[name]

    rested_on = {key for text in (*cause.course, *cause.tellings) for key in text.source}

    assert rested_on - NOT_PUBLISHED <= set(cause.source)


def test_lying_still_eases_a_vertebra_that_gave_way_and_lying_flat_may_not():
    felt = " ".join(BASE.causes["vertebral_fracture"].feels_like)

    assert "eased by lying still" in felt
    assert "cannot lie flat" in felt


def test_a_narrow_canal_is_told_no_surer_than_its_course():
    stenosis = BASE.causes["spinal_stenosis"]

    assert stenosis.certainty == stenosis.course[0].certainty
