"""Waiting sessions: the pain before and after a while in which somebody just carried on."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor


class WaitingWish(models.Model):
    """Whether somebody agreed to be asked, now and then, to carry on for a while first."""

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="waiting_wish")
    may_ask = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "waiting_wish"

    def __str__(self) -> str:
        return f"may be asked to wait: {self.may_ask}"


class Wait(models.Model):
    """One waiting session. It is open until `ended_at`; without `pain_after` it tells nothing.

    `propensity`: the chance, above 0 up to 1, with which waiting was drawn; `seed`: of that draw.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="waits")
    pain_before = models.PositiveSmallIntegerField()
    pain_after = models.PositiveSmallIntegerField(null=True)
    propensity = models.FloatField()
    seed = models.PositiveIntegerField()
    knowledge_version = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "waiting_session"
        indexes = [models.Index(fields=["visitor", "-started_at"], name="wait_by_visitor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pain_before__lte=10), name="wait_pain_before_0_10"
            ),
            models.CheckConstraint(
                condition=models.Q(pain_after__isnull=True) | models.Q(pain_after__lte=10),
                name="wait_pain_after_0_10",
            ),
            models.CheckConstraint(
                condition=models.Q(propensity__gt=0, propensity__lte=1), name="wait_drawn_by_chance"
            ),
            models.UniqueConstraint(
                fields=["visitor"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_wait_a_visitor",
            ),
        ]

    def __str__(self) -> str:
        return f"waiting session {self.pk}"
