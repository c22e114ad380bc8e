"""What somebody answered about painkillers, and what they were told."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision


class MedicineAnswers(models.Model):
    """One walk through the questions about painkillers. Open until `finished_at` is set.

    A row that is finished never changes: an answer that is changed later makes another row, which
    keeps the `begun_at` of the first.
    `decision` is the check whose answers were carried over. `findings`, `country`, `result` and
    `knowledge_version` are what the person was told and on what, so that it can be explained later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="medicine_answers")
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True)
    answers = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    country = models.CharField(max_length=2, blank=True)
    result = models.JSONField(default=dict)
    knowledge_version = models.CharField(max_length=12, blank=True)
    begun_at = models.DateTimeField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "medicine_answers"
        indexes = [models.Index(fields=["visitor", "-started_at"], name="medicines_by_visitor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | ~models.Q(knowledge_version=""),
                name="medicines_finished_with_version",
            ),
        ]

    def __str__(self) -> str:
        return f"answers about painkillers {self.pk}"
