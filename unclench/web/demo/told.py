"""What an invented person wrote for others: for a visit to the physiotherapist, and for work."""

from datetime import timedelta

from unclench.web.demo.person import DemoPerson
from unclench.web.report import words
from unclench.web.report.models import ReportWords

WRITES_ON = 33
QUESTIONS = (
    "When may I lift heavy things again?",
    "Would a class help me more than doing it alone?",
)


def write_for_others(person: DemoPerson, day: int) -> None:
    """Some weeks in, before a visit."""
    if day != WRITES_ON:
        return
    words.keep_for_clinician(person.visitor, QUESTIONS, "Paracetamol on bad days")
    words.keep_for_work(
        person.visitor,
        can="Work at a desk, getting up each half hour\nWalk about",
        cannot="Lift boxes from the floor",
        would_help="A break each hour",
        until=person.date_of(day) + timedelta(days=21),
    )
    mine = ReportWords.objects.filter(visitor=person.visitor)
    mine.update(changed_at=person.at(day, 21, 5))
