"""Keys with which other programs read one person's own data."""

from django.db import models

from unclench.web.accounts.models import Visitor

NAME_LONGEST = 60


class ReadKey(models.Model):
    """A key that reads everything a report may hold, and writes nothing.

    `key_hash`: its SHA-256, so that a copy of the database opens nothing. `name`: what the person
    calls the program that has it. Taken away, the row is gone.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="read_keys")
    name = models.CharField(max_length=NAME_LONGEST)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)

    class Meta:
        db_table = "read_key"

    def __str__(self) -> str:
        return f"key {self.pk}"
