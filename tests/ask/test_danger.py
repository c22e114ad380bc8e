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
        "not peed since last night",
        "havent peed in 14 hours",
        "dribbling and cant stop",
        "wetted myself in bed",
    ],
    "saddle": [
        "numb betwen legs",
        "nummb down there",
        "no feeling when i wipe",
        "my privates are tingly",
        "cant feel my bottom",
        "cant get it up since my back went",
        "testicles hurt",
        "my balls have gone numb",
        "cant feel my lady bits",
    ],
    "bowel": [
        "pooed myself",
        "lost control of my bowls",
        "havent pooped in days",
        "shit myself and had no idea",
        "cant hold it in any more",
    ],
    "legs": [
        "my foot is dragging",
        "leg keeps giving way",
        "both legs weak",
        "numbnes in my foot",
        "pins an needles in both feet",
        "siatica down both sides",
        "weekness on one side",
        "legs have gone dead",
        "both legs have gone like jelly",
        "walking like im drunk",
        "cant move my foot",
        "both arms and legs feel odd",
        "my legs belong to someone else",
        "my right foot slaps",
        "my knee keeps giving out",
    ],
    "fever": [
        "back pain and feaver",
        "losing wieght without trying",
        "shivvering all night",
        "high temprature and bad back",
        "lost loads of weight and dont know why",
        "throwing up and back pain",
        "temp 39 and shivering",
        "it says 38.7 and my back hurts",
        "running 102",
        "sweats at night",
        "the weight is falling off me",
        "lost two stone",
        "burning up with a bad back",
        "cant stop shaking",
    ],
    "chest": [
        "pain in my chest and back",
        "tearing pain between my shoulder blades",
        "cant breath",
        "passed out from the pain",
        "coughing up blood",
        "sudden ripping pain through to the back",
        "dad is grey and sweaty",
        "cant catch my breath",
        "heart racing and back pain",
    ],
    "injury": [
        "fell off a ladder",
        "car crash yesterday",
        "tripped down the stairs",
        "came off my bike",
        "had an accidnet at work",
        "came off a ladder yesterday",
        "came off a horse",
        "thrown from a horse",
        "horse threw me",
        "knocked off my bike by a car",
        "missed a step on the stairs",
        "rear ended at the lights",
        "a wardrobe fell on my back",
        "kicked by a cow",
        "tractor rolled over on me",
        "was pinned under a bike",
    ],
    "cancer": [
        "had cancer last year and now my back hurts",
        "i have a tumor",
        "found a lump and my back aches",
        "in remission and now a new pain",
        "oncologist said to rest",
    ],
    "artery": ["something throbbing in my belly", "a ripping feeling inside my belly"],
    "mind": ["dads face has dropped", "gran is confused and talking rubbish"],
    "balance": ["cant do my buttons", "shocks down my spine when i look down"],
    "pattern": ["pain never lets up", "keeps getting worse at night"],
    "bones": ["brittle bones and a sudden pain", "mum has shrunk"],
    "risks": ["been injecting heroin", "had tb as a boy"],
    "rash": ["back pain and blisters"],
    "lump": ["a lump on my spine that is growing"],
    "strange": ["it just feels weird", "do i need an ambulance"],
    "belly": ["puking blood", "my eyes have gone yellow"],
    "pregnancy": ["pregnant and bleeding", "baby hasnt kicked today"],
    "medicine": ["took too many tablets", "my face swelled up after ibuprofen"],
    "child": ["my toddler wont walk", "6 year old with back pain"],
    "despair": [
        "i dont want to live like this",
        "want to kill myself",
        "wana die",
        "sucidal",
        "whats the point",
        "cant cope with this pain",
        "cant do this anymore",
        "i want it all to end",
        "no point in living",
        "i just want to end it",
        "dont want to be here",
        "better off if i wasnt around",
        "tired of being alive",
        "life isnt worth it",
        "end of my tether",
        "cant carry on",
        "cant do another day of this",
        "i want out",
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
        "hug both knees to chest",
        "hay fever",
        "my core is weak",
        "is my back falling apart",
        "lottery numbers",
        "would losing weight help",
        "is there any point in ten minutes",
        "can i come off the tablets",
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


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("lying on the floor with my calves on the sofa", "static_back"),
        ("on all fours stick out opposite arm and leg", "bird_dog"),
        ("stretch for my bum", "figure_four"),
        ("stand up on one leg from a chair", "one_leg_rise"),
    ],
)
def test_a_part_of_the_body_leads_to_the_check_and_hides_no_exercise(library, question, page):
    answer = library.ask(question)

    assert answer.danger
    assert page in [passage.page.id for passage in answer.passages[:3]]


@pytest.mark.parametrize(
    "question",
    [
        "cant wee since this morning and my back is in bits",
        "calves on the sofa and my foot is numb",
        "both legs have gone like jelly",
        "temp 39 and shivering",
        "came off a ladder",
        "pain in my chest and back",
    ],
)
def test_beside_grave_danger_the_first_answer_says_when_to_see_somebody(library, question):
    shown = [passage.page for passage in library.ask(question).passages]

    assert shown[0].id == "ask_doctor"
    assert {page.kind for page in shown} <= {"question", "cause"}


def test_beside_despair_the_first_answer_is_about_low_mood(library):
    shown = [passage.page.id for passage in library.ask("i cant pee and want to die").passages]

    assert shown[:2] == ["ask_depression", "ask_doctor"]


def test_words_of_danger_in_another_matter_bring_no_answer(library):
    answer = library.ask("broken finger")

    assert answer.danger
    assert answer.passages == ()
