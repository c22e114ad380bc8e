"""Nobody sees a word of somebody else's record, whatever address of the site they ask for.

The addresses stand in `addresses.py`. The owner writes one word that appears nowhere else into all
that can be written, and the answers of the site to others are searched for it.
"""

import copy
import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from tests.web.accounts.conftest import Member
from tests.web.accounts.rows import a_row, tables_of_a_record
from tests.web.addresses import OF_A_ROW, OWN, PUBLIC, SECRET, every_address
from tests.web.fair_tests.conftest import a_protocol
from tests.web.medicines.test_medicine_pages import Asker
from tests.web.plan.conftest import denies_cautions
from unclench.web.accounts.models import User
from unclench.web.check.models import AssessedMark
from unclench.web.episodes.models import Episode
from unclench.web.from_elsewhere.models import ArrivedFile, BroughtIn
from unclench.web.links.services import kinds
from unclench.web.questionnaires.models import QuestionnaireScore
from unclench.web.relief.models import Session
from unclench.web.stay_well.capacity.models import CapacityResult
from unclench.web.what_helps.models import Wait

WORD, NAME = "quincemarmalade", "olivemangrove"
SENT = {"pain": "5", "note": "x", "wish": "done", "pain_after": "2", "name": "x", "choice": "join"}
REMINDED = {
    "kinds": ["diary"],
    "diary_at": "20:00",
    "days": ["0"],
    "ways": ["push"],
    "quiet_from": "21:00",
    "quiet_to": "08:00",
}
CLOSED = {404, 405}
ANSWERED = {200, 301, 302, 400, 401, 403, 404, 405, 422}
OWNED = (AssessedMark, CapacityResult, ArrivedFile, BroughtIn, QuestionnaireScore, Wait)


class Owner(Member):
    """Somebody with a full record, in which one word stands wherever one may be written."""

    def __init__(self) -> None:
        super().__init__(f"{NAME}@example.org")

    def lives(self) -> None:
        self.finishes()
        self.signs_up()
        self._eases_it()
        self._plans()
        self._keeps_a_diary()
        self._rest()

    def _eases_it(self) -> None:
        self.sends("/relief/session/")
        session = Session.objects.get(visitor=self.user.visitor)
        self.sends(f"/relief/session/{session.pk}/after/", pain="4", note=WORD)

    def _plans(self) -> None:
        denies_cautions(self)
        self.sends("/plan/set-up/words/", goal1=WORD)
        self.sends("/plan/not-for-me/pelvic_tilt/", **{"why-pelvic_tilt": WORD})
        self.sends("/plan/session/", pain_before="2")
        written = dict.fromkeys(("eases", "first_hour", "first_day", "call_name"), WORD)
        self.sends("/plan/flare/write/", **written)
        self.sends("/stay-well/lessons/calm/practice/")
        chosen = {"days": "four_weeks", "part": "why", "passcode_from": "none"}
        self.sends("/report/health-link/", label=WORD, **chosen)
        self.sends("/report/words/", question1=WORD, medicines=WORD)
        self.sends("/report/work/", can=WORD, cannot=WORD, would_help=WORD)
        self.sends("/report/programs/", name=WORD)
        self._gives_links()

    def _gives_links(self) -> None:
        """A link to a report and one for a clinician; both have run out by now."""
        chosen = {
            "days": "year",
            "part": ["questions"],
            "label": WORD,
            "name": WORD,
            "code": "none",
        }
        form = self.browser.get("/report/links/new/", chosen).content.decode()
        seen = re.search(r'name="seen" value="(\w+)"', form)[1]
        pages = [
            self.browser.post("/report/links/new/", chosen | {"seen": seen}),
            self.browser.post("/report/links/clinician/", chosen | {"agree": "on"}),
        ]
        found = (re.search(r"/(?:shared|clinician)/[\w-]{43}/", p.content.decode()) for p in pages)
        self.given_away = [address[0] for address in found]
        for kind in kinds():
            kind.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        chosen = {"days": "four_weeks", "part": "why", "passcode_from": "none"}
        self.sends("/report/health-link/", label=WORD, **chosen)

    def _keeps_a_diary(self) -> None:
        told = {"asked": ["pain", "note"], "pain": "5", "note": WORD, "was": "{}"}
        self.sends("/diary/", key=str(uuid.uuid4()), **told)
        self.sends("/diary/activities/", words1=WORD, score1="4")
        self.sends("/episodes/begin/")
        episode = Episode.objects.get(visitor=self.user.visitor)
        self.sends(f"/episodes/{episode.pk}/", note=WORD, set_off_words=WORD)
        self.sends("/reminders/", **REMINDED)

    def _rest(self) -> None:
        """What it would take many pages to tell."""
        visitor = self.user.visitor
        for table in OWNED:
            a_row(table, visitor)
        now = timezone.now()
        visitor.waits.create(drawn=False, pain_before=5, started_at=now, ended_at=now)
        self._compares()
        asker = Asker(self)
        asker.walks()
        asker.list()
        note = {"by_name": WORD, "given_to": WORD, "text": WORD, "written_at": timezone.now()}
        visitor.clinician_notes.create(**note)
        key = {"name": WORD, "credential": {}}
        Authenticator.objects.create(user=self.user, type="webauthn", data=key)

    def _compares(self) -> None:
        """One test that runs, and one that is planned."""
        begins = timezone.localdate() - timedelta(days=1)
        told = a_protocol(begins, question=WORD)
        kept = {"question": WORD, "arms": list(told.arms), "seed": 7, "made_at": timezone.now()}
        agreed = {"protocol": told.text, "fingerprint": told.hash, "agreed_at": timezone.now()}
        running = self.user.visitor.fair_tests.create(stage="running", **kept, **agreed)
        running.events.create(day=begins, happened="harm", words=WORD, at=timezone.now())
        self.user.visitor.fair_tests.create(**kept | {"made_at": timezone.now()})

    @property
    def user(self) -> User:
        return User.objects.get(email=self.email)


