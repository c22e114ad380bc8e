"""When somebody told us that a bout was over, and what they said in quick looks."""

from django.db import models

from unclench.web.accounts.models import Visitor


class Recovery(models.Model):
    """A person's word that their back is well again. It ends the reminders of that bout."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="recoveries")
    said_at = models.DateTimeField()

    class Meta:
        db_table = "recovery"
        indexes = [models.Index(fields=["visitor", "-said_at"], name="recovery_by_visitor")]

    def __str__(self) -> str:
        return f"well again on {self.said_at:%Y-%m-%d}"


class NerveLook(models.Model):
    """A quick look through the signs of squeezed nerves between two checks. `found`: what was
    answered with yes or "not_sure", by finding; empty where none was."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="nerve_looks")
    looked_at = models.DateTimeField()
    found = models.JSONField(default=dict, blank=True)
    is_clear = models.BooleanField()
    knowledge_version = models.CharField(max_length=16)

    class Meta:
        db_table = "nerve_look"
        indexes = [
            models.Index(fields=["visitor", "is_clear", "-looked_at"], name="nerve_look_by_visitor")
        ]

    def __str__(self) -> str:
        return f"looked on {self.looked_at:%Y-%m-%d}"
