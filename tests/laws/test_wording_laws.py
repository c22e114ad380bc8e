"""A condition told in words, or written down again, keeps its meaning."""

from collections.abc import Iterator
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import deep
from tests.shipped import BASE
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import condition_in_words
from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Compare,
    Condition,
    Count,
    Includes,
    Not,
    OneOf,
    Or,
    Unsure,
    Yes,
    evaluate,
    replace_names,
)
from unclench.engine.values.expression import expression, name_parts
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.parse import parse

NUMBERS = (3.0, 7.0, 42.0)
OPTIONS = ("better", "same", "worse")
FEW = ("fever", "diabetes", "had_this_before")


def atoms_of_everything(base: KnowledgeBase) -> Iterator[Atom]:
    """One condition for each answer that a finding or concept can have."""
    yield from map(Yes, base.concepts)
    for finding in base.findings.values():
        yield Unsure(finding.id)
        if finding.type is FindingType.YES_NO:
            yield Yes(finding.id)
        if finding.type in (FindingType.NUMBER, FindingType.DURATION):
            yield from (Compare(finding.id, sign, 7.0) for sign in ("<", "<=", ">", ">="))
        yield from (Compare(finding.id, "==", option.id) for option in finding.options)


numbers = st.sampled_from(NUMBERS)
signs = st.sampled_from(("<", "<=", ">", ">=", "==", "!="))
atoms = st.one_of(
    st.sampled_from(FEW).map(Yes),
    st.sampled_from(FEW).map(Unsure),
    st.builds(Compare, st.sampled_from(("age", "pain_days")), signs, numbers),
    st.builds(Compare, st.just("course"), st.sampled_from(("==", "!=")), st.sampled_from(OPTIONS)),
)
plain = st.one_of(
    atoms,
    st.booleans().map(Always),
    st.lists(st.sampled_from(OPTIONS), max_size=3).map(lambda o: OneOf("course", tuple(o))),
    st.sampled_from(OPTIONS).map(lambda option: Includes("course", option)),
)


def _grown(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    def more(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        some = st.lists(inner, min_size=2, max_size=3).map(tuple)
        counted = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            inner.map(Not),
            some.map(And),
            some.map(Or),
            st.builds(Count, counted, st.integers(0, 4)),
        )

    return st.recursive(leaves, more, max_leaves=7)


people = st.fixed_dictionaries(
    {
        **dict.fromkeys(FEW, st.sampled_from((True, False, NOT_SURE))),
        "age": st.sampled_from((2.0, 3.0, 5.0, 7.0, 8.0, 42.0, 50.0, NOT_SURE)),
        "pain_days": st.sampled_from((2.0, 3.0, 5.0, 7.0, 8.0, 42.0, 50.0, NOT_SURE)),
        "course": st.sampled_from((*OPTIONS, NOT_SURE)),
    }
).map(Findings)


@cache
def _base() -> KnowledgeBase:
    return BASE


def _changed(condition: Condition, at: int) -> Condition:
    """The condition with one small thing changed, at any depth: what a slip of the pen would do."""
    if at % 4 == 0:
        return _slipped(condition, at // 4)
    match condition:
        case Not(part):
            return Not(_changed(part, at // 4))
        case And((first, *rest)):
            return And((*rest, _changed(first, at // 4)))
        case Or((first, *rest)):
            return Or((*rest, _changed(first, at // 4)))
        case Count((first, *rest), wanted):
            return Count((_changed(first, at // 4), *rest), wanted)
        case _:
            return _slipped(condition, at)


def _slipped(condition: Condition, at: int) -> Condition:
    match condition:
        case Not(part):
            return part
        case And(parts):
            return Or(parts)
        case Or(parts):
            return And(parts)
        case Count(parts, wanted):
            return Count(parts, wanted + 1)
        case Compare(finding, _, float()):
            return Compare(finding, ("<", "<=", ">", ">=", "==", "!=")[at % 6], NUMBERS[at % 3])
        case _:
            return Not(condition)


@given(_grown(plain))
@settings(max_examples=deep.of(200, usually=100))
def test_a_condition_that_is_written_down_is_read_back_as_it_was(condition: Condition):
    assert parse(expression(condition)) == condition


@given(_grown(atoms), st.integers(0, 4**6), st.lists(people, min_size=1, max_size=20))
@settings(max_examples=deep.of(250, usually=100), deadline=None)
def test_conditions_that_differ_for_somebody_never_share_their_words(condition, at, several):
    other = _changed(condition, at)

    differ = any(
        evaluate(condition, person, unsure=unsure) != evaluate(other, person, unsure=unsure)
        for person in several
        for unsure in (None, True)
    )

    assert not differ or _said(condition) != _said(other)


def _said(condition: Condition) -> str:
    return condition_in_words(_base(), condition)


def test_every_rule_is_written_down_as_its_file_says(base):
    meanings = {concept.id: concept.means for concept in base.concepts.values()}
    names = {means: name for name, means in meanings.items()}

    for flag in base.red_flags.values():
        for rule in flag.rules:
            text = expression(name_parts(rule.when, names))
            assert replace_names(parse(text), meanings) == rule.when
