"""What the last check needs, and the places near one spot."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from unclench.care.find import Found, FoundSpot, Places, everything
from unclench.care.hours import Hours, Standing, hours_at
from unclench.care.store import About, about_in, opened
from unclench.engine.values.care import NO_CHECK, CareKind, CareOrder
from unclench.engine.values.disposition import Disposition
from unclench.web.accounts.models import Visitor
from unclench.web.care.forms import Asked
from unclench.web.check.models import Decision
from unclench.web.check.services import latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.relief.services import plan

OF_ONE_KIND, OF_THE_FIRST, OF_EACH = 20, 4, 2
"""How many places are shown: when one kind is asked for; of the kind that is needed first; of every
other kind."""


@dataclass(frozen=True)
class Need:
    """What somebody's last check needs. Without a recent and finished check: nobody's order."""

    order: CareOrder
    decision: Decision | None = None


@dataclass(frozen=True)
class Near:
    """One place, and how it stands now."""

    found: Found
    hours: Hours


@dataclass(frozen=True)
class Section:
    """The nearest places of one kind."""

    kind: CareKind
    places: tuple[Near, ...]


@dataclass(frozen=True)
class Answer:
    """What is known here. `about` is None while no places are imported. `spots` are those of the
    name that was typed; with several of them, and none chosen, there are no sections yet."""

    about: About | None = None
    spots: tuple[FoundSpot, ...] = ()
    spot: FoundSpot | None = None
    sections: tuple[Section, ...] = ()
    close_names: tuple[str, ...] = ()
    looked_up: bool = False


def need_of(visitor: Visitor | None) -> Need:
    """What the newest check of a visitor needs, if it still counts."""
    orders = knowledge().care.orders
    decision = latest_decision(visitor)
    if decision is None or not _counts(decision):
        return Need(orders[NO_CHECK])
    return Need(orders[decision.disposition], decision)


def _counts(decision: Decision) -> bool:
    """Whether it is recent, and finished: an emergency ends a check before its last question."""
    recent = decision.made_at >= timezone.now() - timedelta(days=plan().check_counts_days)
    is_emergency = decision.disposition == Disposition.EMERGENCY
    return recent and (is_emergency or bool(decision.result["complete"]))


def look_up(asked: Asked, order: CareOrder) -> Answer:
    """The places near where somebody is, or near the place that they typed."""
    with opened(settings.DATA) as database:
        if database is None:
            return Answer()
        about = about_in(database)
        if not asked.is_asked:
            return Answer(about)
        places = Places(database)
        if asked.here is not None:
            sections = _sections(places, asked.here, asked, order)
            return Answer(about, sections=sections, looked_up=True)
        return _near_a_name(places, about, asked, order)


def _near_a_name(places: Places, about: About, asked: Asked, order: CareOrder) -> Answer:
    spots = tuple(places.spots(asked.place))
    spot = _meant(spots, asked.choice)
    if spot is None:
        close = () if spots else tuple(places.close_names(asked.place))
        return Answer(about, spots, close_names=close, looked_up=True)
    sections = _sections(places, (spot.lat, spot.lon), asked, order)
    return Answer(about, spots, spot, sections, looked_up=True)


def _meant(spots: tuple[FoundSpot, ...], choice: int | None) -> FoundSpot | None:
    if choice is not None and choice < len(spots):
        return spots[choice]
    return spots[0] if len(spots) == 1 else None


def _sections(
    places: Places, where: tuple[float, float], asked: Asked, order: CareOrder
) -> tuple[Section, ...]:
    """One section for each kind, in the order of what is needed."""
    keep = _is_not_closed if asked.leave_out_closed else everything
    found = (
        (kind, places.nearest(kind.id, *where, count, keep))
        for kind, count in _wanted(asked.kind, order)
    )
    return tuple(Section(kind, tuple(Near(f, _hours(f)) for f in some)) for kind, some in found)


def _wanted(kind_id: str, order: CareOrder) -> list[tuple[CareKind, int]]:
    care = knowledge().care
    one = care.kind(kind_id)
    if one is not None:
        return [(one, OF_ONE_KIND)]
    kinds = [kind for kind in map(care.kind, order.kinds) if kind is not None]
    return [(kind, OF_THE_FIRST if kind is kinds[0] else OF_EACH) for kind in kinds]


def _is_not_closed(found: Found) -> bool:
    """What is open, and what may be: hours that nobody knows leave no place out."""
    return _hours(found).standing is not Standing.CLOSED


def _hours(found: Found) -> Hours:
    return hours_at(found.hours, timezone.now(), found.zone, found.country)
