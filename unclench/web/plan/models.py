"""A weekly plan: what was told for it, what was refused, what was done, and the flare plan.

The plan itself is not kept: it is made anew from these rows every time.
"""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Check
from unclench.web.relief.models import Outcome


def _zero_to_ten(name: str) -> models.CheckConstraint:
    """A rating is from 0 to 10, or was not told."""
    told = models.Q(**{f"{name}__isnull": True}) | models.Q(**{f"{name}__lte": 10})
    return models.CheckConstraint(condition=told, name=f"plan_session_{name}_0_10")


class Plan(models.Model):
    """What one person told for their plan. `since`: the day on which it was first shown.

    `answers`: to the plan's own questions. `asked`: the pages that were answered or passed over.
    `cautions` belong to the check `cautions_of`; after another check they are asked again.
    `goals`: up to three, in the person's own words.
    """

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="plan")
    answers = models.JSONField(default=dict)
    asked = models.JSONField(default=list)
    cautions = models.JSONField(default=dict)
    cautions_of = models.ForeignKey(
        Check, on_delete=models.SET_NULL, null=True, related_name="plan_cautions"
    )
    goals = models.JSONField(default=list)
    since = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "plan"

    def __str__(self) -> str:
        return f"plan of {self.visitor_id}"


class NotForMe(models.Model):
    """Something that the person does not want, or has changed for `instead`."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="refused")
    intervention = models.CharField(max_length=40)
    instead = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "plan_not_for_me"
        constraints = [
            models.UniqueConstraint(fields=["plan", "intervention"], name="refused_once"),
            models.CheckConstraint(
                condition=~models.Q(intervention=models.F("instead")), name="changed_for_another"
            ),
        ]

    def __str__(self) -> str:
        return f"not {self.intervention}"


class NextDay(models.TextChoices):
    """How the back was the day after, as the engine names it."""

    NOT_WORSE = "not_worse", "Not worse"
    SETTLED = "settled", "A bit worse, gone within a day"
    LINGERED = "lingered", "Worse for longer"


class PlanSession(models.Model):
    """One session of the plan. `steps`: ids in their order. `ways`: for each id that may come up,
    its dosage and what is easier, harder or may take its place; fixed when it began.

    Pain and effort are from 0 to 10; what was not told is empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField()
    steps = models.JSONField(default=list)
    ways = models.JSONField(default=dict)
    pain_before = models.PositiveSmallIntegerField(null=True)
    pain_during = models.PositiveSmallIntegerField(null=True)
    pain_after = models.PositiveSmallIntegerField(null=True)
    effort = models.PositiveSmallIntegerField(null=True)
    next_day = models.CharField(max_length=10, choices=NextDay.choices, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    knowledge_version = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_session"
        indexes = [models.Index(fields=["plan", "started_at"], name="plan_session_by_plan")]
        constraints = [
            _zero_to_ten("pain_before"),
            _zero_to_ten("pain_during"),
            _zero_to_ten("pain_after"),
            _zero_to_ten("effort"),
            models.CheckConstraint(
                condition=models.Q(next_day__in=["", *NextDay.values]), name="plan_next_day_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(ended_at__isnull=False),
                name="plan_session_ended_with_its_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"plan session {self.pk}"


class PlanStep(models.Model):
    """How one step of a session ended. Told again, the later word counts."""

    session = models.ForeignKey(PlanSession, on_delete=models.CASCADE, related_name="steps_done")
    number = models.PositiveSmallIntegerField()
    intervention = models.CharField(max_length=40)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    at = models.DateTimeField()

    class Meta:
        db_table = "plan_step"
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_plan_outcome_a_step"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values), name="plan_step_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention}: {self.outcome}"


class Arrived(models.Model):
    """An answer that came in: what it was about, and when it was written, counted back from its
    arrival. A second arrival of the same key changes nothing, and an older word about the same
    thing does not undo a newer one.
    """

    key = models.UUIDField(primary_key=True)
    session = models.ForeignKey(PlanSession, on_delete=models.CASCADE, related_name="arrived")
    about = models.CharField(max_length=12, default="")
    written_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_arrived"

    def __str__(self) -> str:
        return f"answer {self.key}"


class FlarePlan(models.Model):
    """What to do when it flares up, written beforehand in the person's own words."""

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="flare_plan")
    eases = models.TextField(max_length=500, blank=True)
    first_hour = models.TextField(max_length=500, blank=True)
    first_day = models.TextField(max_length=500, blank=True)
    call_name = models.CharField(max_length=80, blank=True)
    call_number = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "flare_plan"

    def __str__(self) -> str:
        return f"flare plan of {self.visitor_id}"
