"""Who keeps something here. No name, no address: only the trace of a random key."""

from django.db import models


class Visitor(models.Model):
    """Somebody who uses the site without an account.

    The key itself lives in the person's browser only; here stands its SHA-256, so that a copy of
    the database opens nobody's record.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "visitor"

    def __str__(self) -> str:
        return f"visitor {self.pk}"
