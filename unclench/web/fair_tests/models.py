"""Fair tests: what was agreed beforehand, what was told on its days, and what was looked at.

What came of each day is not kept here: the diary has it.
"""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor


class Stage(models.TextChoices):
    """How far a test has come. While it is asked about nothing is fixed yet."""

    ASKING = "asking"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Why(models.TextChoices):
    """Why a test was paused or ended. `arm`: hard days with one of its things. `caution`: one of
    its things no longer suits. `joined`: another test of the same person goes on."""

    DONE = "done"
    WISH = "wish"
    CHECK = "check"
    FLARE = "flare"
    CAUTION = "caution"
    ARM = "arm"
    JOINED = "joined"


class FairTest(models.Model):
    """One comparison. `arms`: what is compared, by id. `prescribed`: by id, whether a
    clinician told them to do it; such a thing is compared with nothing.

    `difference`: the smallest that matters to them. `expects`: which arm they think is better,
    `none` for no idea. `length`: how many days they chose. `seed`: what
    its order is drawn with. `protocol`: all that was agreed, letter by letter as its hash was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="fair_tests")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.ASKING)
    arms = models.JSONField(default=list)
    prescribed = models.JSONField(default=dict)
    cautions = models.JSONField(default=dict)
    question = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    difference = models.FloatField(null=True)
    expects = models.CharField(max_length=40, blank=True)
    length = models.PositiveSmallIntegerField(null=True)
    seed = models.BigIntegerField()
    protocol = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=8, choices=Why.choices, blank=True)

    class Meta:
        db_table = "fair_test"
        indexes = [models.Index(fields=["visitor", "stage"], name="fair_test_by_visitor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="fair_test_stage_known"
            ),
            models.CheckConstraint(
                condition=models.Q(stage=Stage.ASKING, protocol="", agreed_at=None)
                | (
                    ~models.Q(stage=Stage.ASKING)
                    & ~models.Q(protocol="")
                    & ~models.Q(fingerprint="")
                    & models.Q(agreed_at__isnull=False)
                ),
                name="fair_test_agreed_with_its_protocol",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    stage=Stage.ENDED, ended_at__isnull=False, ended_why__in=Why.values
                )
                | (~models.Q(stage=Stage.ENDED) & models.Q(ended_at=None, ended_why="")),
                name="fair_test_ended_with_its_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(difference=None) | models.Q(difference__gt=0),
                name="fair_test_difference_above_0",
            ),
        ]

    def __str__(self) -> str:
        return f"fair test {self.pk}"


class Did(models.TextChoices):
    """Whether what a day was for was done."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class FairTestDay(models.Model):
    """Whether it was done on a day. Told again, the word that was written later counts."""

    test = models.ForeignKey(FairTest, on_delete=models.CASCADE, related_name="days_told")
    day = models.DateField()
    did = models.CharField(max_length=6, choices=Did.choices)
    written_at = models.DateTimeField()

    class Meta:
        db_table = "fair_test_day"
        constraints = [
            models.UniqueConstraint(fields=["test", "day"], name="fair_test_one_word_a_day"),
            models.CheckConstraint(
                condition=models.Q(did__in=Did.values), name="fair_test_did_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.did}"


class Happened(models.TextChoices):
    """`asked`: after hard days the person chose to go on. `harm`: they wrote that something of it
    hurt. `changed`: something else changed in their life."""

    CHANGED = "changed"
    HARM = "harm"
    ASKED = "asked"
    PAUSED = "paused"
    RESUMED = "resumed"


class FairTestEvent(models.Model):
    """Something that happened while it ran, for the report. `arm`: which thing it is about."""

    test = models.ForeignKey(FairTest, on_delete=models.CASCADE, related_name="events")
    day = models.DateField()
    happened = models.CharField(max_length=8, choices=Happened.choices)
    why = models.CharField(max_length=8, choices=Why.choices, blank=True)
    arm = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "fair_test_event"
        indexes = [models.Index(fields=["test", "at"], name="fair_test_event_by_test")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(happened__in=Happened.values), name="fair_test_event_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(happened=Happened.PAUSED) | models.Q(why__in=Why.values),
                name="fair_test_pause_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened} on {self.day}"


class FairTestLook(models.Model):
    """What was shown at one planned look. `number`: which, from 1. `days_known`: how many days with
    an outcome it rests on. `result`: what was said, in numbers, as `unclench learn trial` says it.
    `rests_on`: a fingerprint of the days, so that it shows when one was changed since."""

    test = models.ForeignKey(FairTest, on_delete=models.CASCADE, related_name="looks")
    number = models.PositiveSmallIntegerField()
    days_known = models.PositiveSmallIntegerField()
    result = models.JSONField(default=dict)
    rests_on = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "fair_test_look"
        constraints = [
            models.UniqueConstraint(fields=["test", "number"], name="fair_test_look_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="fair_test_look_from_1"),
        ]

    def __str__(self) -> str:
        return f"look {self.number}"
