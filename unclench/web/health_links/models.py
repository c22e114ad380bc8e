"""A report that was given away as a SMART Health Link."""

from datetime import datetime

from django.db import models

from unclench.web.links.models import Link, State


class HealthLink(Link):
    """What stands behind one link: files that only its key opens. The key is not kept.

    `report`: the FHIR document as it was previewed, sealed. `paper`: the same as a PDF, sealed; ""
    where the link is one file. `long_term`: its person may put a newer report behind it. `once`:
    it opens one time; `used_at` says when.
    """

    report = models.TextField(blank=True)
    paper = models.TextField(blank=True)
    long_term = models.BooleanField(default=False)
    once = models.BooleanField(default=False)
    sealed_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    kind = "health"
    title = "A SMART Health Link"
    code_word = "passcode"
    contents = ("report", "paper")

    class Meta:
        db_table = "health_link"

    @property
    def is_one_file(self) -> bool:
        """Without a passcode it is the report alone, which a program fetches with one question."""
        return not self.passcode

    def state(self, now: datetime) -> State:
        """As with every link; one that opens one time has run out after that."""
        known = super().state(now)
        return State.EXPIRED if known is State.OPEN and self.once and self.used_at else known
