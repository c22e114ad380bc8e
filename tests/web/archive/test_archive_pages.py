"""The pages that take a record out, bring one in, and show who looked."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.web.archive.conftest import brought_in, files_in, meddled, rows_in, taken_out
from unclench.web.accounts.models import User, Visitor
from unclench.web.archive import looked, upload
from unclench.web.archive.models import Looked, What, Who
from unclench.web.archive.open_link import new_link
from unclench.web.archive.shape import tables

pytestmark = pytest.mark.django_db


def sent(archive: bytes) -> dict:
    return {"file": SimpleUploadedFile("unclench-record.zip", archive, "application/zip")}


def brings(person, archive: bytes):
    return person.browser.post("/you/bring/", sent(archive))


def downloaded(person) -> bytes:
    return b"".join(person.browser.post("/you/take/file/").streaming_content)


def test_somebody_takes_their_record_out(person):
    person.finishes()

    answer = person.browser.post("/you/take/file/")

    archive = b"".join(answer.streaming_content)
    assert answer["Content-Disposition"].startswith('attachment; filename="unclench-record-')
    assert int(answer["Content-Length"]) == len(archive)
    assert len(rows_in(archive, "decision")) == 1


def test_the_record_is_kept_in_no_cache_on_its_way(person):
    person.finishes()

    assert "no-store" in person.browser.post("/you/take/file/")["Cache-Control"]


def test_the_page_says_what_will_be_in_it(person):
    person.finishes()

    assert {"title": "Checks", "count": 1} in person.opens("/you/take/").context["rows"]


def test_a_stranger_takes_nothing_out(person, stranger):
    person.finishes()

    assert stranger.browser.post("/you/take/file/").status_code == 404
    assert "Download" not in stranger.opens("/you/take/").text


def test_a_link_alone_takes_nothing_out(person):
    person.finishes()

    assert person.opens("/you/take/file/").status_code == 405


def test_somebody_new_brings_a_record_in_at_once(person, full_archive):
    answer = brings(person, full_archive)

    assert answer["Location"] == "/you/bring/done/"
    rows = {row["title"]: row["count"] for row in person.opens(answer["Location"]).context["rows"]}
    assert rows["Guided sessions"] == len(rows_in(full_archive, "relief_session"))


def test_the_same_result_pages_open_on_the_new_server(person, full_archive):
    brings(person, full_archive)

    decision = rows_in(full_archive, "decision")[0]["id"]
    session = rows_in(full_archive, "relief_session")[0]["id"]

    assert person.opens(f"/check/result/{decision}/").status_code == 200
    assert person.opens(f"/relief/session/{session}/summary/").status_code in (200, 302)
    assert person.opens("/you/").status_code == 200


def test_whoever_has_something_already_looks_first(person, full_archive):
    person.finishes()

    answer = brings(person, full_archive)

    assert answer["Location"] == "/you/bring/look/"
    added = person.opens("/you/bring/look/").context["added"]
    there = len(rows_in(full_archive, "relief_session"))
    assert {"title": "Guided sessions", "count": there} in added
    assert Visitor.objects.get().sessions.count() == 0


def test_a_yes_adds_it_and_throws_the_file_away(person, full_archive):
    person.finishes()
    brings(person, full_archive)

    person.browser.post("/you/bring/look/", {"wish": "add"})

    visitor = Visitor.objects.get()
    assert visitor.sessions.count() == len(rows_in(full_archive, "relief_session"))
    assert not upload.waiting(visitor).exists()


def test_a_no_adds_nothing_and_throws_the_file_away(person, full_archive):
    person.finishes()
    brings(person, full_archive)

    person.browser.post("/you/bring/look/", {"wish": "leave"})

    assert Visitor.objects.get().sessions.count() == 0
    assert not upload.waiting(Visitor.objects.get()).exists()


def test_a_stranger_sees_nothing_of_a_file_that_waits(person, stranger, full_archive):
    person.finishes()
    brings(person, full_archive)
    stranger.finishes()

    assert stranger.opens("/you/bring/look/")["Location"] == "/you/bring/"


def test_a_file_that_waits_too_long_is_thrown_away(person, full_archive, monkeypatch):
    person.finishes()
    brings(person, full_archive)
    monkeypatch.setattr(upload, "WAITS_S", -1)

    assert person.opens("/you/bring/look/")["Location"] == "/you/bring/"
    assert not upload.waiting(Visitor.objects.get()).exists()


def test_a_file_that_is_not_right_is_refused_in_words_and_changes_nothing(person, full_archive):
    answer = brings(person, meddled(full_archive, "relief_session", pain_before=11))

    assert answer.status_code == 422
    assert "session_pain_before_0_10" in answer.text
    assert person.opens("/you/take/").context["rows"] == []


def test_no_file_is_asked_for_again(person):
    answer = person.browser.post("/you/bring/")

    assert answer.status_code == 422
    assert "Choose “The file” first" in answer.text


def test_a_file_beyond_the_bound_is_not_kept(person, full_archive, monkeypatch):
    monkeypatch.setattr(upload, "LONGEST_UPLOAD", 1000)

    answer = brings(person, full_archive)

    assert answer.status_code == 422
    assert "larger than any record" in answer.text


def test_a_form_of_another_site_brings_nothing_in(full_archive):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post("/you/bring/", sent(full_archive)).status_code == 400
    assert not Visitor.objects.exists()


def test_out_and_in_again_through_the_pages_it_is_the_same(person, stranger, full_archive):
    brings(person, full_archive)
    again = files_in(downloaded(person))

    first = {k: v for k, v in files_in(full_archive).items() if k != "archive.json"}
    assert {k: v for k, v in again.items() if k != "archive.json"} == first


# Who looked


def test_taking_out_and_bringing_in_make_a_line_each(person, full_archive):
    brings(person, full_archive)
    downloaded(person)

    lines = person.opens("/you/history/").context["lines"]

    assert [line.what for line in lines] == [What.EXPORTED, What.IMPORTED]
    assert {line.who for line in lines} == {Who.YOU}


def test_opening_ones_own_pages_makes_no_line(person):
    person.finishes()
    person.opens("/you/")
    person.opens("/you/history/")

    assert not Looked.objects.exists()


def test_signing_in_and_out_makes_a_line_each():
    user = User.objects.create(email="a@example.org")
    browser = Client()
    browser.force_login(user)
    browser.logout()

    lines = list(looked.page_of(user.visitor, "1"))

    assert [line.what for line in lines] == [What.SIGNED_OUT, What.SIGNED_IN]


def test_a_stranger_does_not_see_who_looked(person, stranger):
    person.finishes()
    downloaded(person)

    assert "Took the record out" in person.opens("/you/history/").text
    assert "Took the record out" not in stranger.opens("/you/history/").text


def test_a_long_list_has_pages_and_an_end(monkeypatch):
    monkeypatch.setattr(looked, "KEPT", 60)
    visitor = Visitor.objects.create()
    long_ago = timezone.now() - timedelta(days=9)
    Looked.objects.bulk_create(
        Looked(visitor=visitor, at=long_ago, who=Who.YOU, what=What.EXPORTED) for _ in range(80)
    )

    looked.note(visitor, Who.YOU, What.IMPORTED)

    first = looked.page_of(visitor, "1")
    assert first.paginator.count == 60
    assert (len(first), first[0].what) == (50, What.IMPORTED)
    assert looked.page_of(visitor, "no number").number == 1


def test_the_list_of_a_server_stays_there(full_archive):
    visitor = brought_in(full_archive)
    looked.note(visitor, Who.YOU, What.EXPORTED)

    assert not brought_in(taken_out(visitor)).looked.exists()


# A link that opens a record once


def test_a_link_opens_a_record_in_one_browser_once(person, stranger, somebody):
    address = f"/you/open/{new_link(somebody)}/"

    assert person.opens(address).status_code == 200
    assert person.browser.post(address)["Location"] == "/you/"

    assert person.opens("/you/take/").context["rows"]
    assert stranger.opens(address).status_code == 404
    assert stranger.browser.post(address).status_code == 404


def test_a_look_at_the_link_does_not_use_it_up(person, somebody):
    address = f"/you/open/{new_link(somebody)}/"
    person.opens(address)

    assert person.opens("/you/take/").context["rows"] == []
    assert person.opens(address).context["may"]


def test_a_browser_that_keeps_a_record_does_not_lose_it_to_a_link(person, somebody):
    person.finishes()
    address = f"/you/open/{new_link(somebody)}/"

    page = person.browser.post(address)

    assert "keeps another record" in page.text
    assert len(rows_in(downloaded(person), "decision")) == 1


def test_what_is_stored_of_a_link_is_no_key(person, somebody):
    link = new_link(somebody)

    person.browser.cookies["unclench"] = link.split(":")[0]

    assert person.opens("/you/take/").context["rows"] == []


def test_a_link_that_is_too_old_or_made_up_opens_nothing(person, somebody, monkeypatch):
    monkeypatch.setattr("unclench.web.archive.open_link.OPENS_FOR", timedelta(seconds=-1))

    assert person.opens(f"/you/open/{new_link(somebody)}/").status_code == 404
    assert person.opens("/you/open/made-up/").status_code == 404


def test_a_record_that_a_browser_keeps_gets_no_link(person):
    person.finishes()

    with pytest.raises(ValueError, match="kept by a browser"):
        new_link(Visitor.objects.get())


# Forgetting


def test_to_be_forgotten_erases_the_account_too(person):
    person.finishes()
    user = User(email="a@example.org", visitor=Visitor.objects.get())
    user.set_password("slow warm breath at night")
    user.save()
    person.browser.force_login(user)
    again = {"password": "slow warm breath at night"}
    person.browser.post("/account/reauthenticate/", again)

    person.browser.post("/you/forget/")

    assert not Visitor.objects.exists()
    assert not User.objects.exists()


def test_the_page_says_what_it_cannot_erase(person):
    page = person.opens("/you/forget/").text

    assert "What this page cannot erase" in page
    assert "/you/take/" in page


def test_how_many_questions_the_page_asks_does_not_grow_with_the_record(
    person, full_archive, django_assert_num_queries
):
    brings(person, full_archive)

    with django_assert_num_queries(len(tables())):
        person.opens("/you/take/")


def test_a_file_larger_than_memory_may_hold_goes_to_the_disk():
    handler = upload.BoundedUpload()
    handler.new_file("file", "a.zip", "application/zip", 3, None)

    handler.receive_data_chunk(b"abc", 0)

    assert handler.file.temporary_file_path()
    assert isinstance(handler.file.file.file, io.BufferedRandom)


def test_a_part_that_was_erased_makes_a_line_without_a_word_about_health(person, somebody):
    person.browser.post(f"/you/open/{new_link(somebody)}/")
    mark = somebody.marks.get()
    person.browser.post("/calendar/take-away/")
    person.browser.post(f"/check/mark/{mark.pk}/remove/")

    lines = Looked.objects.filter(what=What.ERASED_PART).order_by("at")

    assert [line.part for line in lines] == ["the calendar", "what a clinician checked"]
