"""What somebody writes at the end of a session: kept, shown, asked about, and never judged."""

import pytest

from unclench.web.check.models import Decision
from unclench.web.noticing import NOTE_MAX
from unclench.web.relief.models import Session


@pytest.fixture
def session(person):
    person.finishes()
    person.browser.post("/relief/session/")
    return Session.objects.get()


def writes(person, session, note: str, pain: str = "5"):
    return person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": pain, "note": note})


def noticed(person, session, note: str) -> str:
    return person.opens(writes(person, session, note)["Location"]).content.decode()


def test_an_ordinary_note_is_kept_and_asks_for_nothing(person, session):
    sent = writes(person, session, "Warmth helped most")

    session.refresh_from_db()
    assert session.note == "Warmth helped most"
    assert sent["Location"] == f"/relief/session/{session.pk}/summary/"


def test_no_note_is_fine(person, session):
    sent = person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "4"})

    assert sent["Location"] == f"/relief/session/{session.pk}/summary/"


def test_a_note_about_a_leg_is_asked_about_with_the_danger_signs(person, session):
    page = noticed(person, session, "my left leg feels odd")

    assert "You wrote about your leg or foot. Shall we check that?" in page
    assert 'href="/check/legs/"' in page
    assert "numbness between the legs" in page


def test_a_note_about_several_things_leads_to_the_most_dangerous_first(person, session):
    page = noticed(person, session, "feverish, trouble peeing, leg weak")

    assert "You wrote about peeing, your leg or foot and fever or feeling ill." in page
    assert 'href="/check/bladder/"' in page


def test_asking_can_wait_and_is_offered_again_on_the_start_page(person, session):
    page = noticed(person, session, "tingling toes")

    assert "Not now" in page
    assert "You wrote about your leg or foot." in person.opens("/").content.decode()


def test_a_new_check_settles_what_was_written(person, session):
    writes(person, session, "tingling toes")

    person.finishes()

    assert "You wrote about" not in person.opens("/").content.decode()


def test_a_note_decides_nothing(person, session):
    writes(person, session, "cannot pee, both legs numb, fever, I fell")

    assert [decision.disposition for decision in Decision.objects.all()] == ["self_care"]


def test_despair_in_a_note_brings_somebody_to_talk_to(person, session):
    page = noticed(person, session, "I can't go on like this")

    assert "You do not have to be alone with this" in page
    assert 'href="tel:116123"' in page
    assert 'href="tel:999"' in page
    assert "Shall we check that?" not in page


def test_despair_and_a_leg_bring_both(person, session):
    page = noticed(person, session, "leg numb. no point any more")

    assert "You do not have to be alone with this" in page
    assert "You wrote about your leg or foot. Shall we check that?" in page


def test_despair_leaves_no_mark_but_the_words_themselves(person, session):
    before = Session.objects.values().get()

    writes(person, session, "I can't go on like this")

    changed = {k: v for k, v in Session.objects.values().get().items() if before[k] != v}
    assert set(changed) == {"note", "pain_after", "outcome", "ended_at"}
    assert "alone" not in person.opens("/").content.decode()


def test_a_note_that_is_too_long_comes_back_whole_with_its_error(person, session):
    long = "a" * NOTE_MAX + " and the end of it"

    sent = writes(person, session, long, pain="7")

    page = sent.content.decode()
    session.refresh_from_db()
    assert sent.status_code == 422
    assert "Shorten the note to 500 letters. It has 518 now." in page
    assert long in page
    assert 'href="#note"' in page
    assert session.note == ""


def test_a_line_break_counts_as_one_letter(person, session):
    sent = writes(person, session, "a\r\n" * (NOTE_MAX // 2 - 1) + "b")

    assert sent.status_code == 302


def test_a_note_is_in_the_record_and_is_never_read_as_markup(person, session):
    writes(person, session, "<b>warm</b>\nand slow")

    page = person.opens("/you/").content.decode()
    assert "&lt;b&gt;warm&lt;/b&gt;<br>and slow" in page


def test_what_no_keyboard_writes_is_left_out(person, session):
    writes(person, session, "warm\x00 and\x07 slow")

    session.refresh_from_db()
    assert session.note == "warm and slow"


def test_rating_again_shows_the_note_that_was_kept(person, session):
    writes(person, session, "Warmth helped")

    page = person.opens(f"/relief/session/{session.pk}/after/").content.decode()
    assert "Warmth helped</textarea>" in page


def test_forget_me_erases_the_note(person, session):
    writes(person, session, "Warmth helped")

    person.browser.post("/you/forget/")

    assert Session.objects.count() == 0


def test_a_stranger_cannot_see_what_was_noticed(person, session, stranger):
    writes(person, session, "leg numb")

    assert stranger.opens(f"/relief/session/{session.pk}/noticed/").status_code == 404
