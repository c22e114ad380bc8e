"""Answers of a session as they come in: late, twice, out of order, from several devices.

As in the diary, a device says how long ago it wrote an answer, never what time it is; the server
counts back from the arrival. Of two words about the same thing the one written last counts.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from unclench.web.plan.models import Arrived, PlanSession


@dataclass(frozen=True)
class Sent:
    """What came with an answer: a key that counts once, made now for a form without script, and
    how long ago it was written."""

    key: uuid.UUID
    age: timedelta


@dataclass(frozen=True)
class Word:
    """An answer that had not been seen before. `is_newest`: nothing newer is known about it."""

    written_at: datetime
    is_newest: bool


def read_sent(form: Mapping[str, Any]) -> Sent:
    """The key and the age in a form. Raises ValueError for what no page sends."""
    text = form.get("key", "")
    try:
        age = timedelta(seconds=max(float(form.get("age_s") or 0), 0))
    except OverflowError as error:
        raise ValueError("age_s") from error
    return Sent(uuid.UUID(text) if text else uuid.uuid4(), age)


def arrives(session: PlanSession, about: str, sent: Sent) -> Word | None:
    """The answer, if it was not seen before. Nothing counts as written before its session began.

    A key counts once for a session: a stranger who sends the same one takes nothing away.
    """
    PlanSession.objects.select_for_update().get(pk=session.pk)
    session.refresh_from_db(fields=["steps", "outcome", "ended_at"])
    now = timezone.now()
    at = now - min(sent.age, max(now - session.started_at, timedelta()))
    key = uuid.uuid5(session.pk, sent.key.hex)
    word, new = Arrived.objects.get_or_create(
        key=key, defaults={"session": session, "about": about, "written_at": at}
    )
    return Word(at, _newest(session, about).pk == word.pk) if new else None


def _newest(session: PlanSession, about: str) -> Arrived:
    mine = Arrived.objects.filter(session=session, about=about, written_at__isnull=False)
    return max(mine, key=lambda row: (row.written_at, row.pk))
