"""What an invented person wrote for others: for a visit to the physiotherapist, and for work."""

from datetime import timedelta

from unclench.web.demo.person import DemoPerson
from unclench.web.health_links.models import HealthLink
from unclench.web.links.models import Happened, LinkOpened
from unclench.web.report import words
from unclench.web.report.models import ReportWords
from unclench.web.secret_words import hash_of

WRITES_ON = 33
SHOWS_ON = 34
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


def show_at_the_visit(person: DemoPerson, day: int) -> None:
    """The day after: a QR code at the desk. It has run out since, so nothing is behind it."""
    if day != SHOWS_ON:
        return
    made = person.at(day, 9, 40)
    link = HealthLink.objects.create(
        visitor=person.visitor,
        label="My physio",
        secret_hash=hash_of(f"shown by invented person {person.visitor.pk}"),
        passcode="!",
        made_at=made,
        sealed_at=made,
        expires_at=made + timedelta(days=7),
    )
    LinkOpened.objects.create(
        visitor=person.visitor,
        kind=link.kind,
        link_id=link.pk,
        at=person.at(day, 9, 52),
        happened=Happened.OPENED,
        who="Hill Physiotherapy",
    )
