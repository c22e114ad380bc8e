"""The outcome measures of others: what loads and what does not."""

import pytest

from tests.engine.knowledge.test_trackers import problems
from unclench.engine.knowledge.load import load
from unclench.engine.outcomes.recognise import imported_measures
from unclench.engine.values.record import Certainty

RMDQ, ODI = "outcome_measures/roland_morris.yaml", "outcome_measures/oswestry.yaml"
START, PEG = "outcome_measures/start_back.yaml", "outcome_measures/peg.yaml"
GIVEN = "outcome_measures/orebro_short.yaml"
CODES = "  loinc: [91147-9]"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (RMDQ, "items: 24", "items: 23", "it gives 0 to 23, and the scale runs from 0 to 24"),
        (RMDQ, "items: 24", "items: 0", "how many questions there are"),
        (RMDQ, "  high: 1", "  high: 0", "runs from `low` to a higher `high`"),
        (RMDQ, "  high: 1", "  high: 1\n  missing_allowed: 2", "would count as nought"),
        (ODI, "missing_allowed: 1", "missing_allowed: 10", "fewer than the items"),
        (RMDQ, "rule: sum", "rule: summ", "Did you mean `sum`?"),
        (RMDQ, "source: [tr_s75, tr_s78]", "source: [tr_s7577]", "no source is called `tr_s7577`"),
        (ODI, "certainty: unverified\n  source: [tr_s78, ", "certainty: low\n  source: [", "rests"),
        (RMDQ, "  - points: 5\n    percent: 30", "  - points: 5\n    percents: 30", "`percent`"),
        (RMDQ, "  - points: 5\n    percent: 30\n    tells", "  - tells", "how large the change is"),
        (RMDQ, "why: ", "question: How is it?\nwhy: ", "no words of a questionnaire of others"),
        (RMDQ, "short: RMDQ\n", "", "under `short` what it is called"),
        (RMDQ, "kind: imported", "kind: rating", "needs its `question`"),
        (START, "weighed: [9]", "weighed: [10]", "there is no question 10"),
        (START, "items: [5, 6, ", "items: [5, 5, ", "names each of its items once"),
        (START, "of: psychosocial", "of: psychosocal", "Did you mean `psychosocial`?"),
        (ODI, "{below: 21,", "{below: 51,", "from the lowest to the highest"),
        (ODI, '{says: "81', '{below: 101, says: "81', "every step but the last"),
        (START, "91351-7", "STarT", "`STarT` is no LOINC code"),
        (PEG, CODES, "  urls: [peg]", "`peg` is no address without a version"),
        (PEG, CODES, "  loinc: [91351-7]", "is what `peg` is known by"),
        (GIVEN, "rule: given", "rule: given\n  items: 10", "there is nothing to add up"),
    ],
)
def test_a_measure_that_does_not_fit_is_named_in_plain_words(knowledge_copy, file, old, new, said):
    assert said in problems(knowledge_copy, file, old, new)


def test_another_measure_of_its_kind_needs_a_file_and_nothing_else(knowledge_copy):
    text = (knowledge_copy / RMDQ).read_text(encoding="utf-8").replace("RMDQ", "MINE")
    (knowledge_copy / "outcome_measures/of_my_clinic.yaml").write_text(text, encoding="utf-8")

    found = imported_measures(load(knowledge_copy).outcome_measures)

    assert found["of_my_clinic"].short == "MINE"


def test_every_imported_measure_says_who_may_use_it(base):
    found = imported_measures(base.outcome_measures).values()

    assert all(len(measure.licence) > 20 for measure in found)


def test_no_word_of_a_questionnaire_of_others_is_kept(base):
    found = imported_measures(base.outcome_measures).values()

    assert [m.id for m in found if m.question or m.steps] == []


def test_a_score_that_nobody_checked_how_to_add_up_is_only_taken_as_given(base):
    given = base.outcome_measures["orebro_short"].scoring

    assert (given.rule, given.items) == ("given", 0)


def test_the_limit_of_missing_sections_that_no_source_names_is_unverified(base):
    assert base.outcome_measures["oswestry"].scoring.certainty is Certainty.UNVERIFIED


def test_measures_change_no_decision(knowledge_copy, base):
    (knowledge_copy / RMDQ).unlink()

    assert load(knowledge_copy).version == base.version
