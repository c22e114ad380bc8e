"""Words of danger are caught in whatever way people write them, before anything is answered."""

import pytest

from tests.ask.measure import with_danger

PHRASES = {
    "bladder": [
        "cant pee",
        "cant wee since this morning",
        "havent been able to go to the loo",
        "wet myself and didnt feel it",
        "my blader feels odd",
        "incontinant",
        "blood in my wee",
        "cant hold my water",
    ],
    "saddle": [
        "numb betwen legs",
        "nummb down there",
        "no feeling when i wipe",
        "my privates are tingly",
        "cant feel my bottom",
        "cant get it up since my back went",
        "testicles hurt",
    ],
    "bowel": ["pooed myself", "lost control of my bowls", "havent pooped in days"],
    "legs": [
        "my foot is dragging",
        "leg keeps giving way",
        "both legs weak",
        "numbnes in my foot",
        "pins an needles in both feet",
        "siatica down both sides",
        "weekness on one side",
        "legs have gone dead",
    ],
    "fever": [
        "back pain and feaver",
        "shivvering all night",
        "high temprature and bad back",
        "lost loads of weight and dont know why",
        "throwing up and back pain",
    ],
    "chest": [
        "pain in my chest and back",
        "tearing pain between my shoulder blades",
        "cant breath",
        "passed out from the pain",
        "coughing up blood",
    ],
    "injury": [
        "fell off a ladder",
        "car crash yesterday",
        "tripped down the stairs",
        "came off my bike",
        "had an accidnet at work",
    ],
    "cancer": ["had cancer last year and now my back hurts", "i have a tumor"],
    "despair": [
        "i dont want to live like this",
        "want to kill myself",
        "wana die",
        "sucidal",
        "whats the point",
        "cant cope with this pain",
        "cant do this anymore",
        "i want it all to end",
    ],
}
TABLE = [(topic, phrase) for topic, phrases in PHRASES.items() for phrase in phrases]


@pytest.mark.parametrize(("topic", "phrase"), TABLE)
def test_a_phrase_of_danger_is_caught_as_people_write_it(library, topic, phrase):
    answer = library.ask(phrase)

    assert answer.danger
    assert topic in answer.topics


def test_every_topic_of_danger_is_in_the_table(base):
    assert set(PHRASES) == set(base.topics)


@pytest.mark.parametrize("question", with_danger())
def test_a_question_that_holds_danger_leads_to_the_check(library, question):
    assert library.ask(question).danger


def test_danger_after_the_longest_question_is_caught_too(library):
    assert library.ask("massage " * 100 + "and i cant pee").topics == {"bladder"}


@pytest.mark.parametrize(
    "question",
    [
        "is heat or ice better",
        "my back has locked up",
        "slipped disk",
        "how long will this last",
        "can i give up smoking",
        "best position to fall asleep",
        "trapped nerve",
    ],
)
def test_an_ordinary_question_asks_for_no_check(library, question):
    assert not library.ask(question).danger


def test_a_word_of_the_library_is_not_taken_for_a_misspelt_danger(library):
    assert not library.ask("heel exercises on the stair, week by week").danger


@pytest.mark.parametrize(
    "question",
    [
        "what is sciatica",
        "whats siatica",
        "exercises for sciatica",
        "can i touch my toes",
        "should i bend with my legs",
        "pillow between my legs at night",
        "when can i hit the gym",
        "bad back and a trip to spain",
    ],
)
def test_a_phrase_that_holds_a_word_of_danger_and_means_none_asks_for_no_check(library, question):
    assert not library.ask(question).danger


@pytest.mark.parametrize(
    "question",
    [
        "sciatica",
        "is sciatica serious",
        "exercises for sciatica on both sides",
        "what is sciatica when you cant feel anything",
        "whats siatica if it gives way",
        "sciatica exercises and my leg is weak",
        "cant touch my toes since my foot went dead",
        "pillow between my legs but i am numb there",
        "my leg hurts",
        "leg day and now one leg buckles",
        "cant do a heel raise with one leg",
    ],
)
def test_such_a_phrase_hides_no_danger_beside_it(library, question):
    assert "legs" in library.ask(question).topics


@pytest.mark.parametrize(
    "question",
    ["i trip on the stairs", "a trip to hospital after i fell", "hit the gym floor when i fell"],
)
def test_a_trip_that_is_a_stumble_is_an_injury(library, question):
    assert "injury" in library.ask(question).topics


def test_cant_cope_is_despair_whatever_follows(library):
    assert "despair" in library.ask("cant cope with sitting").topics


@pytest.mark.parametrize(
    "question", ["i cant pee", "numb down there", "can i get a massage, my legs are numb"]
)
def test_nobody_in_danger_is_shown_a_treatment(library, question):
    answer = library.ask(question)

    assert answer.danger
    assert {passage.page.kind for passage in answer.passages} <= {"question", "cause"}
