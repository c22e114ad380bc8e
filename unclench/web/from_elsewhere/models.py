"""What was brought in from other programs: files that are being read, imports, and days."""

import uuid

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver

from unclench.bring_in.values import Kind
from unclench.web.accounts.models import Visitor
from unclench.web.from_elsewhere import files


class Stage(models.TextChoices):
    """How far a file has come. Only while it waits, reads or asks is there a file on the disk."""

    WAITS = "waits"
    READS = "reads"
    ASKS = "asks"
    READY = "ready"
    REFUSED = "refused"


class ArrivedFile(models.Model):
    """One file on its way in, without its name; gone when it was kept, given up, or after a day.

    `attempt`: only the task that was made for this one may write here. `seen_at`: the last sign of
    life. `asked`: what the reader has to know first; `mapping` and `answers`: what it was told.
    `found`: all that would be brought in. `refusal`: why it cannot be used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="arrived_files")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.WAITS)
    attempt = models.PositiveSmallIntegerField(default=1)
    arrived_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    read = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    asked = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    refusal = models.JSONField(default=dict)

    class Meta:
        db_table = "arrived_file"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="arrived_file_stage_known"
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"


@receiver(post_delete, sender=ArrivedFile)
def erase_file(instance: ArrivedFile, **signal: object) -> None:
    """However the row goes, also with its whole record, the file goes too."""
    files.erase(instance.pk)


class BroughtIn(models.Model):
    """One import that was kept. `told`: {day: {kind: amount}}, never changed. `days`: {kind: how
    many}. `program`: what kind of file it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="brought_in")
    program = models.CharField(max_length=40)
    kept_at = models.DateTimeField()
    first_day = models.DateField()
    last_day = models.DateField()
    days = models.JSONField(default=dict)
    told = models.JSONField(default=dict)

    class Meta:
        db_table = "brought_in"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")),
                name="brought_in_first_day_first",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"


KINDS = [(str(kind), str(kind)) for kind in Kind]


class MeasuredDay(models.Model):
    """One amount of one day, as the import that was kept last tells it: steps, hours asleep, or
    minutes of workouts. The fold of all imports, written in the same transaction."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="measured_days")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=KINDS)
    amount = models.FloatField()
    source = models.ForeignKey(BroughtIn, on_delete=models.CASCADE, related_name="measured_days")

    class Meta:
        db_table = "measured_day"
        constraints = [
            models.UniqueConstraint(
                fields=["visitor", "day", "kind"], name="one_amount_a_day_and_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in Kind]),
                name="measured_day_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0), name="measured_day_not_below_0"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.day}"
