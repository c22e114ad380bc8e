"""Episodes: one bout from its onset until the person is well again, with its flare-ups."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor


class OpenedBy(models.TextChoices):
    """What an episode began with."""

    CHECK = "check", "a check"
    DIARY = "diary", "the diary"
    TAP = "tap", "you"


class Episode(models.Model):
    """One bout. Its peak is not kept: it follows from the diary and the sessions.

    `set_off`: what the person guesses set it off, by the ids of the knowledge. `newer_from`: a
    later check told of pain that may be a new bout, begun then; None once that is settled.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="episodes")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    set_off = models.JSONField(default=list)
    set_off_words = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    opened_by = models.CharField(max_length=5, choices=OpenedBy.choices)
    newer_from = models.DateField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "episode"
        indexes = [models.Index(fields=["visitor", "-began_on"], name="episode_by_visitor")]
        constraints = [
            models.UniqueConstraint(
                fields=["visitor"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_episode_a_visitor",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("began_on")),
                name="episode_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_by__in=OpenedBy.values), name="episode_opened_by_known"
            ),
        ]

    def __str__(self) -> str:
        return f"episode from {self.began_on}"


class Mark(models.TextChoices):
    """What a person says of a day, as the engine names it."""

    FLARE = "flare"
    FLARE_OVER = "flare_over"


class DayMark(models.Model):
    """A flare-up begins, or is over: said in the plan or in the diary, and read by both."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="day_marks")
    day = models.DateField()
    mark = models.CharField(max_length=10, choices=Mark.choices)
    at = models.DateTimeField()

    class Meta:
        db_table = "day_mark"
        constraints = [
            models.UniqueConstraint(fields=["visitor", "day", "mark"], name="one_day_mark_a_day"),
            models.CheckConstraint(condition=models.Q(mark__in=Mark.values), name="day_mark_known"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} on {self.day}"
