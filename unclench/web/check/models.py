"""A check, its answers as they are given, and the decisions that were made on them."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor


class Check(models.Model):
    """One walk through the questions. Open until `finished_at` is set.

    `assessed`: by flag id, the day on which a clinician checked it for this same problem.
    `assessed_asked`: the flags about which that was asked. `contradictions_asked`: the
    contradictions among the answers that were asked about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="checks")
    answers = models.JSONField(default=dict)
    assessed = models.JSONField(default=dict)
    assessed_asked = models.JSONField(default=list)
    contradictions_asked = models.JSONField(default=list)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "safety_check"
        indexes = [models.Index(fields=["visitor", "-started_at"], name="check_by_visitor")]

    def __str__(self) -> str:
        return f"check {self.pk}"


class Disposition(models.TextChoices):
    """The four dispositions, as the engine names them."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"
    SELF_CARE = "self_care"


class Decision(models.Model):
    """What was decided, on what, and why. Never changed, so that it can be explained later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safety_check = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="decisions")
    made_at = models.DateTimeField()
    disposition = models.CharField(max_length=10, choices=Disposition.choices)
    within_days = models.PositiveSmallIntegerField(null=True)
    findings = models.JSONField()
    result = models.JSONField()
    knowledge_version = models.CharField(max_length=12)

    class Meta:
        db_table = "decision"
        indexes = [models.Index(fields=["safety_check", "-made_at"], name="decision_by_check")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(disposition__in=Disposition.values),
                name="decision_disposition_known",
            ),
            models.CheckConstraint(
                condition=models.Q(disposition="self_care", within_days__isnull=True)
                | models.Q(within_days__range=(0, 14)),
                name="decision_within_two_weeks",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.disposition} on {self.made_at:%Y-%m-%d}"
