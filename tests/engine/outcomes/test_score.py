"""From the answers of a questionnaire to its score."""

import pytest

from tests.engine.outcomes.filled import NUMBER, WEIGHT, YES_NO, answers, filled, total
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.outcomes.score import score, step_of
from unclench.engine.values.filled_in import Item


def scored(base, name: str, *items: Item):
    return score(base.outcome_measures[name], filled(*items))


def refusal(base, name: str, *items: Item) -> str:
    with pytest.raises(AnswersError) as refused:
        scored(base, name, *items)
    return str(refused.value)


def step(base, name: str, value: float, **parts: float) -> str:
    found = step_of(base.outcome_measures[name], value, parts)
    return found.says if found else ""


def test_roland_morris_counts_what_is_true_today(base):
    found = scored(base, "roland_morris", *answers([1] * 7 + [0] * 17, YES_NO))

    assert (found.value, found.answered, found.items) == (7, 24, 24)


def test_roland_morris_has_no_score_while_one_statement_is_open(base):
    said = refusal(base, "roland_morris", *answers([1] * 7 + [0] * 16 + [None], YES_NO))

    assert "23 of 24 questions have an answer" in said
    assert "RMDQ has no score: fill in what is missing" in said


def test_oswestry_is_the_share_of_the_most_that_ten_sections_can_give(base):
    assert scored(base, "oswestry", *answers([2] * 8 + [1, 1], WEIGHT)).value == 36


def test_an_unanswered_section_of_oswestry_drops_from_both_sides(base):
    found = scored(base, "oswestry", *answers([2] * 9 + [None], WEIGHT))

    assert (found.value, found.answered) == (40, 9)


def test_two_unanswered_sections_of_oswestry_give_no_score(base):
    said = refusal(base, "oswestry", *answers([2] * 8 + [None, None], WEIGHT))

    assert "8 of 10 questions" in said
    assert "at least 9" in said


def test_start_back_counts_its_last_five_questions_by_themselves(base):
    found = scored(base, "start_back", *answers([1, 0, 0, 0, 1, 1, 0, 1, 1], YES_NO))

    assert (found.value, dict(found.parts)) == (5, {"psychosocial": 4})


@pytest.mark.parametrize(
    ("value", "psychosocial", "group"),
    [(3, 3, "the low group"), (4, 3, "the middle group"), (4, 4, "the high group")],
)
def test_start_back_groups_by_the_whole_and_by_its_last_five(base, value, psychosocial, group):
    assert step(base, "start_back", value, psychosocial=psychosocial).startswith(group)


def test_without_the_subscale_a_start_back_of_four_belongs_to_no_group(base):
    assert step(base, "start_back", 4) == ""


def test_without_the_subscale_a_start_back_of_three_is_in_the_low_group(base):
    assert step(base, "start_back", 3).startswith("the low group")


def test_a_bare_number_in_the_ninth_question_of_start_back_could_mean_two_things(base):
    items = answers([1] * 8, YES_NO)

    said = refusal(base, "start_back", *items, Item("q9", 1, NUMBER))

    assert "q9: `1` could mean two things" in said


def test_where_no_question_of_start_back_has_a_number_every_bare_number_is_doubted(base):
    items = [Item("a", 1, YES_NO)] * 8

    said = refusal(base, "start_back", *items, Item("b", 1, NUMBER), Item("c", unread="`words`"))

    assert "b: `1` could mean two things" in said


def test_start_back_goes_by_the_numbers_of_its_questions_not_by_their_place(base):
    items = answers([1, 1, 1, 1, 0, 0, 0, 0, 0], YES_NO)

    found = scored(base, "start_back", *reversed(items))

    assert dict(found.parts) == {"psychosocial": 0}


def test_start_back_goes_by_the_order_of_the_file_where_questions_have_no_numbers(base):
    items = [Item(f"{letter}-question", 1, YES_NO) for letter in "abcdefghi"]

    assert dict(scored(base, "start_back", *items).parts) == {"psychosocial": 5}


