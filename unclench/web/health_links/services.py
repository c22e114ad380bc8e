"""Makes health links, gives out what is behind them, and puts something newer there."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

from unclench.health_link.link import KEY_BYTES, Flag, Link, write_link
from unclench.health_link.manifest import LOCATION_LIVES_S, SealedFile
from unclench.health_link.sealed import FHIR, SealError, open_sealed
from unclench.report.share import Shared
from unclench.web.accounts.models import Visitor
from unclench.web.archive.models import Who
from unclench.web.health_links.address import manifest_address, viewer_address
from unclench.web.health_links.contents import sealed_paper, sealed_report
from unclench.web.health_links.forms import Wish
from unclench.web.health_links.models import HealthLink
from unclench.web.links.services import end_what_ended, has_been_opened, keep, revoke
from unclench.web.secret_words import hash_of, new_secret

LABEL = "Back report"
JUST_NOW = timedelta(hours=1)
FILES = ("report", "paper")


@dataclass(frozen=True)
class Made:
    """A new link, told once. `text` holds the key; nothing of it is kept."""

    text: str
    link: HealthLink
    passcode: str


@dataclass(frozen=True)
class SealedForOwnSpace:
    """A file for somebody's own web space, and the link to it. Nothing of either is kept."""

    text: str
    name: str
    sealed: str


def make(visitor: Visitor, who: Who, shared: Shared, wish: Wish, site: str) -> Made | None:
    """A new link to what is shared; None where this person has too many that are open.

    Raises LinkError, and keeps nothing, where the address of this site is too long for a link.
    """
    key, secret, now = secrets.token_bytes(KEY_BYTES), new_secret(), timezone.now()
    link = HealthLink(
        visitor=visitor,
        label=wish.label or LABEL,
        made_at=now,
        sealed_at=now,
        expires_at=now + wish.duration,
        long_term=wish.long_term,
        once=wish.once,
        report=sealed_report(shared, key),
        paper=sealed_paper(shared, key) if wish.passcode else "",
    )
    told = _told(link, manifest_address(site, secret), key, has_passcode=bool(wish.passcode))
    before = just_made(visitor, now) if wish.instead else None
    if before is not None:
        revoke(before, who, now)
    if not keep(link, secret, wish.passcode, who):
        return None
    return Made(write_link(told, viewer_address(site, wish.passcode)), link, wish.passcode)


def just_made(visitor: Visitor, now: datetime) -> HealthLink | None:
    """The last link of the hour before, if it is open and nobody has opened it.

    Its code was shown once. Whoever closed that page makes another, and has no use for this one.
    """
    mine = HealthLink.objects.filter(HealthLink.open_at(now), visitor=visitor, used_at=None)
    link = mine.filter(made_at__gt=now - JUST_NOW).order_by("-made_at").first()
    return None if link is None or has_been_opened(link) else link


def _told(link: HealthLink, url: str, key: bytes, *, has_passcode: bool) -> Link:
    assert link.expires_at is not None
    flags = {Flag.PASSCODE if has_passcode else Flag.ONE_FILE}
    flags |= {Flag.LONG_TERM} if link.long_term else set()
    exp_s = int(link.expires_at.timestamp())
    return Link(url=url, key=key, exp_s=exp_s, flags=frozenset(flags), label=link.label)


def seal_for_own_space(shared: Shared, wish: Wish, space: str) -> SealedForOwnSpace:
    """One file and its link. Its name cannot be guessed, and its host cannot read it."""
    key, name = secrets.token_bytes(KEY_BYTES), new_secret()
    exp_s = int((timezone.now() + wish.duration).timestamp())
    flags = frozenset({Flag.ONE_FILE})
    label = wish.label or LABEL
    link = Link(url=f"{space}{name}", key=key, exp_s=exp_s, flags=flags, label=label)
    return SealedForOwnSpace(write_link(link), name, sealed_report(shared, key))


def own_link(visitor: Visitor, told: Link, now: datetime) -> HealthLink | None:
    """The long-term link of this person that is told, if it is open and the key is its key."""
    secret = told.url.rstrip("/").rpartition("/")[2]
    mine = HealthLink.objects.filter(visitor=visitor, secret_hash=hash_of(secret), long_term=True)
    link = mine.first()
    if link is None or not link.is_open(now):
        return None
    try:
        open_sealed(link.report, told.key)
    except SealError:
        return None
    return link


def renew(link: HealthLink, shared: Shared, key: bytes) -> None:
    """Puts something newer behind a link, sealed with the key that came with the request."""
    paper = "" if link.is_one_file else sealed_paper(shared, key)
    mine = HealthLink.objects.filter(pk=link.pk, revoked_at=None).exclude(report="")
    mine.update(report=sealed_report(shared, key), paper=paper, sealed_at=timezone.now())


def files_of(link: HealthLink) -> list[SealedFile]:
    """What is behind a link, in order."""
    found = ((number, getattr(link, name)) for number, name in enumerate(FILES))
    return [SealedFile(n, FHIR, sealed, link.sealed_at) for n, sealed in found if sealed]


def sealed_file(link_id: int, name: str, now: datetime) -> str | None:
    """One file by its ticket. A link that was taken back or is over gives none, ticket or not."""
    link = HealthLink.objects.filter(pk=link_id, revoked_at=None, expires_at__gt=now).first()
    if link is None or not link.attempts_left or name not in FILES:
        return None
    return getattr(link, name) or None


@transaction.atomic
def use_up(link: HealthLink, now: datetime, *, files_follow: bool) -> bool:
    """For a link that opens one time: whether this is that time. Of many at once one gets it.

    `files_follow`: files are fetched by their addresses after this, for an hour at most.
    """
    if not link.once:
        return True
    over = now + timedelta(seconds=LOCATION_LIVES_S) if files_follow else now
    mine = HealthLink.objects.filter(pk=link.pk, used_at=None)
    won = mine.update(used_at=now, expires_at=Least(F("expires_at"), over))
    end_what_ended(now)
    return won == 1
