"""What somebody told after a check, to understand what may be behind it."""

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Check


class UnderstandAnswers(models.Model):
    """The answers that belong to one check. None of them is read by triage.

    `looked` names the second looks that the person has followed already.
    """

    visitor = models.ForeignKey(
        Visitor, on_delete=models.CASCADE, related_name="understand_answers"
    )
    safety_check = models.OneToOneField(
        Check, on_delete=models.CASCADE, related_name="understand_answers"
    )
    answers = models.JSONField(default=dict)
    looked = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "understand_answers"
        indexes = [models.Index(fields=["visitor", "-changed_at"], name="understand_by_visitor")]

    def __str__(self) -> str:
        return f"answers to understand check {self.safety_check_id}"
