"""Who looked at a record as a whole, took it out, brought it in, or erased a part of it."""

from django.db import models

from unclench.web.accounts.models import Visitor


class Who(models.TextChoices):
    """By which way somebody came to the record."""

    YOU = "you", "You, in a browser that keeps this record"
    ACCOUNT = "account", "Somebody who was signed in"
    COMMAND_LINE = "command_line", "Whoever runs this server, on its command line"
    LINK = "link", "Somebody with a link from you"
    PROGRAM = "program", "A program that has a key from you"


class What(models.TextChoices):
    """What they did. Nothing here is about health."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    WAY_IN_CHANGED = "way_in_changed", "Changed the e-mail address or a way to sign in"
    EXPORTED = "exported", "Took the record out as a file"
    IMPORTED = "imported", "Brought a record in"
    OPENED = "opened", "Opened the record in a browser for the first time"
    ERASED_PART = "erased_part", "Erased a part"
    LOOKED = "looked", "Looked at it"
    REPORTED = "reported", "Took a report out as a file"
    KEY_MADE = "key_made", "Made a key for another program"
    KEY_TAKEN_AWAY = "key_taken_away", "Took a key away from a program"
    LINK_MADE = "link_made", "Made a link for somebody else"
    LINK_ENDED = "link_ended", "Ended a link"
    WROTE = "wrote", "Wrote you a note"


class Looked(models.Model):
    """One line of the list that a person can see. Opening one's own pages makes no line.

    `part`: which kind of thing it was about, where it was not about all; never what it says.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="looked")
    at = models.DateTimeField()
    who = models.CharField(max_length=12, choices=Who.choices)
    what = models.CharField(max_length=16, choices=What.choices)
    part = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "looked"
        indexes = [models.Index(fields=["visitor", "-at"], name="looked_by_visitor")]
        constraints = [
            models.CheckConstraint(condition=models.Q(who__in=Who.values), name="looked_who_known"),
            models.CheckConstraint(
                condition=models.Q(what__in=What.values), name="looked_what_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} on {self.at:%Y-%m-%d}"
