"""A check, its answers as they are given, and the decisions that were made on them."""

import uuid
from functools import cached_property

from django.db import models

from unclench.web.accounts.models import Visitor


class Check(models.Model):
    """One walk through the questions. Open until `finished_at` is set.

    `assessed_asked`: the flags about which it was asked whether a clinician checked them.
    `unchanged`: the flags, marked earlier, of which the person said here that they are the same.
    `contradictions_asked`: the contradictions among the answers that were asked about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="checks")
    answers = models.JSONField(default=dict)
    assessed_asked = models.JSONField(default=list)
    contradictions_asked = models.JSONField(default=list)
    unchanged = models.JSONField(default=list)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "safety_check"
        indexes = [models.Index(fields=["visitor", "-started_at"], name="check_by_visitor")]

    def __str__(self) -> str:
        return f"check {self.pk}"

    @cached_property
    def marks_read(self) -> list["AssessedMark"]:
        """The visitor's marks of what a clinician checked, read once."""
        mine = AssessedMark.objects.filter(visitor_id=self.visitor_id)
        return list(mine.order_by("-seen_on", "flag"))

    def read_marks_again(self) -> None:
        """Forgets the marks that were read, because they changed."""
        self.__dict__.pop("marks_read", None)


class SeenBy(models.TextChoices):
    """Who looked at it."""

    GP = "gp", "a GP"
    PHYSIOTHERAPIST = "physiotherapist", "a physiotherapist"
    HOSPITAL = "hospital", "a hospital team"
    OTHER = "other", "another clinician"


class AssessedMark(models.Model):
    """A clinician checked one flag for this same problem, on `seen_on` or later.

    `fired` and `findings` are all flags and answers of the check `made_in` which it was made;
    `rules` is the fingerprint of the flag then. The engine says whether it still stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="marks")
    made_in = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="marks")
    flag = models.CharField(max_length=64)
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=16, choices=SeenBy.choices)
    made_on = models.DateField()
    rules = models.CharField(max_length=16)
    fired = models.JSONField()
    findings = models.JSONField()
    knowledge_version = models.CharField(max_length=12)

    class Meta:
        db_table = "assessed_mark"
        constraints = [
            models.UniqueConstraint(fields=["visitor", "flag"], name="mark_once_per_flag"),
            models.CheckConstraint(
                condition=models.Q(seen_on__lte=models.F("made_on")), name="mark_seen_before_made"
            ),
            models.CheckConstraint(
                condition=models.Q(seen_by__in=SeenBy.values), name="mark_seen_by_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(flag="") & ~models.Q(rules=""), name="mark_names_its_flag"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flag} checked on {self.seen_on:%Y-%m-%d}"


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
