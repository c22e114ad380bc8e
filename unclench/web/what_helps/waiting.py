"""When somebody may be asked to carry on for a while first, and what they told of it."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils import timezone

from unclench.pictures.words import count
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.recent import is_recent
from unclench.web.what_helps.models import Wait, WaitingWish

# What ended just now was begun within this time: nobody takes longer over a session.
LATELY = timedelta(days=2)


def may_be_asked(visitor: Visitor) -> bool:
    """Whether they agreed to it, and said nothing else since."""
    return WaitingWish.objects.filter(visitor=visitor, may_ask=True).exists()


def keep_wish(visitor: Visitor, *, may_ask: bool) -> None:
    """Keeps whether they may be asked. The last word counts."""
    WaitingWish.objects.update_or_create(
        visitor=visitor, defaults={"may_ask": may_ask, "changed_at": timezone.now()}
    )


def is_fitting(visitor: Visitor, pain_nprs: int | None) -> bool:
    """Whether somebody with this pain may be asked now: little pain, their word, not too often.

    Whether red flags are quiet is for the caller to know: nobody is asked without a sound check.
    """
    choosing = knowledge().relief_rules.choosing
    if pain_nprs is None or pain_nprs > choosing.wait_pain or not may_be_asked(visitor):
        return False
    drawn = visitor.waits.filter(drawn=True).order_by("-started_at")
    waits = list(drawn.values_list("started_at", "pain_after"))
    told = [after for _, after in waits if after is not None]
    between = timedelta(hours=knowledge().waiting.hours_between)
    lately = bool(waits) and waits[0][0] > timezone.now() - between
    return len(told) < choosing.waits and not lately and settled_at(visitor) is None


def settled_at(visitor: Visitor) -> datetime | None:
    """From when two ratings tell what pain does by itself, because what was done last eases no
    more; None for now."""
    lasts = timedelta(minutes=knowledge().waiting.settled_minutes)
    free_at = max((at + lasts for at in _ends_lately(visitor)), default=None)
    return free_at if free_at and free_at > timezone.now() else None


def _ends_lately(visitor: Visitor) -> Iterator[datetime]:
    """When the newest of what was done lately ended, of relief and of the plan."""
    lately, mine = timezone.now() - LATELY, type(visitor).objects.filter(pk=visitor.pk)
    for sessions in ("sessions", "plan__sessions"):
        begun = mine.filter(**{f"{sessions}__started_at__gte": lately})
        last = begun.aggregate(ended=Max(f"{sessions}__ended_at"))["ended"]
        if last is not None:
            yield last


def begin(visitor: Visitor, pain_nprs: int, propensity: float, seed: int) -> Wait:
    """The waiting session that is open, or a new one. Of two at once one is made.

    Pain that was to be told a second time makes way for it.
    """
    going = open_wait(visitor)
    if going is not None and going.drawn:
        return going
    make_way(visitor)
    try:
        with transaction.atomic():
            return _begun(visitor, pain_nprs, propensity, seed)
    except IntegrityError:
        return Wait.objects.get(visitor=visitor, ended_at=None)


def _begun(visitor: Visitor, pain_nprs: int, propensity: float, seed: int) -> Wait:
    return Wait.objects.create(
        visitor=visitor,
        pain_before=pain_nprs,
        propensity=propensity,
        seed=seed,
        knowledge_version=knowledge().version,
        started_at=timezone.now(),
    )


def wait_of(visitor: Visitor | None, wait_id: uuid.UUID, *, drawn: bool = True) -> Wait | None:
    """A waiting session, or pain told twice, for the person whose it is and nobody else."""
    mine = Wait.objects.filter(pk=wait_id, visitor=visitor, drawn=drawn)
    return mine.first() if visitor else None


def open_wait(visitor: Visitor | None) -> Wait | None:
    """The waiting session that goes on; none whose time is over, though nobody ended it."""
    going = Wait.objects.filter(visitor=visitor, ended_at=None).first() if visitor else None
    return None if going is None or is_over(going) else going


def make_way(visitor: Visitor) -> None:
    """Ends what is open, or was left open: it tells nothing."""
    Wait.objects.filter(visitor=visitor, ended_at=None).update(ended_at=timezone.now())


def is_over(wait: Wait) -> bool:
    """Whether it is too late for a second rating."""
    return wait.ended_at is not None or not is_recent(wait.started_at, _longest(wait))


def earliest(wait: Wait) -> datetime:
    """From when a second rating counts."""
    rules = knowledge().waiting
    minutes = rules.earliest_minutes if wait.drawn else rules.pair_earliest_minutes
    return wait.started_at + timedelta(minutes=minutes)


def latest(wait: Wait) -> datetime:
    """Until when it does."""
    return wait.started_at + _longest(wait)


def _longest(wait: Wait) -> timedelta:
    rules = knowledge().waiting
    return timedelta(minutes=rules.latest_minutes if wait.drawn else rules.pair_latest_minutes)


def until(wait: Wait) -> datetime:
    """When the while is over."""
    return wait.started_at + timedelta(minutes=knowledge().waiting.minutes)


def may_be_told(wait: Wait) -> bool:
    """Whether a second rating counts now."""
    return earliest(wait) <= timezone.now() and not is_over(wait)


def told_times(visitor: Visitor, *, drawn: bool = True) -> int:
    """How many waiting sessions, or pairs of numbers, were told to the end."""
    return visitor.waits.filter(drawn=drawn, pain_after__isnull=False).count()


def tell(wait: Wait, pain_nprs: int) -> None:
    """Keeps the second rating, 0 to 10. The first word counts."""
    if wait.ended_at is None:
        wait.pain_after, wait.ended_at = pain_nprs, timezone.now()
        wait.save(update_fields=["pain_after", "ended_at"])


def stop(wait: Wait) -> None:
    """Ends it without a second rating, such as for relief."""
    if wait.ended_at is None:
        wait.ended_at = timezone.now()
        wait.save(update_fields=["ended_at"])


def waiting_context(visitor: Visitor) -> dict[str, Any]:
    """Whether they agreed, how often they carried on or told their pain twice, and what is open."""
    rated = visitor.waits.filter(pain_after__isnull=False).order_by().values_list("drawn")
    told = Counter(dict(rated.annotate(Count("pk"))))
    choosing, rules = knowledge().relief_rules.choosing, knowledge().waiting
    return {
        "may_ask": may_be_asked(visitor),
        "told": told.total(),
        "done": min(told[True], choosing.waits),
        "most": choosing.waits,
        "enough": told[True] >= choosing.waits,
        "minutes": rules.minutes,
        "most_pain": f"{choosing.wait_pain:g}",
        "pairs_done": count(told[False], "time"),
        "pairs": rules.pairs,
        "pairs_enough": told[False] >= rules.pairs,
        "pair_least": rules.pair_earliest_minutes,
        "pair_most": rules.pair_latest_minutes,
        "open": open_wait(visitor),
    }
