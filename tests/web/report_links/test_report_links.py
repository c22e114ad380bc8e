"""A report as a link: frozen, locked, opened with its code, ended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.report_links.conftest import LIVED, makes_a_link
from unclench.web.archive.erase import erase
from unclench.web.archive.models import Looked
from unclench.web.links.models import ATTEMPTS, LinkOpened
from unclench.web.report_links.models import ReportLink

TITLE = "Back pain: what I have written down"
GONE = "This link opens nothing"


def opened(stranger, given, code: str | None = None) -> str:
    return stranger.post(given.address, {"code": code or given.code}).content.decode()


def ends(**how: object) -> None:
    ReportLink.objects.update(**how)


def test_the_code_opens_the_report(given, stranger):
    page = opened(stranger, given)

    assert TITLE in page
    assert "Red flags asked about" in page


def test_asking_for_the_page_tells_nothing_and_counts_as_no_look(given, stranger):
    page = stranger.get(given.address).content.decode()

    assert TITLE not in page
    assert not LinkOpened.objects.exists()


def test_a_part_that_was_left_out_is_not_in_it(owner, stranger):
    given = makes_a_link(owner, "questions")

    page = opened(stranger, given)

    assert "What I want to ask" in page
    assert "Red flags asked about" not in page
    assert "Medicines" not in page


def test_what_is_written_later_does_not_come_into_it(owner, given, stranger):
    owner.sends("/report/words/", question1="Something new", medicines="")

    assert "Something new" not in opened(stranger, given)


def test_it_says_to_the_letter_what_the_preview_said(owner, given, stranger):
    preview = owner.page().content.decode()
    article = re.compile(r"<section class=\"uc-report__section.*?</article>", re.S)

    assert article.search(preview)[0] == article.search(opened(stranger, given))[0]


def test_a_report_that_changed_since_it_was_seen_is_shown_again_first(owner):
    answer = owner.sends("/report/links/new/", **LIVED, part="questions", seen="another")

    assert answer.status_code == 422
    assert "Read it once more first" in answer.content.decode()
    assert not ReportLink.objects.exists()


def test_the_name_is_in_it_and_nowhere_in_the_database(owner, stranger):
    given = makes_a_link(owner, name="Vera Zwetschge")

    kept = str(list(ReportLink.objects.values()) + list(Looked.objects.values()))
    assert "Zwetschge" in opened(stranger, given)
    assert "Zwetschge" not in kept


def test_neither_the_secret_nor_the_code_nor_the_report_is_in_the_database(given):
    row = str(ReportLink.objects.values().get())

    assert given.secret not in row
    assert given.code not in row
    assert "Back pain" not in row


@pytest.mark.parametrize(
    "how",
    [
        {"revoked_at": timezone.now()},
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"attempts_left": 0},
    ],
)
def test_a_link_that_has_ended_answers_as_one_that_never_was(given, stranger, how):
    ends(**how)
    never = stranger.get(f"/shared/{'a' * 43}/")

    for_asking = stranger.get(given.address)
    for_opening = stranger.post(given.address, {"code": given.code})

    assert [a.status_code for a in (never, for_asking, for_opening)] == [404] * 3
    assert never.content == for_asking.content == for_opening.content
    assert GONE in never.content.decode()


def test_what_an_ended_link_held_is_erased_when_somebody_looks(given, stranger):
    ends(expires_at=timezone.now() - timedelta(seconds=1))

    stranger.get(given.address)

    assert ReportLink.objects.get().sealed == ""


def test_a_wrong_code_shows_nothing_and_may_be_tried_again(given, stranger):
    wrong = stranger.post(given.address, {"code": "0"})

    assert wrong.status_code == 422
    assert TITLE not in wrong.content.decode()
    assert TITLE in opened(stranger, given)


def test_the_last_tries_are_counted_out_loud_and_the_last_one_closes_it(given, stranger):
    said = [stranger.post(given.address, {"code": "0"}).content.decode() for _ in range(ATTEMPTS)]

    assert "1 try is left" in re.sub(r"\s+", " ", said[-2])
    assert GONE in said[-1]
    assert GONE in opened(stranger, given)


def test_a_code_of_ones_own_opens_it(owner, stranger):
    given = makes_a_link(owner, code="own", own_code="blue teapot")

    assert TITLE in opened(stranger, given, "blue teapot")


def test_a_code_that_is_too_short_is_refused(owner):
    page = owner.browser.get("/report/links/new/", LIVED | {"part": "why"}).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]

    told = LIVED | {"part": "why", "seen": seen, "code": "own", "own_code": "12"}
    assert owner.browser.post("/report/links/new/", told).status_code == 422


def test_without_a_code_one_tap_opens_it_and_the_page_says_what_that_means(owner, stranger):
    given = makes_a_link(owner, code="none")

    assert "Whoever gets hold of the link can read it" in given.page
    assert TITLE not in stranger.get(given.address).content.decode()
    assert TITLE in stranger.post(given.address).content.decode()


@pytest.mark.parametrize(("lasts", "days"), [("1", 1), ("7", 7), ("30", 30), ("3650", 7)])
def test_it_lasts_as_long_as_was_chosen_and_never_for_ever(owner, lasts, days):
    makes_a_link(owner, lasts=lasts)

    link = ReportLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(days=days)


def test_the_list_tells_when_it_was_opened(owner, given, stranger):
    opened(stranger, given)

    page = owner.opens("/report/links/").content.decode()

    assert "My physio" in page
    assert "Opened 1 time" in page
    assert given.secret not in page
    assert "My physio" in owner.opens("/you/history/").content.decode()


def test_it_is_ended_from_the_list_at_once(owner, given, stranger):
    owner.sends(f"/report/links/report/{ReportLink.objects.get().pk}/end/")

    assert GONE in opened(stranger, given)
    assert "You ended it" in owner.opens("/report/links/").content.decode()
    assert ReportLink.objects.get().sealed == ""


def test_an_open_link_cannot_slip_off_the_list(owner, given):
    address = f"/report/links/report/{ReportLink.objects.get().pk}/take-off/"
    owner.sends(address)
    assert ReportLink.objects.exists()

    ends(revoked_at=timezone.now())
    owner.sends(address)

    assert not ReportLink.objects.exists()
    assert not LinkOpened.objects.exists()


def test_nobody_else_ends_it(given, newcomer):
    newcomer.finishes()

    answer = newcomer.sends(f"/report/links/report/{ReportLink.objects.get().pk}/end/")

    assert answer.status_code == 404
    assert ReportLink.objects.get().revoked_at is None


def test_only_its_person_makes_a_link_to_a_report(newcomer):
    assert newcomer.browser.get("/report/links/new/").status_code == 302


def test_a_place_that_opens_links_all_the_time_has_to_wait(given, stranger):
    answers = [stranger.post(f"/shared/{'a' * 43}/").status_code for _ in range(61)]

    assert (answers[0], answers[-1]) == (404, 429)


def test_the_person_is_told_when_the_address_works_on_this_computer_only(owner):
    owner.browser.defaults["SERVER_NAME"] = "localhost"

    page = owner.browser.get("/report/links/new/", LIVED | {"part": "why"})
    seen = re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]
    told = LIVED | {"part": "why", "seen": seen}

    assert "this computer only" in owner.browser.post("/report/links/new/", told).content.decode()


@pytest.mark.django_db(transaction=True)
def test_it_goes_with_its_person(given, lived, stranger):
    erase(lived)

    assert GONE in opened(stranger, given)
    assert not ReportLink.objects.exists()
