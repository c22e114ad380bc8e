"""Cautions that many interventions share stand in one table, and reach each one they are about."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.engine.knowledge.broken import broken
from tests.shipped import BASE
from unclench.engine.knowledge.spread_cautions import spread, takes_away

TABLE = "shared_cautions.yaml"


def rows(record):
    return [entry.row for entry in (*record.contraindications, *record.precautions)]


def against(base, name, row):
    """The contraindication of an intervention that this row demands."""
    found = base.interventions[name].contraindications
    return next(entry for entry in found if entry.row == row)


def test_what_a_caution_leaves_out_has_its_reason_and_its_replacement(base):
    entry = against(base, "bridge", "K05")

    assert "lie flat" in entry.why
    assert entry.instead == "buttock_squeeze"


def test_what_no_replacement_names_gets_the_usual_one(base):
    assert against(base, "static_back", "K05").instead == "half_sitting"


def test_what_a_caution_adapts_stays_with_its_advice(base):
    care = {entry.row: entry.advice for entry in base.interventions["short_walk"].precautions}

    assert "both feet" in care["K18"]
    assert "K18" not in [entry.row for entry in base.interventions["short_walk"].contraindications]


def test_words_of_its_own_stand_in_the_place_of_the_usual_advice(base):
    care = {entry.row: entry.advice for entry in base.interventions["swimming"].precautions}

    assert "breaststroke" in care["K06"]


def test_what_an_intervention_says_itself_comes_before_what_it_shares(base):
    assert rows(base.interventions["cold_pack"])[0] == "HEAT-09"


def test_an_intervention_nobody_thought_of_is_left_out_by_every_short_list(base):
    newcomer = replace(base.interventions["bridge"], id="newcomer", contraindications=())

    found = spread({"newcomer": newcomer}, base.shared_cautions, base.exits)["newcomer"]

    assert {"K04", "K08", "K14", "K20", "1.8"} <= set(rows(found))


def test_the_short_list_for_pregnancy_stands_in_one_place_only(base):
    caution = base.shared_cautions["pregnant"]

    kept = {n for n in base.interventions if not takes_away(caution, n, base.exits)}

    assert kept == set(base.exits["pregnant"].offer)


def test_the_sources_and_rows_of_a_caution_stand_with_the_intervention(base):
    record = base.interventions["squat"]

    assert "ex_x31" in record.source
    assert {"K06", "K07", "K08"} <= set(record.facts)


@pytest.mark.parametrize("row", [f"K{number:02}" for number in range(1, 21)])
def test_every_row_of_the_shared_cautions_is_in_the_table(base, row):
    assert row in {caution.row for caution in base.shared_cautions.values()}


@pytest.mark.parametrize("record", BASE.interventions.values(), ids=lambda record: record.id)
def test_no_intervention_repeats_what_it_shares(record):
    entries = [(e.row, e.when) for e in (*record.contraindications, *record.precautions)]

    assert [entry for entry, times in Counter(entries).items() if times > 1] == []


def test_an_intervention_of_which_a_caution_says_nothing_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, "interventions/squat.yaml", " cannot_lie_flat,", "")

    nothing = "shared_cautions.yaml says nothing of `squat` for: cannot_lie_flat."
    assert f"interventions/squat.yaml, line 25: {nothing}" in said


def test_a_caution_that_is_about_an_intervention_does_not_just_fit_it(knowledge_copy):
    said = broken(
        knowledge_copy, "interventions/squat.yaml", "  [pregnant_", "  [cancer, pregnant_"
    )

    assert "`cancer` is about `squat`, so it does not just fit" in said


def test_an_unknown_caution_that_is_said_to_fit_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, "interventions/squat.yaml", "cannot_lie_flat", "cannot_lie_flt")

    assert "no shared caution is called `cannot_lie_flt`. Did you mean `cannot_lie_flat`?" in said


def test_an_unknown_intervention_is_named_with_its_line_and_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "leave_out: [foam_roller]", "leave_out: [foam_rollr]")

    line = (knowledge_copy / TABLE).read_text().split("foam_rollr")[0].count("\n") + 1
    problem = "no intervention is called `foam_rollr`. Did you mean `foam_roller`?"
    assert f"{TABLE}, line {line}: {problem}" in said


def test_a_replacement_that_the_same_caution_leaves_out_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "instead: half_sitting", "instead: hook_lying")

    assert "`hook_lying` is left out itself; name one that stays" in said


def test_a_named_replacement_that_the_same_caution_leaves_out_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "    sit_to_stand: [split", "    split_squat: [split")

    assert "`split_squat` is left out itself; name one that stays" in said


def test_advice_for_something_left_out_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "    ball_massage: Press", "    foam_roller: Press")

    assert "`foam_roller` is left out, so it needs no advice" in said


def test_leaving_out_what_is_calm_for_everyone_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "  all_but: [side_lying, half", "  all_but: [half")

    assert "`side_lying` is calm for everyone, so nothing may leave it out" in said


def test_two_ways_of_leaving_out_do_not_load(knowledge_copy):
    said = broken(
        knowledge_copy, TABLE, "short_list: pregnant", "short_list: pregnant\n  leave_out: [bridge]"
    )

    assert "`pregnant`: give one of `leave_out`, `all_but` and `short_list`" in said


def test_a_short_list_of_an_unknown_exit_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "short_list: pregnant", "short_list: pregnnt")

    assert "no exit is called `pregnnt`. Did you mean `pregnant`?" in said


def test_a_replacement_for_something_that_stays_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "stand: [split_squat,", "stand: [seated_turn,")

    assert "`seated_turn` is not left out, so nothing takes its place" in said


def test_adapting_without_advice_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, TABLE, "  advice: Do it sitting, or half sitting.\n", "")

    assert "`advice` is missing: what to do differently" in said


def test_replacements_that_are_no_table_are_refused(knowledge_copy):
    rows = "  instead_for:\n    side_lying: [static_back, hook_lying]\n"

    said = broken(knowledge_copy, TABLE, rows, "  instead_for: none\n")

    assert "`instead_for` expects `key: value` lines, found `none`" in said


def test_a_finding_that_a_shared_caution_reads_and_nobody_asks_for_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, "cautions.yaml", "  - {finding: after_caesarean}\n", "")

    assert "`after_caesarean` decides a caution, but nothing asks for it" in said
