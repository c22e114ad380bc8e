"""What holds over every possible person: each finding answered, not sure, or not asked."""

import json

from click.testing import CliRunner

from unclench.cli import main


def test_the_formulas_say_the_same_as_the_program(shown):
    assert shown["same"].people == ()
    assert shown["same"].met > 500


def test_no_true_red_flag_is_answered_below_its_level(shown):
    assert shown["level"].people == ()
    assert shown["level"].proved


def test_turning_a_danger_to_yes_never_lowers_the_disposition(shown):
    assert shown["worry"].people == ()
    assert shown["worry"].proved


def test_no_unknown_answer_is_read_as_a_no(shown):
    assert shown["unknown"].people == ()
    assert shown["unknown"].proved


def test_a_reassuring_answer_calms_only_the_flags_that_it_names(shown):
    assert shown["reassurance"].people == ()
    assert shown["reassurance"].proved


def test_self_care_needs_every_red_flag_decided_false(shown):
    assert shown["self_care"].people == ()
    assert shown["self_care"].proved


def test_answers_that_contradict_one_another_are_read_the_safer_way(shown):
    assert shown["contradiction"].people == ()
    assert shown["contradiction"].proved


def test_every_rule_can_hold_for_somebody(shown):
    assert shown["alive"].people == ()
    assert shown["alive"].proved


def test_every_rule_decides_for_somebody_or_names_what_covers_it(shown):
    assert shown["needed"].people == ()
    assert shown["needed"].proved


def test_every_finding_that_a_rule_reads_is_asked_of_somebody(shown):
    assert shown["askable"].people == ()
    assert shown["askable"].proved


def test_no_path_ends_before_the_tier_a_findings_are_asked(shown):
    assert shown["path"].people == ()
    assert shown["path"].proved


def test_a_complete_answer_is_never_raised_by_further_answers(shown):
    assert shown["complete"].people == ()
    assert shown["complete"].proved


def test_nothing_that_might_be_contraindicated_is_offered(shown):
    assert shown["offer"].people == ()
    assert shown["offer"].proved


def test_the_program_offers_nothing_that_the_formulas_hold_back(shown):
    assert shown["offer_same"].people == ()
    assert shown["offer_same"].proved


def test_the_command_says_what_was_proved_over_how_much(shown, monkeypatch):
    monkeypatch.setattr("unclench.proofs.prove.PROPERTIES", ())

    values = json.loads(CliRunner().invoke(main, ["prove", "--json"]).output)

    assert values["rules"] > 130
    assert values["findings"] > 150
