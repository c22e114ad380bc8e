"""A diary: what arrived, never changed, and the days that follow from it."""

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.episodes.models import Episode


class EntryKind(models.TextChoices):
    """`told`: something was told of a day. `takes_away`: the day was taken away. `taken_away`: what
    an entry told was erased with its day; only its key stays, so that a late copy stays out."""

    TOLD = "told"
    TAKES_AWAY = "takes_away"
    TAKEN_AWAY = "taken_away"


class DiaryEntry(models.Model):
    """One arrival from a device: what was told of a day, by tracker; None takes something back.

    `key` was made on the device: a second copy with the same key counts for nothing. `written_at`:
    when it was written, counted back from its arrival, so that no device's clock is believed.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="diary_entries")
    key = models.UUIDField()
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=EntryKind.choices, default=EntryKind.TOLD)
    told = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    arrived_at = models.DateTimeField()

    class Meta:
        db_table = "diary_entry"
        indexes = [models.Index(fields=["visitor", "day"], name="diary_entry_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["visitor", "key"], name="diary_entry_counts_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EntryKind.values), name="diary_entry_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(written_at__lte=models.F("arrived_at")),
                name="diary_entry_written_before_it_arrived",
            ),
        ]

    def __str__(self) -> str:
        return f"entry of {self.day}"


class DiaryDay(models.Model):
    """What is known of one day: the fold of all its entries, written in the same transaction.

    `told`: the answers by tracker. `pain`: the same number as in there, 0 to 10, where it was told.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="diary_days")
    day = models.DateField()
    pain = models.PositiveSmallIntegerField(null=True)
    told = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "diary_day"
        constraints = [
            models.UniqueConstraint(fields=["visitor", "day"], name="one_diary_day_a_day"),
            models.CheckConstraint(
                condition=models.Q(pain__isnull=True) | models.Q(pain__lte=10),
                name="diary_day_pain_0_10",
            ),
        ]

    def __str__(self) -> str:
        return f"diary of {self.day}"


class DiaryChoice(models.Model):
    """Which trackers the person chose; without a row those that are asked at first."""

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="diary_choice")
    trackers = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "diary_choice"

    def __str__(self) -> str:
        return f"choice of {self.visitor_id}"


class OwnActivity(models.Model):
    """Something that the person finds hard, in their own words. `until`: the day on which it was
    taken off or put in other words; its ratings stay."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="own_activities")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=80)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "own_activity"
        constraints = [
            models.UniqueConstraint(
                fields=["visitor", "place"],
                condition=models.Q(until__isnull=True),
                name="one_activity_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=3), name="own_activity_place_1_3"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="own_activity_has_words"),
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"


class ActivityRating(models.Model):
    """How well it could be done on a day, on the scale of the outcome measure."""

    activity = models.ForeignKey(OwnActivity, on_delete=models.CASCADE, related_name="ratings")
    day = models.DateField()
    score = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "own_activity_rating"
        constraints = [
            models.UniqueConstraint(fields=["activity", "day"], name="one_activity_rating_a_day"),
            models.CheckConstraint(
                condition=models.Q(score__lte=10), name="own_activity_score_0_10"
            ),
        ]

    def __str__(self) -> str:
        return f"rating of {self.day}"


class ChangeTold(models.Model):
    """Better or worse, all in all, since a bout began. `on_day`: the day of the bout for which it
    was asked; `step` runs from -3, much worse, to 3, much better."""

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="changes_told")
    on_day = models.PositiveSmallIntegerField()
    step = models.SmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        db_table = "change_told"
        constraints = [
            models.UniqueConstraint(fields=["episode", "on_day"], name="change_told_once"),
            models.CheckConstraint(
                condition=models.Q(step__gte=-3, step__lte=3), name="change_told_in_seven_steps"
            ),
        ]

    def __str__(self) -> str:
        return f"change on day {self.on_day}"