def somebody_who_lived() -> Owner:
    cache.clear()
    owner = Owner()
    owner.lives()
    return owner


@pytest.fixture(scope="module")
def life(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Owner]:
    """A life is long, so it is lived once. No test of this file may ask for `db`, which would close
    the connection under it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield somebody_who_lived()
        transaction.set_rollback(True)


@pytest.fixture
def owner(life: Owner) -> Iterator[Owner]:
    cache.clear()
    with as_if_nothing_had_been_asked(life):
        yield life


@pytest.fixture(params=["a stranger", "somebody after signing out", "another member"])
def other(request, owner) -> Member:
    """Whoever must see nothing of it."""
    if request.param == "a stranger":
        return Member("nobody@example.org")
    if request.param == "another member":
        member = Member("tom@example.org")
        member.finishes()
        member.signs_up()
        member.says_who()
        return member
    browser = Member(owner.email)
    browser.browser.cookies = copy.deepcopy(owner.browser.cookies)
    browser.signs_out()
    return browser


@contextmanager
def as_if_nothing_had_been_asked(member: Member) -> Iterator[None]:
    """Puts the database and the cookies back."""
    cookies = copy.deepcopy(member.browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    member.browser.cookies = cookies
    cache.clear()


def record_of(owner: Owner) -> list[list[tuple]]:
    tables = [*tables_of_a_record(), User, Authenticator]
    kept = [table._base_manager.exclude(pk__in=()).order_by("pk") for table in tables]
    return [list(rows.values_list()) for rows in kept]


def answers_to(member: Member, name: str, words: dict) -> list:
    """The answers to asking for a page and to sending something to it."""
    address = reverse(name, kwargs=words) if "/" not in name else f"/{name}"
    answers = []
    for ask in (member.browser.get, lambda a: member.browser.post(a, SENT)):
        with as_if_nothing_had_been_asked(member):
            answers.append(ask(address))
    return answers


def tells(answer) -> bool:
    """Whether the owner's word or name stands in an answer, its headers or its cookies."""
    said = (text_of(answer) + str(answer.headers) + str(answer.cookies)).lower()
    return WORD in said or NAME in said


