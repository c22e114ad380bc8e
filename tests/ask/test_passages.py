"""What an answer quotes, and how words are read."""

import pytest

from unclench.engine.values.cause import Cause


def first(library, text: str) -> str:
    return library.ask(text).passages[0].page.id


@pytest.mark.parametrize("text", ["", "   ", "???", "the of it", "\x00", "🙂", '"', "a*"])
def test_no_question_has_no_answer(library, text):
    assert library.ask(text).passages == ()


@pytest.mark.parametrize(
    "text",
    ['massage" OR "x', "massage AND", "NEAR(massage)", "-massage", "massage*"],
)
def test_signs_of_a_search_language_are_read_as_nothing(library, text):
    assert first(library, text) == "ask_massage"


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("MASSAGE", "ask_massage"),
        ("masage", "ask_massage"),
        ("massages", "ask_massage"),
        ("chiropracter", "ask_manipulation"),
        ("tylenol", "paracetamol"),
        ("lumbago", "muscle_spasm"),
        ("put my back out", "strain"),
        ("pulled muscle", "strain"),
        ("trapped nerve", "disc_nerve_pain"),
        ("slipped disk", "ask_slipped_disc"),
    ],
)
def test_a_word_is_found_in_whatever_form_people_write_it(library, typed, page):
    shown = [passage.page.id for passage in library.ask(typed).passages]

    assert page in shown[:3]


def test_an_answer_begins_with_the_short_answer_of_its_page(library):
    passage = library.ask("is heat or ice better").passages[0]

    assert passage.text.startswith(passage.page.summary)


def test_an_answer_adds_the_sentence_that_fits(library):
    passage = library.ask("do i need an mri").passages[0]

    added = passage.text.removeprefix(passage.page.summary).strip()
    assert added in passage.page.lines


def test_nothing_is_quoted_that_a_page_advises_to_leave_out(library, base):
    left_out = [line for cause in base.causes.values() for line in cause.leave_out]

    quoted = {line for page in library.pages.values() for line in page.lines}

    assert [line for line in left_out if line in quoted] == []


def test_every_page_has_sources_that_are_listed(library, base):
    named = {key for page in library.pages.values() for key in page.source}

    assert named <= set(base.sources)
    assert [page.id for page in library.pages.values() if not page.source] == []


def test_the_kinds_of_page_are_all_there(library):
    kinds = {page.kind for page in library.pages.values()}

    assert kinds == {
        "cause", "treatment", "habit", "question", "claim", "intervention", "medicine", "self_test"
    }  # fmt: skip


def test_the_same_question_has_the_same_answer(library):
    assert library.ask("how long will this last") == library.ask("how long will this last")


def test_only_the_first_letters_of_a_long_text_are_looked_up(library):
    assert first(library, "massage" + " " * 60 + "." * 140 + " paracetamol") == "ask_massage"
    assert first(library, "massage" + " " * 200 + "paracetamol") == "ask_massage"


def test_a_page_keeps_the_record_that_it_comes_from(library):
    assert isinstance(library.pages["strain"].of, Cause)


@pytest.mark.parametrize(
    ("question", "page"),
    [
        (
            "he is off school again and the car is at the garage, my toddler wants carrying, "
            "the phone never stops and my sister is no use at all",
            "ask_pick_up_child",
        ),
        (
            "the neighbours had a party, the roof drips and the bus was late "
            "but mostly i need to know which mattress to get",
            "ask_mattress",
        ),
    ],
)
def test_one_clause_of_a_rambling_question_is_enough(library, question, page):
    assert page in [passage.page.id for passage in library.ask(question).passages[:3]]


def test_a_rambling_question_about_another_matter_has_no_answer(library):
    question = "my printer is broken, the warranty ran out, the shop is shut and the deadline looms"

    assert library.ask(question).passages == ()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("can I sleep with a heating pad", "Never fall asleep on an electric pad"),
        ("heating pad overnight", "Never fall asleep on an electric pad"),
        ("hot water bottle in bed", "Never fall asleep on an electric pad"),
        ("hot water bottle all night", "Never fall asleep on an electric pad"),
        ("ibuprofen and naproxen together", "Never two anti-inflammatories"),
        ("ibuprofen and diclofenac gel together", "Never use it with an anti-inflammatory tablet"),
        ("voltarol gel with nurofen", "Never use it with an anti-inflammatory tablet"),
        ("aspirin and ibuprofen together", "Never two anti-inflammatories"),
        ("two painkillers at once", "Never two anti-inflammatories"),
        ("co codamol and paracetamol together", "Take no other paracetamol"),
        ("inversion table with high blood pressure", "Never with glaucoma"),
        ("hang upside down for my discs", "dangerous for some"),
    ],
)
def test_what_must_never_be_done_is_said_first(library, typed, says):
    assert says in library.ask(typed).passages[0].text


@pytest.mark.parametrize(
    "typed",
    [
        "took ibuprofen and naproxen and now my poo is black",
        "two painkillers at once and chest pain",
        "fell asleep on the heating pad, now i am numb between my legs",
    ],
)
def test_a_danger_goes_before_what_must_never_be_done(library, typed):
    assert library.ask(typed).danger
