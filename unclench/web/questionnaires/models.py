"""Scores of questionnaires that were filled in elsewhere."""

import uuid

from django.db import models

from unclench.web.accounts.models import Visitor

ID_LONGEST = 40


class QuestionnaireScore(models.Model):
    """One questionnaire that somebody filled in elsewhere: its score, and no answer and no word of
    it.

    `measure`: its id in the knowledge. `parts`: its subscales, {id: score}. `answered` of `items`
    questions were answered; `answered` is empty where the file told the score itself.
    `fingerprint`: of the document, so that it counts once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.ForeignKey(
        Visitor, on_delete=models.CASCADE, related_name="questionnaire_scores"
    )
    measure = models.CharField(max_length=ID_LONGEST)
    answered_on = models.DateField()
    value = models.FloatField()
    parts = models.JSONField(default=dict)
    answered = models.PositiveSmallIntegerField(null=True, blank=True)
    items = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "questionnaire_score"
        constraints = [
            models.UniqueConstraint(fields=["visitor", "fingerprint"], name="one_score_a_document"),
            models.CheckConstraint(
                condition=models.Q(answered=None) | models.Q(answered__lte=models.F("items")),
                name="no_more_answers_than_items",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} of {self.answered_on}"
