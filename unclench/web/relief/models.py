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


class ChosenBy(models.TextChoices):
    """Whose choice a kind of help was: ours, drawn with a known chance; or the person's."""

    SUGGESTED = "suggested"
    OWN = "own"


class Session(models.Model):
    """One guided session. `steps` are intervention ids in order; it is open until `ended_at`.

    `note`: what the person wrote at its end, in their own words. `option`: the kind of help that
    it tries; empty for the guided walk, which nobody chose. `propensity`: the chance with which it
    was suggested, above 0 up to 1; `seed`: of that draw. Both are empty for an own choice.
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
    option = models.CharField(max_length=40, blank=True)
    chosen_by = models.CharField(max_length=9, choices=ChosenBy.choices, blank=True)
    propensity = models.FloatField(null=True)
    seed = models.PositiveIntegerField(null=True)
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
            models.CheckConstraint(
                condition=models.Q(option="", chosen_by="")
                | (~models.Q(option="") & models.Q(chosen_by__in=ChosenBy.values)),
                name="session_option_chosen_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    chosen_by="suggested",
                    propensity__gt=0,
                    propensity__lte=1,
                    seed__isnull=False,
                )
                | (
                    ~models.Q(chosen_by="suggested")
                    & models.Q(propensity__isnull=True, seed__isnull=True)
                ),
                name="session_suggested_with_its_chance",
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
