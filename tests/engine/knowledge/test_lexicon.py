"""The words of families are found where they begin."""

from unclench.engine.knowledge.lexicon import lexicon


def places(words: str, *phrases: str):
    return lexicon((("family", phrases),)).places(words.split())


def test_a_beginning_finds_every_ending():
    assert places("it is numbness", "numb*") == {"family": [2]}


def test_a_whole_word_finds_no_longer_one():
    assert places("legend", "leg") == {}


def test_a_phrase_is_found_where_it_begins():
    assert places("legs give way", "give way") == {"family": [1]}


def test_a_phrase_cut_short_is_not_found():
    assert places("legs give", "give way") == {}


def test_a_range_stands_for_every_whole_number_in_it():
    assert places("a 73 year old", "70-99 year old") == {"family": [1]}
    assert places("a 69 year old", "70-99 year old") == {}
