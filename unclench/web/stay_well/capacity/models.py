"""What somebody told before a capacity test, and the numbers that they wrote down after it."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision


class Side(models.TextChoices):
    """The side that was tested; blank where a test has no sides."""

    LEFT = "left"
    RIGHT = "right"


class CapacityAnswers(models.Model):
    """The cautions told before a test. They belong to one check, and `told_at` is the last time
    that something was told: what changes from day to day is then asked again."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="capacity_answers")
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, related_name="capacity_answers"
    )
    answers = models.JSONField(default=dict)
    told_at = models.DateTimeField()

    class Meta:
        db_table = "capacity_answers"
        indexes = [models.Index(fields=["visitor", "-told_at"], name="capacity_told_by_visitor")]

    def __str__(self) -> str:
        return f"cautions told after decision {self.decision_id}"


class CapacityResult(models.Model):
    """One number: of one test, and one side where it has sides. No decision reads it.

    `value` is in the unit of the test. Pain is 0 to 10, or null where it was not told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="capacity_results")
    test = models.CharField(max_length=40)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    value = models.PositiveSmallIntegerField()
    pain_before = models.PositiveSmallIntegerField(null=True)
    pain_after = models.PositiveSmallIntegerField(null=True)
    knowledge_version = models.CharField(max_length=12)
    done_at = models.DateTimeField()

    class Meta:
        db_table = "capacity_result"
        indexes = [
            models.Index(fields=["visitor", "test", "-done_at"], name="capacity_result_by_visitor")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__lte=600), name="capacity_value_up_to_600"
            ),
            models.CheckConstraint(
                condition=models.Q(pain_before__isnull=True) | models.Q(pain_before__lte=10),
                name="capacity_pain_before_0_10",
            ),
            models.CheckConstraint(
                condition=models.Q(pain_after__isnull=True) | models.Q(pain_after__lte=10),
                name="capacity_pain_after_0_10",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["", *Side.values]), name="capacity_side_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test} {self.side}: {self.value}"
