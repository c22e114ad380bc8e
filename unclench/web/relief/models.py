"""Guided sessions: what was offered, what was done, and the pain before and after."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision


class Outcome(models.TextChoices):
    """How a step or a session ended. `worse`: the person said that it made things worse."""

    DONE = "done"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    WORSE = "worse"


class Session(models.Model):
    """One guided session. `steps` are intervention ids in order; it is open until `ended_at`.

    `note`: what the person wrote at its end, in their own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="sessions")
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True)
    steps = models.JSONField(default=list)
    cautions = models.JSONField(default=dict)
    cautions_asked = models.BooleanField(default=False)
    pain_before = models.PositiveSmallIntegerField(null=True)
    pain_after = models.PositiveSmallIntegerField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    knowledge_version = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "relief_session"
        indexes = [models.Index(fields=["visitor", "-started_at"], name="session_by_visitor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pain_before__isnull=True) | models.Q(pain_before__lte=10),
                name="session_pain_before_0_10",
            ),
            models.CheckConstraint(
                condition=models.Q(pain_after__isnull=True) | models.Q(pain_after__lte=10),
                name="session_pain_after_0_10",
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class StepDone(models.Model):
    """How one step of a session ended. Asked again, the later word counts."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps_done")
    number = models.PositiveSmallIntegerField()
    intervention = models.CharField(max_length=40)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    at = models.DateTimeField()

    class Meta:
        db_table = "relief_step_done"
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_outcome_a_step"),
        ]

    def __str__(self) -> str:
        return f"{self.intervention}: {self.outcome}"
