"""When somebody told us that a bout was over."""

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
