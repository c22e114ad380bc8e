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
    """Two ratings with nothing done for the pain in between. It is open until `ended_at`; without
    `pain_after` it tells nothing.

    `drawn`: a waiting session that was drawn with the chance `propensity`, above 0 up to 1, from
    `seed`; otherwise the person told their pain twice of their own accord, and both are empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="waits")
    pain_before = models.PositiveSmallIntegerField()
    pain_after = models.PositiveSmallIntegerField(null=True)
    drawn = models.BooleanField(default=True)
    propensity = models.FloatField(null=True)
    seed = models.PositiveIntegerField(null=True)
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
                condition=models.Q(
                    drawn=True, propensity__gt=0, propensity__lte=1, seed__isnull=False
                )
                | models.Q(drawn=False, propensity__isnull=True, seed__isnull=True),
                name="wait_drawn_by_chance",
            ),
            models.UniqueConstraint(
                fields=["visitor"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_wait_a_visitor",
            ),
        ]

    def __str__(self) -> str:
        return f"waiting session {self.pk}"
