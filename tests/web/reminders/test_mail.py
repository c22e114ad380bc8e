"""Reminders by mail, through a real server on loopback."""

import socketserver
import threading
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress

from unclench.web.accounts.models import User
from unclench.web.reminders.background import work_once
from unclench.web.reminders.models import Reminder, ReminderWishes

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "somebody@example.org"


class Letters(socketserver.StreamRequestHandler):
    """Takes mail as RFC 5321 asks, and keeps it."""

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().strip():
            if line.upper() == b"DATA":
                self._say("354 go on")
                self.server.letters.append(self._letter())
            self._say("221 bye" if line.upper() == b"QUIT" else "250 ok")

    def _letter(self) -> str:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(lines).decode()

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def letters(settings) -> Iterator[list[str]]:
    """What arrives at a mail server that the site knows."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Letters)
    server.daemon_threads, server.letters = True, []
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    settings.MAIL_IS_SET_UP = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.letters
    server.shutdown()
    server.server_close()


@pytest.fixture
def by_mail(visitor, wants, noon) -> None:
    """An account with a confirmed address whose diary is due now."""
    user = User.objects.create(email=ADDRESS, visitor=visitor)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    wants(by_mail=True, by_push=False)
    Reminder.objects.update(next_due=noon)


def test_a_mail_arrives_at_a_real_server(by_mail, letters):
    work_once()

    assert f"To: {ADDRESS}" in letters[0]
    assert "Subject: Time for you" in letters[0]


def test_any_mail_program_can_stop_them_with_one_tap(by_mail, letters, client):
    work_once()
    token = ReminderWishes.objects.get().stop_token

    client.post(f"/reminders/stop/{token}/", {"List-Unsubscribe": "One-Click"})

    assert f"/reminders/stop/{token}/>" in letters[0]
    assert not Reminder.objects.exists()


def test_an_address_that_was_not_confirmed_gets_nothing(by_mail, letters):
    EmailAddress.objects.update(verified=False)

    work_once()

    assert letters == []


def test_a_server_that_is_away_is_no_fault(by_mail, letters, settings):
    settings.EMAIL_PORT = 1

    work_once()

    assert letters == []
