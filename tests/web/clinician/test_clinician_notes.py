"""What a clinician writes reaches the person, says what it is, and changes nothing."""

from datetime import timedelta

from django.utils import timezone

from tests.web.accounts.rows import tables_of_a_record
from tests.web.clinician.conftest import WHO, Clinician, agrees, text_of
from unclench.web.archive.models import Looked
from unclench.web.clinician_notes.models import ClinicianNote
from unclench.web.clinician_notes.services import MOST_A_DAY
from unclench.web.links.models import LinkOpened

NOTE = "Try the bridge with the feet on a chair instead."


def rows_of_all_else() -> list:
    """Everything kept of anybody, but for notes and who looked."""
    left_out = (ClinicianNote, Looked, LinkOpened)
    tables = [table for table in tables_of_a_record() if table not in left_out]
    return [list(table._base_manager.order_by("pk").values()) for table in tables]


def test_a_note_reaches_its_person_with_the_name_of_who_wrote_it(owner, clinician):
    clinician.writes(NOTE)

    page = text_of(owner.opens("/notes/"))

    assert NOTE in page
    assert WHO in page
    assert "Unclench has not checked them, and they change nothing here by themselves" in page


def test_a_new_one_is_said_on_the_start_page_until_it_was_read(owner, clinician):
    clinician.writes(NOTE)
    assert f"New: a note from {WHO}" in text_of(owner.opens("/"))

    owner.sends(f"/notes/{ClinicianNote.objects.get().pk}/read/")

    assert "New: a note" not in text_of(owner.opens("/"))
    assert NOTE in text_of(owner.opens("/notes/"))


def test_a_note_changes_nothing_else_that_is_kept(clinician):
    before = rows_of_all_else()

    clinician.writes("Stop everything, you have cauda equina. Numb between the legs.")

    assert rows_of_all_else() == before


def test_it_may_be_about_something_that_was_tried_or_planned(owner, clinician):
    things = clinician.comes_in().context["things"]

    clinician.writes(NOTE, about=things[-1]["value"])

    assert ClinicianNote.objects.get().about == things[-1]["value"]
    assert f"About: {things[-1]['value']}" in text_of(owner.opens("/notes/"))


def test_it_cannot_be_about_something_that_was_not_shared(owner):
    clinician = Clinician(agrees(owner, "red_flags"))

    clinician.writes(NOTE, about="A short walk")

    assert ClinicianNote.objects.get().about == ""


def test_an_empty_note_is_not_sent(clinician):
    answer = clinician.writes("  ")

    assert answer.status_code == 422
    assert "Write the note first" in answer.content.decode()
    assert not ClinicianNote.objects.exists()


def test_a_long_note_is_cut_and_markup_stays_words(owner, clinician):
    clinician.writes("<script>alert(1)</script>" + "x" * 2000)

    assert len(ClinicianNote.objects.get().text) == 1000
    assert "&lt;script&gt;" in owner.opens("/notes/").content.decode()


def test_sent_twice_it_is_kept_once(clinician):
    key = "6f1f0e26-7c1d-4d0a-9a43-0c3f8d7a9b11"

    clinician.writes(NOTE, key=key)
    clinician.writes(NOTE, key=key)

    assert ClinicianNote.objects.count() == 1


def test_there_is_an_end_to_the_notes_of_a_day(clinician, lived):
    told = {"visitor": lived, "by_name": "x", "given_to": "x", "text": "x"}
    now = timezone.now()
    ClinicianNote.objects.bulk_create(
        ClinicianNote(**told, written_at=now - timedelta(hours=1)) for _ in range(MOST_A_DAY)
    )

    assert clinician.writes(NOTE).status_code == 422
    assert ClinicianNote.objects.count() == MOST_A_DAY


def test_without_a_pass_the_text_is_kept_until_the_code_is_told_again(clinician):
    answer = clinician.writes(NOTE, **{"pass": "made up"})
    assert not ClinicianNote.objects.exists()
    assert NOTE in answer.content.decode()

    again = clinician.comes_in(text=NOTE)

    assert again.context["text"] == NOTE


def test_the_clinician_is_told_what_a_note_is_not(clinician):
    page = clinician.sees()

    assert "It changes nothing in their plan, and nobody tells you when it was read" in page
    assert "For anything urgent, call the patient" in page


def test_a_note_is_taken_away_by_its_person_alone(owner, newcomer, clinician):
    clinician.writes(NOTE)
    address = f"/notes/{ClinicianNote.objects.get().pk}/take-away/"
    newcomer.finishes()

    assert newcomer.sends(address).status_code == 404
    assert owner.sends(address).status_code == 302
    assert not ClinicianNote.objects.exists()


def test_the_person_is_told_that_nobody_is_watching(owner):
    asked = owner.opens("/report/links/clinician/?days=year&part=why")

    assert "Nobody is watching" in text_of(asked)
    assert "Nobody is watching" in agrees(owner).page
