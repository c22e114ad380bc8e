"""What somebody agreed to, and the link that came of it."""

from datetime import datetime

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.links.models import LABEL_LONGEST, Link


class Consent(models.Model):
    """What a person agreed to, word for word, and when. It stays after its link is gone.

    `ended_at`: when they ended it before `until`.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="consents")
    to_name = models.CharField(max_length=LABEL_LONGEST)
    to_role = models.CharField(max_length=LABEL_LONGEST, blank=True)
    words = models.TextField()
    agreed_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "consent"

    def __str__(self) -> str:
        return f"consent {self.pk}"


class ClinicianLink(Link):
    """Lets one clinician see some parts of a record as they are when they look.

    `first`: the first day that is shown; `last`: the last one, None for the day of each look.
    `sealed_name`: the person's own name, locked with the secret of the link.
    """

    consent = models.OneToOneField(Consent, on_delete=models.CASCADE, related_name="link")
    parts = models.JSONField()
    first = models.DateField()
    last = models.DateField(null=True)
    sealed_name = models.TextField(blank=True)

    kind = "clinician"
    title = "The view of a clinician, as it is on the day of each look"
    contents = ("sealed_name",)

    class Meta:
        db_table = "clinician_link"

    @property
    def agreed(self) -> str:
        """What its person agreed to, word for word."""
        return self.consent.words

    def ended(self, now: datetime) -> None:
        """The consent ends with its link."""
        Consent.objects.filter(pk=self.consent_id, ended_at=None).update(ended_at=now)
