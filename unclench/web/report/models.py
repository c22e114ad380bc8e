"""What somebody wrote for a report, in their own words."""

from django.db import models

from unclench.web.accounts.models import Visitor

LINE, TEXT = 200, 600


class ReportWords(models.Model):
    """Own words for a clinician and for work. No name is kept here; it is asked when it is needed.

    `questions`: what they want to ask, in their order. `medicines`: what they take. `can`,
    `cannot` and `would_help` are for the note for work, which holds `until` they think so.
    """

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, related_name="report_words")
    questions = models.JSONField(default=list)
    medicines = models.TextField(max_length=TEXT, blank=True)
    can = models.TextField(max_length=TEXT, blank=True)
    cannot = models.TextField(max_length=TEXT, blank=True)
    would_help = models.TextField(max_length=TEXT, blank=True)
    until = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "report_words"

    def __str__(self) -> str:
        return f"words of visitor {self.visitor_id}"
