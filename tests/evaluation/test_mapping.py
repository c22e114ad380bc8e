"""Keys of the vignette schema become findings, or are listed; nothing is dropped silently."""

import pytest
import yaml

from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.findings import NOT_SURE
from unclench.evaluation.evaluate import VignetteError, evaluate
from unclench.evaluation.mapping import map_vignette

TABLE = yaml.safe_load((PACKAGED / "cases" / "vignette_keys.yaml").read_text(encoding="utf-8"))


def _mapped(base, **keys):
    return map_vignette(base, TABLE, keys)


def test_a_yes_with_a_qualifying_phrase_is_a_yes(base):
    assert _mapped(base, fever="low grade").findings["fever"] is True


def test_no_feeling_is_a_symptom_and_not_a_denial(base):
    findings = _mapped(base, new_sexual_or_genital_numbness="no feeling for four days").findings

    assert findings["genital_numbness"] is True


def test_a_change_of_many_years_is_an_old_change(base):
    findings = _mapped(base, new_urinary_incontinence="unchanged for 6 years").findings

    assert findings["leaking_pee"] is False
    assert findings["old_pelvic_change"] is True


def test_an_old_change_that_is_worse_now_is_new(base):
    findings = _mapped(base, new_urinary_incontinence="for 6 years but worse this week").findings

    assert findings["leaking_pee"] is True


def test_not_sure_stays_not_sure(base):
    assert _mapped(base, saddle_numbness="not sure").findings["saddle_numbness"] is NOT_SURE


def test_what_no_key_sets_counts_as_denied(base):
    mapped = _mapped(base, age=40)

    assert mapped.findings["saddle_numbness"] is False
    assert "saddle_numbness" in mapped.assumed


def test_an_unknown_key_is_listed(base):
    assert _mapped(base, favourite_colour="blue").unmapped == ("favourite_colour: blue",)


def test_a_value_without_a_place_is_listed_and_read_as_not_sure(base):
    mapped = _mapped(base, onset="zzz")

    assert mapped.unmapped == ("onset: zzz",)
    assert mapped.findings["onset"] is NOT_SURE


def test_a_file_without_people_is_refused(base):
    with pytest.raises(VignetteError, match="expected a list of people under `cases`"):
        evaluate(base, TABLE, {"people": []})


def test_a_misspelt_level_is_named_with_a_suggestion(base):
    case = {"id": "x", "findings": {"age": 40}, "triage": "emergancy"}

    with pytest.raises(VignetteError, match=r"Did you mean `emergency`\?"):
        evaluate(base, TABLE, {"cases": [case]})


def test_every_row_of_the_table_sets_findings_that_exist(base):
    rows = [*TABLE.values()]
    rows = [row for row in rows if isinstance(row, dict)] + TABLE["patterns"]
    sets = [row.get(key) or {} for row in rows for key in ("set", "old", "no", "otherwise")]
    phrases = [phrase["set"] for row in rows for phrase in row.get("phrases", ())]

    named = {name for answers in [*sets, *phrases] for name in answers}

    assert named <= set(base.findings)
