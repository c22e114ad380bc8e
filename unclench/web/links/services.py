"""Makes links, finds what one opens, ends them, and keeps the list of what happened to each."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet

from unclench.web.accounts.models import Visitor
from unclench.web.archive.looked import note
from unclench.web.archive.models import What, Who
from unclench.web.links.models import Happened, Link, LinkOpened
from unclench.web.links.passcodes import hashed, try_passcode
from unclench.web.secret_words import hash_of

MOST = 20
OPENS_KEPT = 100

L = TypeVar("L", bound=Link)


def kinds() -> tuple[type[Link], ...]:
    """Every kind of link there is, in the order in which their apps are installed."""
    return tuple(model for model in apps.get_models() if issubclass(model, Link))


@transaction.atomic
def keep(link: Link, secret: str, passcode: str, who: Who) -> bool:
    """Keeps a new link; False where this person has too many that are open."""
    Visitor.objects.select_for_update().get(pk=link.visitor_id)
    mine = type(link)._base_manager.filter(visitor=link.visitor)
    if mine.filter(Link.open_at(link.made_at)).count() >= MOST:
        return False
    link.secret_hash, link.passcode = hash_of(secret), hashed(passcode)
    link.save()
    note(link.visitor, who, What.LINK_MADE, link.label)
    return True


def link_at(kind: type[L], secret: str, now: datetime) -> L | None:
    """The link with that secret, if it is open. Who comes too late stands in its list."""
    found = kind._base_manager.select_related("visitor")
    link = found.filter(secret_hash=hash_of(secret)).first()
    if link is None or link.is_open(now):
        return link
    end_what_ended(now)
    note_opened(link, Happened.REFUSED, now)
    return None


def open_link(link: Link, told: str, now: datetime, who: str = "") -> Happened:
    """Whether that passcode opens it; what came of it stands in its list. Not in a transaction."""
    happened = try_passcode(link, told, now)
    note_opened(link, happened, now, who)
    return happened


def note_opened(link: Link, happened: Happened, now: datetime, who: str = "") -> None:
    """A line for the person. The oldest of a long list of the same make room."""
    about = {"visitor_id": link.visitor_id, "kind": link.kind, "link_id": link.pk}
    LinkOpened.objects.create(**about, at=now, happened=happened, who=who)
    same = _opens(link).filter(happened=happened)
    beyond = same.order_by("-pk").values_list("pk", flat=True)[OPENS_KEPT : OPENS_KEPT + 1].first()
    if beyond is not None:
        same.filter(pk__lte=beyond).delete()
    if happened is Happened.OPENED:
        note(link.visitor, Who.LINK, What.LOOKED, link.label)


def opens_of(link: Link) -> Sequence[LinkOpened]:
    """What happened to a link, the newest first."""
    return list(_opens(link).order_by("-pk"))


def has_been_opened(link: Link) -> bool:
    """Whether anybody has read what is behind it."""
    return _opens(link).filter(happened=Happened.OPENED).exists()


def _opens(link: Link) -> QuerySet[LinkOpened]:
    return LinkOpened.objects.filter(kind=link.kind, link_id=link.pk)


def links_of(visitor: Visitor | None, now: datetime) -> Sequence[Link]:
    """Every link of a person, of whatever kind: those that are open first, then the newest."""
    mine = [link for kind in kinds() for link in _of(kind, visitor)]
    return sorted(mine, key=lambda link: (not link.is_open(now), -link.made_at.timestamp()))


def link_of(visitor: Visitor | None, kind: str, link_id: int) -> Link | None:
    """One link of this person."""
    models = (model for model in kinds() if model.kind == kind)
    return next((link for model in models for link in _of(model, visitor, pk=link_id)), None)


def _of(kind: type[Link], visitor: Visitor | None, **more: object) -> Iterator[Link]:
    if visitor is not None:
        yield from kind._base_manager.filter(visitor=visitor, **more)


@transaction.atomic
def revoke(link: Link, who: Who, now: datetime) -> None:
    """It opens nothing from now on, and what it held is gone."""
    mine = type(link)._base_manager.filter(pk=link.pk, revoked_at=None)
    if mine.update(revoked_at=now):
        link.ended(now)
        note(link.visitor, who, What.LINK_ENDED, link.label)
    end_what_ended(now)


@transaction.atomic
def take_off(link: Link) -> None:
    """The link and its list are gone."""
    _opens(link).delete()
    link.delete()


def end_what_ended(now: datetime) -> None:
    """Empties what every link held that opens nothing any more, whosever it is."""
    for kind in kinds():
        if kind.contents:
            full = ~Q(**dict.fromkeys(kind.contents, ""))
            ended = kind._base_manager.exclude(Link.open_at(now)).filter(full)
            ended.update(**dict.fromkeys(kind.contents, ""))
