"""Pain that is told twice with nothing done for it in between: what it does by itself.

Half an hour to an hour and a half lies between the two. Nobody is asked to bear anything for it:
whoever does something meanwhile says so, and then the two numbers count for nothing.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.timezone import localtime

from unclench.engine.values.country import Country
from unclench.engine.values.disposition import Disposition
from unclench.pictures.words import count
from unclench.web.accounts.country import numbers_for
from unclench.web.accounts.models import Visitor
from unclench.web.check.services import latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.what_helps.models import Wait
from unclench.web.what_helps.waiting import (
    earliest,
    latest,
    make_way,
    may_be_told,
    open_wait,
    settled_at,
    told_times,
    wait_of,
)


def begin(visitor: Visitor, pain_nprs: int) -> Wait:
    """The pain now, 0 to 10, as the first of two. One that is open already goes on instead."""
    going = open_wait(visitor)
    if going is not None:
        return going
    make_way(visitor)
    try:
        with transaction.atomic():
            return Wait.objects.create(
                visitor=visitor,
                pain_before=pain_nprs,
                drawn=False,
                knowledge_version=knowledge().version,
                started_at=timezone.now(),
            )
    except IntegrityError:
        return Wait.objects.get(visitor=visitor, ended_at=None)


def pair_of(visitor: Visitor | None, wait_id: uuid.UUID) -> Wait | None:
    """Pain told twice, for the person whose it is and nobody else."""
    return wait_of(visitor, wait_id, drawn=False)


def address_of(wait: Wait) -> str:
    """Where a waiting session, or the second of two numbers, is told."""
    name = "waiting_session" if wait.drawn else "told_twice_second"
    return reverse(name, args=[wait.pk])


def going_on(visitor: Visitor | None) -> dict[str, str] | None:
    """What is still to be told a second time, with the way there."""
    return going_on_with(open_wait(visitor))


def going_on_with(pair: Wait | None) -> dict[str, str] | None:
    """The same of what is known to be open; nothing of a waiting session."""
    if pair is None or pair.drawn:
        return None
    return {"text": _when(pair), "url": address_of(pair), "link": "Tell it once more"}


def _when(pair: Wait) -> str:
    told, window = clock(pair.started_at), f"From {clock(earliest(pair))} to {clock(latest(pair))}"
    return f"You told your pain at {told}. {window} you can tell it once more."


def first_context(visitor: Visitor | None) -> dict[str, Any]:
    """Before the first number."""
    rules, settled = knowledge().waiting, settled_at(visitor) if visitor else None
    return {
        "settled": clock(settled) if settled else "",
        "least": rules.pair_earliest_minutes,
        "most": rules.pair_latest_minutes,
        "back_url": reverse("what_eases"),
    }


def second_context(pair: Wait, country: Country) -> dict[str, Any]:
    """Between the two numbers, and when it is time for the second."""
    return {
        "pair": pair,
        "when": _when(pair),
        "may_be_told": may_be_told(pair),
        "signs": _danger_signs(),
        "back_url": reverse("what_eases"),
    } | numbers_for(country)


def both_context(pair: Wait) -> dict[str, Any]:
    """After the second number, or after it is too late for one."""
    after, times = pair.pain_after, told_times(pair.visitor, drawn=False)
    return {
        "told": after is not None,
        "before": pair.pain_before,
        "after": after,
        "rose": after is not None and after > pair.pain_before,
        "times": count(times, "time"),
        "enough": times >= knowledge().waiting.pairs,
        "checked": latest_decision(pair.visitor) is not None,
    }


def _danger_signs() -> list[str]:
    return list(knowledge().advice[Disposition.SELF_CARE].watch_for[:4])


def clock(moment: datetime) -> str:
    """Such as "14:10"."""
    return time_format(localtime(moment), "H:i")
