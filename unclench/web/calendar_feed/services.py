"""Makes, changes, renews and takes away a calendar, and gathers what is in it."""

from dataclasses import asdict, dataclass
from datetime import time

from django.utils import timezone

from unclench.engine.assessment.assess import check_in_dates
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import zone_of
from unclench.web.calendar_feed import address
from unclench.web.calendar_feed.events import Ahead, Choice, events_of
from unclench.web.calendar_feed.ical import Calendar
from unclench.web.calendar_feed.models import CalendarFeed
from unclench.web.calendar_feed.weekly import weekly_items
from unclench.web.follow_up.services import history_of
from unclench.web.knowledge import knowledge
from unclench.web.secret_words import hash_of

QUIET_NAME = "Time for you"
PLAIN_NAME = "My back"


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the form of a calendar holds."""

    days: tuple[int, ...] = tuple(range(7))
    session_at: time = time(8, 30)
    walk_at: time = time(12, 30)
    with_session: bool = True
    with_walk: bool = True
    with_checks: bool = True
    plain: bool = False


def feed_of(visitor: Visitor | None) -> CalendarFeed | None:
    """The calendar of a visitor."""
    return CalendarFeed.objects.filter(visitor=visitor).first() if visitor else None


def feed_at(token: str) -> CalendarFeed | None:
    """The calendar with that secret address."""
    found = CalendarFeed.objects.select_related("visitor")
    return found.filter(token_hash=hash_of(token)).first()


def wishes_of(feed: CalendarFeed | None) -> Wishes:
    """What was chosen; what a new calendar begins with when there is none."""
    if feed is None:
        return Wishes()
    return Wishes(
        days=tuple(feed.days),
        session_at=feed.session_at,
        walk_at=feed.walk_at,
        with_session=feed.with_session,
        with_walk=feed.with_walk,
        with_checks=feed.with_checks,
        plain=feed.plain,
    )


def keep(visitor: Visitor, key: str, wishes: Wishes) -> None:
    """Makes the calendar, or keeps what was chosen for it. `key`: the person's own."""
    chosen = asdict(wishes) | {"days": list(wishes.days), "changed_at": timezone.now()}
    CalendarFeed.objects.update_or_create(
        visitor=visitor, defaults=chosen, create_defaults=chosen | _new_address(key)
    )


def renew(visitor: Visitor, key: str) -> None:
    """Gives the calendar a new address; the old one leads nowhere from now on."""
    CalendarFeed.objects.filter(visitor=visitor).update(**_new_address(key))


def _new_address(key: str) -> dict[str, str]:
    nonce = address.new_nonce()
    token = address.token_of(key, nonce)
    return {"nonce": nonce, "token_hash": hash_of(token)}


def take_away(visitor: Visitor | None) -> None:
    """Ends the calendar."""
    if visitor is not None:
        CalendarFeed.objects.filter(visitor=visitor).delete()


def token_shown(feed: CalendarFeed, key: str) -> str:
    """The secret part of the address; "" when it was made with another key than this one."""
    token = address.token_of(key, feed.nonce)
    return token if hash_of(token) == feed.token_hash else ""


def calendar_of(feed: CalendarFeed, site: str) -> Calendar:
    """The calendar as it is today, where its person is: the program that fetches it tells no zone.
    `site`: the address of the front page."""
    with timezone.override(zone_of(feed.visitor)):
        return _calendar_today(feed, site)


def _calendar_today(feed: CalendarFeed, site: str) -> Calendar:
    today, course = timezone.localdate(), history_of(feed.visitor)
    checks = () if course.well_on else check_in_dates(knowledge(), course)
    ahead = Ahead(today=today, checks=checks, well_on=course.well_on)
    items = weekly_items(feed.visitor, course)
    return Calendar(
        name=PLAIN_NAME if feed.plain else QUIET_NAME,
        stamp=timezone.now(),
        events=events_of(items, ahead, _choice(feed, site)),
    )


def _choice(feed: CalendarFeed, site: str) -> Choice:
    return Choice(uid=feed.uid, site=site, **asdict(wishes_of(feed)))