def test_a_score_with_a_known_code_is_taken_where_no_answer_counts(base):
    unread = [Item(f"q{n}", unread="`LA1`") for n in range(1, 10)]

    found = scored(base, "start_back", *unread, total(6, "/91351-7"))

    assert (found.value, found.answered, dict(found.parts)) == (6, None, {})


def test_a_score_with_a_known_code_is_no_tenth_question(base):
    items = answers([1, 0, 0, 0, 1, 1, 0, 1, 1], YES_NO)

    assert scored(base, "start_back", *items, total(5, "/91351-7")).value == 5


def test_a_file_whose_own_score_is_another_one_is_refused(base):
    items = answers([1] * 5 + [0] * 4, YES_NO)

    said = refusal(base, "start_back", *items, total(6, "/91351-7"))

    assert "`6` is told as the score, and the answers give 5 of 9" in said


def test_the_one_bare_number_among_coded_answers_is_the_score(base):
    found = scored(base, "oswestry", *answers([2] * 9 + [0], WEIGHT), total(36))

    assert (found.value, found.answered) == (36, 10)


def test_a_share_of_100_may_be_told_as_the_sum_that_it_was_made_from(base):
    assert scored(base, "oswestry", *answers([2] * 9 + [0], WEIGHT), total(18)).value == 36


def test_pain_self_efficacy_is_the_sum_of_ten_answers(base):
    assert scored(base, "pain_self_efficacy", *answers([6] * 9 + [3])).value == 57


def test_peg_is_the_mean_of_three_answers(base):
    assert scored(base, "peg", *answers([7, 6, 6])).value == 6.33


def test_a_promis_score_is_taken_as_it_stands(base):
    found = scored(base, "promis_interference", Item("x", unread="`LA2`"), total(61.4))

    assert (found.value, found.answered) == (61.4, None)


def test_promis_without_its_score_is_never_worked_out(base):
    said = refusal(base, "promis_interference", *answers([4, 4, 3, 5]))

    assert "which of 4 numbers is the score" in said


def test_a_file_without_any_number_holds_no_score(base):
    assert "holds no score of OMPSQ-SF" in refusal(base, "orebro_short", *answers([None] * 10))


def test_a_given_score_outside_its_scale_is_refused(base):
    assert "`120` is not from 0 to 100" in refusal(base, "orebro_short", total(120))


def test_an_answer_outside_its_scale_is_named(base):
    said = refusal(base, "pain_self_efficacy", *answers([7] + [6] * 9))

    assert "q1: `7` is not from 0 to 6; is it another questionnaire?" in said


def test_more_answers_than_questions_are_refused(base):
    said = refusal(base, "pain_self_efficacy", *answers([3] * 11))

    assert "11 answers count, and PSEQ has 10" in said


def test_an_answer_that_does_not_count_is_named_where_a_score_is_missing(base):
    items = [*answers([6] * 9), Item("q10", unread="`LA3`")]

    said = refusal(base, "pain_self_efficacy", *items)

    assert "q10: `LA3` does not count; expected a number, yes or no, or a code" in said


def test_a_note_beside_the_answers_does_no_harm(base):
    items = [*answers([6] * 10), Item("note", unread="`an answer of the kind str`")]

    assert scored(base, "pain_self_efficacy", *items).value == 60


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0 to 20"), (20, "0 to 20"), (22, "21 to 40"), (60, "41 to 60"), (100, "81 to 100")],
)
def test_a_number_of_oswestry_stands_on_one_of_five_steps(base, value, said):
    assert step(base, "oswestry", value).startswith(said)


def test_a_measure_that_no_source_divides_has_no_steps(base):
    assert step(base, "roland_morris", 12) == ""


def test_what_is_asked_here_is_not_scored_from_a_file(base):
    with pytest.raises(ValueError, match="`pain_now` is asked here"):
        scored(base, "pain_now", total(3))
