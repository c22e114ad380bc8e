"""What clinicians wrote to somebody."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor

NAME_LONGEST = 60
NOTE_LONGEST = 1000
ABOUT_LONGEST = 160


class ClinicianNote(models.Model):
    """What a clinician wrote to a person. Nothing in the program acts on it.

    `by_name`: as they named themselves; `given_to`: whom the link was made for. `about`: what it
    is about, in words; `about_id`: its id, where it is something of the library. `read_at`: when
    the person said that they have read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="clinician_notes")
    by_name = models.CharField(max_length=NAME_LONGEST)
    given_to = models.CharField(max_length=NAME_LONGEST)
    about = models.CharField(max_length=ABOUT_LONGEST, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    text = models.TextField(max_length=NOTE_LONGEST)
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "clinician_note"

    def __str__(self) -> str:
        return f"note {self.pk}"
