"""People's own words: loaded and checked like everything else."""

import pytest

from tests.engine.knowledge.broken import broken
from unclench.engine.knowledge.load import load

FILE = "lay_words.yaml"


def test_every_word_of_ours_that_a_lay_word_means_leads_somewhere(library, base):
    meant = {name: each.means for name, each in base.lay_words.items() if each.means}

    nowhere = [name for name, means in meant.items() if not library.holds_any(means)]

    assert nowhere == []


def test_a_word_can_mean_one_thing_only(knowledge_copy):
    said = broken(knowledge_copy, FILE, "words: [tylenol,", "words: [tylenol, nurofen,")

    assert "`nurofen` is listed 2 times; it can mean one thing only" in said
    assert said.startswith(FILE)


def test_a_record_without_words_is_refused(knowledge_copy):
    said = broken(knowledge_copy, FILE, "words: [chilli, chili, hot pepper cream]", "words: []")

    assert "`chilli` lists no words that people use" in said


def test_a_misspelt_key_is_named(knowledge_copy):
    said = broken(knowledge_copy, FILE, "  means: [paracetamol]", "  menas: [paracetamol]")

    assert "no key is called `menas` here. Did you mean `means`?" in said


def test_a_lay_word_needs_a_source(knowledge_copy):
    said = broken(knowledge_copy, FILE, "source: [general_knowledge]", "source: []")

    assert "a record needs at least one source" in said


@pytest.mark.parametrize("question", ["how do i treat a cold", "football and my back"])
def test_a_word_that_means_something_else_is_not_looked_up(library, question):
    assert "cold" not in [passage.page.id for passage in library.ask(question).passages]
    assert "cold_pack" not in [passage.page.id for passage in library.ask(question).passages]


def test_lay_words_change_no_decision(knowledge_copy, base):
    path = knowledge_copy / FILE
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")

    assert load(knowledge_copy).version == base.version
