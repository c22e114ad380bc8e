"""What every link that is given away has in common, and what happened to each."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from django.db import models

from unclench.web.accounts.models import Visitor

LABEL_LONGEST = 60
ATTEMPTS = 10
"""Wrong passcodes that one link bears in its whole life. With six digits that is one chance in a
hundred thousand."""


class State(StrEnum):
    """Whether a link opens something, and if not, why."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SPENT = "spent"


class Link(models.Model):
    """A link that one visitor gave away.

    `secret_hash`: SHA-256 of the secret in its address, so that a copy of the database opens
    nothing. `passcode`: only as Django's hasher keeps a password; "" for none. `attempts_left`
    counts wrong passcodes down for as long as the link lives. `label`: for whom or for what.

    A kind of link is a model made of this one; the list finds it by itself. It says with `kind`
    what it is called in addresses and in the table of opens, with `title` what on the pages, with
    `code_word` what its passcode is called there, and with `contents` which of its fields are
    emptied once it opens nothing any more.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="%(class)ss")
    label = models.CharField(max_length=LABEL_LONGEST)
    secret_hash = models.CharField(max_length=64, unique=True)
    passcode = models.CharField(max_length=128, blank=True)
    attempts_left = models.PositiveSmallIntegerField(default=ATTEMPTS)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    code_word: ClassVar[str] = "code"
    contents: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def state(self, now: datetime) -> State:
        """Whether it opens something at that time."""
        if self.revoked_at is not None:
            return State.REVOKED
        if self.expires_at is not None and self.expires_at <= now:
            return State.EXPIRED
        return State.OPEN if self.attempts_left else State.SPENT

    def is_open(self, now: datetime) -> bool:
        """Whether somebody who has it, and its passcode, gets in at that time."""
        return self.state(now) is State.OPEN

    @staticmethod
    def open_at(now: datetime) -> models.Q:
        """The same as a question to the database."""
        runs = models.Q(expires_at=None) | models.Q(expires_at__gt=now)
        return runs & models.Q(revoked_at=None, attempts_left__gt=0)

    @property
    def agreed(self) -> str:
        """What its person agreed to, for kinds that write it down."""
        return ""

    def ended(self, now: datetime) -> None:
        """Called once, when its person ends it."""


class Happened(models.TextChoices):
    """What came of somebody following a link."""

    OPENED = "opened", "Opened"
    WRONG = "wrong_passcode", "Wrong passcode"
    REFUSED = "refused", "Tried after it had ended"


class LinkOpened(models.Model):
    """Somebody followed a link. No address of a network and no kind of browser is kept.

    `kind` and `link_id` say which link. `who`: what they say of themselves, where they are asked.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="links_opened")
    kind = models.CharField(max_length=12)
    link_id = models.BigIntegerField()
    at = models.DateTimeField()
    happened = models.CharField(max_length=16, choices=Happened.choices)
    who = models.CharField(max_length=LABEL_LONGEST, blank=True)

    class Meta:
        db_table = "link_opened"
        indexes = [models.Index(fields=["kind", "link_id", "-at"], name="opened_by_link")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(happened__in=Happened.values), name="link_opened_happened_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.happened} on {self.at:%Y-%m-%d}"
