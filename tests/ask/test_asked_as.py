"""How people ask for each page: loaded and checked like everything else, searched, never shown."""

import pytest

from tests.ask.measure import questions
from tests.engine.knowledge.broken import broken
from unclench.ask.values import answer_as_values, page_as_values
from unclench.engine.knowledge.load import load

FILE = "asked_as.yaml"


def test_every_page_has_ways_in_which_people_ask_for_it(library, base):
    assert set(base.asked_as) == set(library.pages)


def test_asking_as_people_do_leads_to_the_page(library, base):
    asked = {name: library.ask(each.ways[0]) for name, each in base.asked_as.items()}
    safe = {name: answer for name, answer in asked.items() if not answer.danger}

    found = [name for name, a in safe.items() if name in [p.page.id for p in a.passages]]

    assert len(found) / len(safe) >= 0.95


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("hot water bottle or ice", "ask_heat_or_cold"),
        ("back goes when i sneeze", "ask_cough"),
        ("mattress too soft", "ask_mattress"),
        ("scan showed bulge", "disc_pain"),
        ("carrying the baby", "carrying"),
        ("dog walking", "ask_walking"),
        ("cant put my socks on", "ask_housework"),
        ("muscel relaxers", "muscle_relaxant_tablets"),
        ("havent exercised for years", "getting_active"),
    ],
)
def test_what_somebody_types_on_a_phone_finds_its_page(library, typed, page):
    assert page in [passage.page.id for passage in library.ask(typed).passages[:3]]


def test_a_circumstance_that_the_library_does_not_know_hides_no_answer_about_the_back(library):
    assert library.ask("my back hurts since the steeplechase").passages
    assert library.ask("when is the steeplechase").passages == ()


def test_of_ten_questions_about_other_matters_nine_have_no_answer(library):
    asked = [q["ask"] for q in questions("other_matters.yaml")]

    unanswered = [question for question in asked if not library.ask(question).passages]

    assert len(unanswered) / len(asked) >= 0.9


def test_a_word_that_only_people_say_is_still_read_as_a_misspelt_danger(library, base):
    assert "caught a chill" in base.asked_as["ask_causes"].ways
    assert library.ask("a chill").topics == {"fever"}


def test_no_way_of_asking_is_shown(library, base):
    way = "mattress too soft"

    assert way not in str(answer_as_values(base, library.ask(way)))
    assert way not in str(page_as_values(base, library.pages["mattress"]))


def test_a_page_that_nobody_asks_for_is_refused(knowledge_copy):
    said = broken(knowledge_copy, FILE, "insoles:\n", "insoless:\n")

    assert "list under `insoles` some short ways in which people ask for that page" in said
    assert "no page of the library is called `insoless`. Did you mean `insoles`?" in said
    assert said.startswith(FILE)


def test_a_way_listed_twice_is_named(knowledge_copy):
    said = broken(knowledge_copy, FILE, "[tai chi for back, ", "[qi gong, tai chi for back, ")

    assert "`qi gong` is listed 2 times here; once is enough" in said


def test_an_entry_without_ways_is_refused(knowledge_copy):
    text = (knowledge_copy / FILE).read_text(encoding="utf-8")
    ways = text.split("toe_walk:\n  ways: ", 1)[1].split("\n", 1)[0]

    said = broken(knowledge_copy, FILE, ways, "[]")

    assert "`toe_walk` lists no ways in which people ask for it" in said


def test_ways_of_asking_need_a_source(knowledge_copy):
    said = broken(knowledge_copy, FILE, "source: [general_knowledge]", "source: []")

    assert "a record needs at least one source" in said


def test_ways_of_asking_change_no_decision(knowledge_copy, base):
    path = knowledge_copy / FILE
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")

    assert load(knowledge_copy).version == base.version
