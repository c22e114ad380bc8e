"""Which lessons somebody did."""

from django.db import models

from unclench.web.accounts.models import Visitor


class LessonDone(models.Model):
    """A lesson whose practice was done, and when last. Nothing is counted."""

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="lessons_done")
    lesson = models.CharField(max_length=40)
    done_at = models.DateTimeField()

    class Meta:
        db_table = "lesson_done"
        constraints = [
            models.UniqueConstraint(fields=["visitor", "lesson"], name="one_row_a_lesson"),
        ]

    def __str__(self) -> str:
        return f"{self.lesson} on {self.done_at:%Y-%m-%d}"