def text_of(answer) -> str:
    """What an answer says; of an archive, all that is packed in it; of a PDF, its words."""
    body = answer.getvalue()
    if answer.get("Content-Type") == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if answer.get("Content-Type") != "application/zip":
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"".join(map(archive.read, archive.namelist())).decode()


def is_closed(answer) -> bool:
    """Nothing is here, or first comes the login."""
    to_login = answer.status_code == 302 and answer["Location"].startswith("/account/login/")
    return answer.status_code in CLOSED or to_login


def changing(member: Member, owner: Owner, rows: dict[str, dict]) -> list[str]:
    """The addresses where something that is sent changes any record but that of the sender."""
    before = record_of(owner)
    return [
        name for name, words in rows.items() if after_sending(member, owner, name, words) != before
    ]


def after_sending(member: Member, owner: Owner, name: str, words: dict) -> list[list[tuple]]:
    """The record as it is once something was sent to an address."""
    with as_if_nothing_had_been_asked(member):
        member.browser.post(reverse(name, kwargs=words), SENT)
        return record_of(owner)


def test_every_address_is_said_to_be_somebodys_or_everybodys():
    said = [*PUBLIC, *OWN, *OF_A_ROW, *SECRET]

    assert sorted(said) == sorted(every_address())


def test_the_owner_takes_the_word_along(owner):
    owner.says_who()

    assert WORD in text_of(owner.browser.post("/you/take/file/"))


def test_the_owner_reads_the_word_and_gets_every_row(owner):
    own = ["/you/", "/plan/", "/plan/flare/", "/account/2fa/webauthn/", "/diary/"]
    own += [
        "/report/",
        "/report/page/",
        "/report/work/note/",
        "/report/programs/",
        "/report/words/",
        "/report/links/",
        "/notes/",
    ]
    own += ["/diary/activities/", f"/episodes/{Episode.objects.get().pk}/"]
    rows = {name: make(owner.user) for name, make in OF_A_ROW.items()}
    owner.says_who()

    assert [page for page in own if WORD not in owner.words_of(page)] == []
    assert NAME in owner.words_of("/account/")
    assert [
        name
        for name, words in rows.items()
        if owner.opens(reverse(name, kwargs=words)).status_code == 404
    ] == []


def test_a_row_of_somebody_else_is_not_there(owner, other):
    rows = {name: make(owner.user) for name, make in OF_A_ROW.items()}
    answers = {name: answers_to(other, name, words) for name, words in rows.items()}

    assert [
        (name, answer.status_code, answer.get("Location"))
        for name, both in answers.items()
        for answer in both
        if not is_closed(answer)
    ] == []
    assert [name for name, both in answers.items() if any(map(tells, both))] == []


def test_nothing_sent_to_somebody_elses_row_changes_anything(owner, other):
    rows = {name: make(owner.user) for name, make in OF_A_ROW.items()}

    assert changing(other, owner, rows) == []


def test_a_page_without_a_row_shows_nobody_elses_record(owner, other):
    pages = PUBLIC | OWN | SECRET
    answers = {name: answers_to(other, name, words) for name, words in pages.items()}

    assert [name for name, both in answers.items() if any(map(tells, both))] == []
    assert [
        (name, answer.status_code)
        for name, both in answers.items()
        for answer in both
        if answer.status_code not in ANSWERED
    ] == []


def test_a_link_that_has_run_out_shows_nothing_to_whoever_still_has_it(owner, other):
    asked = [other.browser.get(address) for address in owner.given_away]
    sent = [other.browser.post(address, {"who": "x"}) for address in owner.given_away]

    assert len(owner.given_away) == 2
    assert [answer.status_code for answer in (*asked, *sent)] == [404] * 4
    assert not any(map(tells, [*asked, *sent]))


def test_a_secret_address_that_is_wrong_opens_nothing(owner, other):
    asked = {name: answers_to(other, name, words)[0] for name, words in SECRET.items()}

    assert asked["calendar_feed"].status_code == 404
    assert asked["shared"].status_code == 404
    assert asked["clinician"].status_code == 404
    assert asked["clinician_write"].status_code == 404
    assert asked["invited"].status_code == 404
    assert asked["open_record"].status_code == 404
    assert "does not work any more" in asked["account_reset_password_from_key"].content.decode()
