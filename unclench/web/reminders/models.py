"""What somebody wants to be reminded of, how, and what was sent."""

from datetime import time

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.weekly_times import every_day


class ReminderWishes(models.Model):
    """How one person wants to be reminded. `plain`: the text may name the back.

    Nothing is sent between `quiet_from` and `quiet_to`, nor before `snoozed_until`. `stop_token`:
    opens the page that stops them, from a mail, without signing in.
    """

    visitor = models.OneToOneField(
        Visitor, on_delete=models.CASCADE, related_name="reminder_wishes"
    )
    by_mail = models.BooleanField(default=False)
    by_push = models.BooleanField(default=False)
    plain = models.BooleanField(default=False)
    quiet_from = models.TimeField(default=time(21))
    quiet_to = models.TimeField(default=time(8))
    snoozed_until = models.DateTimeField(null=True)
    stop_token = models.CharField(max_length=43, unique=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "reminder_wishes"

    def __str__(self) -> str:
        return f"reminders of visitor {self.visitor_id}"


class Kind(models.TextChoices):
    """What a reminder is for."""

    DIARY = "diary", "My diary"
    SESSION = "session", "My session"
    FAIR_TEST = "fair_test", "My fair test"


class Reminder(models.Model):
    """One time of day at which to be reminded of one thing. `next_due` is in UTC."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    days = models.JSONField(default=every_day)
    at = models.TimeField()
    next_due = models.DateTimeField(null=True)

    class Meta:
        db_table = "reminder"
        indexes = [models.Index(fields=["next_due"], name="reminder_by_due")]
        constraints = [
            models.UniqueConstraint(fields=["visitor", "kind"], name="one_reminder_a_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="reminder_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%H:%M}"


class PushDevice(models.Model):
    """One browser that agreed to be told. `endpoint` is where its maker takes messages for it."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="push_devices")
    endpoint = models.CharField(max_length=600, unique=True)
    browser_key = models.CharField(max_length=100)
    secret = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "push_device"

    def __str__(self) -> str:
        return f"device {self.pk}"


class Sending(models.TextChoices):
    """What became of one due time."""

    WAITING = "waiting"
    SENT = "sent"
    LEFT_OUT = "left_out"
    FAILED = "failed"


class ReminderSlot(models.Model):
    """One due time of one reminder. There is one row at most, so that none is sent twice."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="slots")
    due = models.DateTimeField()
    became = models.CharField(max_length=8, choices=Sending.choices, default=Sending.WAITING.value)
    at = models.DateTimeField()

    class Meta:
        db_table = "reminder_slot"
        constraints = [
            models.UniqueConstraint(fields=["reminder", "due"], name="one_slot_a_due_time"),
            models.CheckConstraint(
                condition=models.Q(became__in=Sending.values), name="reminder_slot_became_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reminder_id} at {self.due:%Y-%m-%d %H:%M}"
