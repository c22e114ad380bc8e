"""Conditions read like sentences, and say neither more nor less than they mean."""

import re
from itertools import combinations

import pytest

from tests.laws.test_wording_laws import atoms_of_everything
from unclench.engine.knowledge.clause import clause_of, exact_duration
from unclench.engine.knowledge.wording import condition_in_words
from unclench.engine.values.expression import name_parts
from unclench.engine.values.parse import parse

MARKS = re.compile(r"; |, together with |, without |, unless |\b(any|either|all|both|none) of\b")


def _words(base, text):
    return condition_in_words(base, parse(text))


def _every_condition(base):
    names = {concept.means: concept.id for concept in base.concepts.values()}
    rules = [rule.when for flag in base.red_flags.values() for rule in flag.rules]
    noted = [f.recorded_when for f in base.red_flags.values() if f.recorded_when is not None]
    for condition in (*rules, *noted, *names):
        yield condition
        yield name_parts(condition, names)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("fever or very_ill", "either of: fever or shivering; feeling very ill"),
        (
            "fever and (diabetes or colic or collapse)",
            "fever or shivering, together with any of (diabetes; waves of severe pain in one side; "
            "fainting, cold sweat or looking grey)",
        ),
        ("fever and not leg_pain", "fever or shivering, without pain running down one leg"),
        (
            "fever and not (diabetes or colic)",
            "fever or shivering, none of (diabetes; waves of severe pain in one side)",
        ),
        (
            "fever and not (diabetes and colic)",
            "fever or shivering, unless both of (diabetes; waves of severe pain in one side)",
        ),
        ("fever and course != 'better'", "fever or shivering, unless getting better"),
        ("colic and not had_this_before and fever", None),
        ("count(fever, diabetes, colic) >= 2", None),
        ("not age >= 70", "age under 70"),
        ("pain_days > 42", "pain that began more than six weeks ago"),
        ("pain_days > 90", "pain that began more than 90 days ago"),
        ("weeks_pregnant < 13", "less than 13 weeks pregnant"),
        ("fever or not_sure(fever)", "fever or shivering (yes or not sure)"),
        ("not new_pain", None),
    ],
)
def test_a_condition_reads_like_a_sentence(base, condition, words):
    said = _words(base, condition)

    assert said == (words or LONGER[condition])


LONGER = {
    "colic and not had_this_before and fever": (
        "waves of severe pain in one side, together with fever or shivering; "
        "never had this same kind of pain before"
    ),
    "count(fever, diabetes, colic) >= 2": (
        "at least two of: fever or shivering; diabetes; waves of severe pain in one side"
    ),
    "not new_pain": "without new pain, or a clear change in kind, within the last six weeks",
}


@pytest.mark.parametrize(
    ("days", "words"), [(1, "one day"), (7, "one week"), (42, "six weeks"), (90, "90 days")]
)
def test_a_time_is_told_in_weeks_only_where_that_is_exact(days, words):
    assert exact_duration(days) == words


def test_no_two_answers_share_their_words(base):
    said = {}
    for atom in atoms_of_everything(base):
        said.setdefault(condition_in_words(base, atom), set()).add(atom)

    assert [words for words, atoms in said.items() if len(atoms) > 1] == []


def test_no_word_of_the_content_can_be_taken_for_the_sign_of_a_list(base):
    words = [clause_of(base, atom).words for atom in atoms_of_everything(base)]

    assert [text for text in words if MARKS.search(text)] == []


def test_no_two_rules_with_different_conditions_share_their_words(base):
    said = {condition: condition_in_words(base, condition) for condition in _every_condition(base)}

    assert [a for a, b in combinations(said, 2) if said[a] == said[b] and a != b] == []


def test_no_rule_says_a_word_twice_in_a_row(base):
    said = [condition_in_words(base, condition) for condition in _every_condition(base)]

    assert [words for words in said if re.search(r"\b(\w+)\W+\1\b", words)] == []


def test_every_bracket_of_a_rule_is_closed(base):
    said = [condition_in_words(base, condition) for condition in _every_condition(base)]

    assert [words for words in said if words.count("(") != words.count(")")] == []
