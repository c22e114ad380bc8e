"""Who keeps something here: a visitor, with or without an account."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Visitor(models.Model):
    """Somebody whose record is kept here. All that is kept about them hangs on this row.

    Without an account the key to it lives in the person's browser only; `key_hash` is its SHA-256,
    so that a copy of the database opens nobody's record. With an account there is no such key.
    `time_zone`: the IANA name that their browser told last, such as `Europe/London`.
    `wrote_position`, `writes_open`: with read replicas, how far the database's log had come when
    they last wrote, and how many requests of theirs are writing; see `operations/replicas.py`.
    """

    key_hash = models.CharField(max_length=64, unique=True, null=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    wrote_position = models.BigIntegerField(null=True)
    writes_open = models.IntegerField(default=0, db_default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "visitor"

    def __str__(self) -> str:
        return f"visitor {self.pk}"


class UserManager(BaseUserManager["User"]):
    """Makes and finds accounts by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account with this address."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """An account: the way into one visitor's record from any device. Erased together with it."""

    email = models.EmailField(unique=True)
    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="user")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        db_table = "account"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="account_email_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new account has a record of its own, until it takes over that of its browser."""
        self.email = self.email.lower()
        if self.visitor_id is None:
            self.visitor = Visitor.objects.create()
        super().save(*args, **kwargs)


class Invitation(models.Model):
    """Lets one person make an account until `ends_at`. Gone once it was used.

    `word_hash`: SHA-256 of the word in the link, so that a copy of the database invites nobody.
    """

    word_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "invitation"

    def __str__(self) -> str:
        return f"invitation {self.pk}"
