"""One clinician looks at what somebody agreed to, and at nothing else."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.clinician.conftest import ALL, LIVE, WHO, Clinician, agrees, text_of
from unclench.web.archive.erase import erase
from unclench.web.archive.models import Looked
from unclench.web.clinician.models import ClinicianLink, Consent
from unclench.web.links.models import LinkOpened

GONE = "This link opens nothing"


def headings_of(answer) -> list[str]:
    return re.findall(
        r'<h2 class="uc-report__heading" id="report-([\w-]+)"', answer.content.decode()
    )


def test_what_was_agreed_to_is_written_down_word_for_word(owner):
    agrees(owner, "why", "red_flags", name="Vera Zwetschge")

    consent = Consent.objects.get()
    assert (consent.to_name, consent.to_role) == (WHO, "physiotherapist")
    assert consent.words.startswith(f"I let {WHO} see parts of my record until ")
    assert "They see: Why now and Danger signs asked about." in consent.words
    assert "They do not see: My questions, Pain and what I could do" in consent.words
    assert "I see each look, and can end it at any time." in consent.words


@pytest.mark.parametrize(("missing", "said"), [("agree", "Tick the box"), ("label", "Write who")])
def test_without_a_tick_or_a_name_there_is_no_link(owner, missing, said):
    form = LIVE | {"label": WHO, "agree": "on", "part": ALL} | {missing: ""}

    answer = owner.browser.post("/report/links/clinician/", form)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ClinicianLink.objects.exists()
    assert not Consent.objects.exists()


def test_safety_notes_come_first_then_what_is_not_known(clinician):
    assert headings_of(clinician.comes_in())[:2] == ["safety", "not-known"]


def test_the_last_check_stands_in_the_safety_notes(clinician):
    assert re.search(r"Last check \d+ days? ago, on \d+ \w+ \d{4}:", clinician.sees())


def test_a_part_that_was_left_out_is_never_shown_and_is_named_as_not_shared(owner):
    clinician = Clinician(agrees(owner, "why", "red_flags"))

    page = clinician.sees()

    assert "Not shared by the patient: questions of the patient, course of pain" in page
    assert "When may I lift heavy things again?" not in page
    assert "Paracetamol" not in page


def test_red_flags_that_are_not_shared_are_to_be_asked_about(owner):
    page = Clinician(agrees(owner, "course")).sees()

    assert "The patient did not share the red flags. Please screen for red flags yourself." in page


def test_it_is_live(owner, clinician):
    owner.sends("/report/words/", question1="Is swimming fine?", medicines="")

    assert "Is swimming fine?" in clinician.sees()


def test_days_before_those_agreed_to_never_come_in(owner):
    days = {"days": "own", "from": "2025-12-01", "to": "2025-12-07"}
    page = Clinician(agrees(owner, "course", **days)).sees()

    found = set(re.findall(r"\d+ \w{3} 20\d\d", page.split("Day by day")[1]))
    assert found
    assert found <= {f"{n} Dec 2025" for n in range(1, 8)}


def test_the_first_day_stays_and_the_last_one_is_that_of_the_look(owner):
    agrees(owner)

    link = ClinicianLink.objects.get()
    assert link.first == timezone.localdate() - timedelta(days=364)
    assert link.last is None


def test_each_look_is_in_the_lists_with_the_name_that_was_given(owner, clinician):
    clinician.comes_in(who="Tom, for Dr Okafor")

    assert LinkOpened.objects.get().who == "Tom, for Dr Okafor"
    assert "by “Tom, for Dr Okafor”" in owner.opens("/report/links/").content.decode()
    assert Looked.objects.filter(who="link", what="looked", part=WHO).count() == 1
    assert WHO in owner.opens("/you/history/").content.decode()


def test_nobody_looks_without_a_name(clinician):
    answer = clinician.comes_in(who=" ")

    assert answer.status_code == 422
    assert "Safety notes" not in answer.content.decode()
    assert not LinkOpened.objects.exists()


def test_a_wrong_code_shows_nothing(clinician):
    answer = clinician.comes_in(code="0")

    assert answer.status_code == 422
    assert "Safety notes" not in answer.content.decode()


def test_asking_for_the_page_names_nobody(clinician):
    page = clinician.browser.get(clinician.given.address).content.decode()

    assert WHO not in page
    assert not LinkOpened.objects.exists()


def test_the_name_of_the_person_is_shown_and_kept_nowhere_in_the_open(owner):
    clinician = Clinician(agrees(owner, name="Vera Zwetschge"))

    kept = str([*ClinicianLink.objects.values(), *Consent.objects.values()])
    assert "Vera Zwetschge" in clinician.sees()
    assert "Zwetschge" not in kept


def test_ended_by_its_person_it_shows_nothing_and_the_consent_ends_too(owner, clinician):
    clinician.comes_in()
    owner.sends(f"/report/links/clinician/{ClinicianLink.objects.get().pk}/end/")

    assert GONE in clinician.sees()
    assert Consent.objects.get().ended_at is not None


@pytest.mark.parametrize("address", ["", "note/"])
def test_a_pass_of_an_ended_link_opens_nothing(clinician, address):
    page = clinician.comes_in().content.decode()
    told = {"pass": re.search(r'name="pass" value="([^"]+)"', page)[1], "text": "Hello"}
    ClinicianLink.objects.update(expires_at=timezone.now())

    assert GONE in text_of(clinician.browser.post(clinician.given.address + address, told))


def test_a_pass_opens_no_other_link(owner, clinician):
    page = clinician.comes_in().content.decode()
    told = {"pass": re.search(r'name="pass" value="([^"]+)"', page)[1]}
    other = Clinician(agrees(owner, label="Somebody else"))

    assert "Safety notes" not in text_of(other.browser.post(other.given.address, told))


def test_the_consent_stays_when_its_link_is_taken_off_the_list(owner, clinician):
    pk = ClinicianLink.objects.get().pk
    owner.sends(f"/report/links/clinician/{pk}/end/")
    owner.sends(f"/report/links/clinician/{pk}/take-off/")

    assert not ClinicianLink.objects.exists()
    assert Consent.objects.exists()


def test_it_can_be_printed_and_leads_nowhere_into_the_site(clinician):
    page = clinician.comes_in().content.decode()
    shown = re.sub(r"<link[^>]+>|<script[^>]+>|<form[^>]+>", "", page)

    assert "data-print" in page
    assert set(re.findall(r'href="(/[^"]*)"', shown)) == set()


def test_days_are_those_where_the_person_is(owner, lived, clinician):
    lived.time_zone = "Pacific/Kiritimati"
    lived.save()

    assert f"{date.today().year}" in clinician.sees()


@pytest.mark.django_db(transaction=True)
def test_it_goes_with_its_person(lived, clinician):
    erase(lived)

    assert GONE in clinician.sees()
    assert not Consent.objects.exists()
