"""What an invented person wants to be told of: their calendar and their reminders."""

from datetime import time

from unclench.web.calendar_feed.address import new_nonce
from unclench.web.calendar_feed.models import CalendarFeed
from unclench.web.demo.person import DemoPerson
from unclench.web.reminders import services
from unclench.web.reminders.models import Kind, ReminderWishes
from unclench.web.secret_words import hash_of

WEEKDAYS = (0, 1, 2, 3, 4)


def calendar(person: DemoPerson, day: int) -> None:
    """A calendar, since the second week."""
    if day == 10:
        CalendarFeed.objects.create(
            visitor=person.visitor,
            nonce=new_nonce(),
            token_hash=hash_of(new_nonce()),  # nobody knows an address that leads here
            uid=person.new_id(),
            session_at=time(8, 30),
            walk_at=time(12, 30),
            changed_at=person.at(day, 21, 15),
        )


def reminders(person: DemoPerson, day: int) -> None:
    """Reminders on weekdays. Nothing is sent: there is no device and no address."""
    if day == 12:
        times = {Kind.DIARY.value: time(20), Kind.SESSION.value: time(8, 15)}
        services.keep(person.visitor, services.Wishes(times=times, days=WEEKDAYS, by_push=True))
        mine = ReminderWishes.objects.filter(visitor=person.visitor)
        mine.update(changed_at=person.at(day, 21, 20))
